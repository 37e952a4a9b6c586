import Foundation
import Yams

/// A mapping of a YAML file that knows where each key stands, so that an error can say it.
struct YAMLMapping {
    let file: String
    let path: String
    let line: Int
    private let nodes: [String: Node]
    private let order: [(key: String, line: Int)]

    /// - Throws: ``WorkspaceError``
    init(file: String) throws(WorkspaceError) {
        guard let data = FileManager.default.contents(atPath: file) else {
            let reason = FileManager.default.fileExists(atPath: file) ? "not a readable file" : "no such file"
            throw .unreadable(file: file, reason: reason)
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw .unreadable(file: file, reason: "not UTF-8 text")
        }
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw .notYAML(file: file, line: error.line, reason: error.summary)
        } catch {
            throw .notYAML(file: file, line: 1, reason: "\(error)")
        }
        guard let root, case .mapping = root else {
            throw .badValue(file: file, line: 1, key: "phusong.yaml", value: "", expected: "a mapping of keys")
        }
        try self.init(node: root, file: file, path: "")
    }

    init(node: Node, file: String, path: String) throws(WorkspaceError) {
        self.file = file
        self.path = path
        self.line = node.mark?.line ?? 1
        guard case .mapping(let mapping) = node else {
            throw .badValue(
                file: file, line: line, key: path, value: node.string ?? "a list", expected: "a mapping of keys")
        }
        var nodes: [String: Node] = [:]
        var order: [(String, Int)] = []
        for (key, value) in mapping {
            let name = key.string ?? ""
            nodes[name] = value
            order.append((name, key.mark?.line ?? value.mark?.line ?? 1))
        }
        self.nodes = nodes
        self.order = order
    }

    var keys: [String] { order.map(\.key) }

    func qualified(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    func line(of key: String) -> Int { order.first { $0.key == key }?.line ?? line }

    func rejectUnknownKeys(known: [String]) throws(WorkspaceError) {
        for (key, line) in order where !known.contains(key) {
            throw .unknownKey(file: file, line: line, key: qualified(key), known: known)
        }
    }

    func mapping(_ key: String) throws(WorkspaceError) -> YAMLMapping? {
        guard let node = nodes[key] else { return nil }
        return try YAMLMapping(node: node, file: file, path: qualified(key))
    }

    func requiredMapping(_ key: String) throws(WorkspaceError) -> YAMLMapping {
        guard let found = try mapping(key) else {
            throw .missingKey(file: file, line: line, key: qualified(key))
        }
        return found
    }

    func text(_ key: String) throws(WorkspaceError) -> String? {
        guard let node = nodes[key] else { return nil }
        guard let string = node.string else { throw bad(key, "a list or mapping", expected: "a single value") }
        return string
    }

    func requiredText(_ key: String) throws(WorkspaceError) -> String {
        guard let text = try text(key), !text.isEmpty else {
            throw .missingKey(file: file, line: line, key: qualified(key))
        }
        return text
    }

    /// A list of single values; one single value counts as a list of one.
    func texts(_ key: String) throws(WorkspaceError) -> [String]? {
        guard let node = nodes[key] else { return nil }
        if let single = node.string { return [single] }
        guard case .sequence(let sequence) = node else {
            throw bad(key, "a mapping", expected: "a list")
        }
        var out: [String] = []
        for element in sequence {
            guard let string = element.string else { throw bad(key, "a nested list", expected: "a list of values") }
            out.append(string)
        }
        return out
    }

    func number(_ key: String, in range: ClosedRange<Double>) throws(WorkspaceError) -> Double? {
        guard let text = try text(key) else { return nil }
        guard let value = Double(text), range.contains(value) else {
            throw bad(key, text, expected: "a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    func bad(_ key: String, _ value: String, expected: String) -> WorkspaceError {
        .badValue(file: file, line: line(of: key), key: qualified(key), value: value, expected: expected)
    }
}

extension YamlError {
    /// Line, counted from 1, where the parser gave up.
    fileprivate var line: Int {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: 1
        }
    }

    fileprivate var summary: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        default: "\(self)"
        }
    }
}
