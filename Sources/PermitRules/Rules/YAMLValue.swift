import Units
import Yams

/// A YAML node that knows its file and line, so that every complaint can name them.
struct YAMLValue {
    let file: String
    let node: Node

    static func parse(_ text: String, file: String) throws(RuleError) -> YAMLValue {
        do {
            guard let node = try compose(yaml: text) else {
                throw RuleError.unreadable(file: file, reason: "the file is empty")
            }
            return YAMLValue(file: file, node: node)
        } catch let error as RuleError {
            throw error
        } catch let error as YamlError {
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                throw .syntax(at: .init(file: file, line: mark.line), reason: problem)
            case .duplicatedKeysInMapping(let duplicates, let context):
                throw .duplicate(
                    at: .init(file: file, line: context.mark.line), kind: "key",
                    name: duplicates.map(\.description).sorted().joined(separator: ", "))
            default: throw .unreadable(file: file, reason: error.description)
            }
        } catch {
            throw .unreadable(file: file, reason: String(describing: error))
        }
    }

    var place: RuleError.Place { .init(file: file, line: node.mark?.line ?? 1) }

    func table(_ allowed: [String]) throws(RuleError) -> YAMLTable {
        guard case .mapping(let mapping) = node else {
            throw .wrongValue(at: place, key: "entry", value: summary, expected: "a table of keys and values")
        }
        var entries: [String: YAMLValue] = [:]
        for (key, value) in mapping {
            let name = key.string ?? ""
            guard allowed.contains(name) else {
                throw .unknownKey(
                    at: .init(file: file, line: key.mark?.line ?? 1), key: name, allowed: allowed)
            }
            entries[name] = YAMLValue(file: file, node: value)
        }
        return YAMLTable(place: place, entries: entries)
    }

    func list(_ key: String) throws(RuleError) -> [YAMLValue] {
        guard case .sequence(let sequence) = node else {
            throw .wrongValue(at: place, key: key, value: summary, expected: "a list")
        }
        return sequence.map { YAMLValue(file: file, node: $0) }
    }

    func text(_ key: String) throws(RuleError) -> String {
        guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
            throw .wrongValue(at: place, key: key, value: summary, expected: "a text")
        }
        return scalar.string
    }

    func date(_ key: String) throws(RuleError) -> CalendarDate {
        let text = try text(key)
        guard let date = CalendarDate(text) else {
            throw .wrongValue(at: place, key: key, value: text, expected: "a day of the form yyyy-MM-dd")
        }
        return date
    }

    /// A number that is not infinite.
    func number(_ key: String) throws(RuleError) -> Double {
        let text = try text(key)
        guard let number = Double(text), number.isFinite else {
            throw .wrongValue(at: place, key: key, value: text, expected: "a number")
        }
        return number
    }

    /// A table of texts under any keys.
    func texts() throws(RuleError) -> [String: String] {
        guard case .mapping(let mapping) = node else {
            throw .wrongValue(at: place, key: "entry", value: summary, expected: "a table of keys and values")
        }
        var texts: [String: String] = [:]
        for (key, value) in mapping { texts[key.string ?? ""] = try YAMLValue(file: file, node: value).text("value") }
        return texts
    }

    var isList: Bool { if case .sequence = node { true } else { false } }
    var isTable: Bool { if case .mapping = node { true } else { false } }

    func bool(_ key: String) throws(RuleError) -> Bool {
        switch try text(key) {
        case "true": return true
        case "false": return false
        case let other: throw .wrongValue(at: place, key: key, value: other, expected: "true or false")
        }
    }

    func choice<T: RawRepresentable & CaseIterable>(_ key: String, of type: T.Type) throws(RuleError) -> T
    where T.RawValue == String {
        let text = try text(key)
        guard let value = T(rawValue: text) else {
            let known = T.allCases.map(\.rawValue).joined(separator: ", ")
            throw .wrongValue(at: place, key: key, value: text, expected: "one of \(known)")
        }
        return value
    }

    func localized(_ key: String) throws(RuleError) -> LocalizedText {
        let table = try table(["vi", "en"])
        return LocalizedText(vi: try table.required("vi").text("vi"), en: try table.required("en").text("en"))
    }

    private var summary: String {
        switch node {
        case .scalar(let scalar): scalar.string
        case .mapping: "a table"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }
}

/// A mapping whose keys were checked.
struct YAMLTable {
    let place: RuleError.Place
    let entries: [String: YAMLValue]

    subscript(_ key: String) -> YAMLValue? { entries[key] }

    func required(_ key: String) throws(RuleError) -> YAMLValue {
        guard let value = entries[key] else { throw .missingKey(at: place, key: key) }
        return value
    }

    func text(_ key: String) throws(RuleError) -> String { try required(key).text(key) }
    func localized(_ key: String) throws(RuleError) -> LocalizedText { try required(key).localized(key) }

    func optionalText(_ key: String) throws(RuleError) -> String? {
        guard let value = entries[key] else { return nil }
        return try value.text(key)
    }

    func list(_ key: String) throws(RuleError) -> [YAMLValue] {
        guard let value = entries[key] else { return [] }
        return try value.list(key)
    }

    func texts(_ key: String) throws(RuleError) -> [String] {
        var texts: [String] = []
        for value in try list(key) { texts.append(try value.text(key)) }
        return texts
    }

    func choices<T: RawRepresentable & CaseIterable>(_ key: String, of type: T.Type) throws(RuleError) -> [T]
    where T.RawValue == String {
        var values: [T] = []
        for value in try list(key) { values.append(try value.choice(key, of: type)) }
        return values
    }

    /// The days named by `from` and `until`, both included.
    func interval() throws(RuleError) -> DayInterval {
        let start = try required("from").date("from")
        let end = try entries["until"].map { value throws(RuleError) in try value.date("until") }
        guard let interval = DayInterval(from: start, until: end) else {
            throw .wrongValue(
                at: entries["until"]?.place ?? place, key: "until", value: end.map(String.init(describing:)) ?? "",
                expected: "\(start) or a later day")
        }
        return interval
    }

    func mark() throws(RuleError) -> VerificationMark { try required("mark").choice("mark", of: VerificationMark.self) }
}
