import Foundation

/// The folders of data files, one over the other; names files relative to their folder, so that messages do not depend
/// on the machine.
struct DataFolder {
    /// The shipped data first, then what users lay over it.
    let paths: [String]

    init(_ path: String, overlays: [String] = []) { paths = [path] + overlays }

    /// The YAML files directly inside `folder`, those of the base folder first, then by name.
    /// - Throws: ``RuleError/unreadable(file:reason:)`` when no folder has one.
    func files(in folder: String) throws(RuleError) -> [YAMLValue] {
        var values: [YAMLValue] = []
        var isThere = false
        for path in paths {
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder) else {
                continue
            }
            isThere = true
            for name in names.filter({ $0.hasSuffix(".yaml") }).sorted() {
                values.append(try read(path, "\(folder)/\(name)"))
            }
        }
        guard isThere else { throw .unreadable(file: folder, reason: "the folder is missing or unreadable") }
        guard !values.isEmpty else { throw .unreadable(file: folder, reason: "the folder holds no .yaml file") }
        return values
    }

    /// The file in every folder that has it.
    /// - Throws: ``RuleError/unreadable(file:reason:)`` when none has it and it is required.
    func all(_ name: String, isRequired: Bool = true) throws(RuleError) -> [YAMLValue] {
        var values: [YAMLValue] = []
        for path in paths where FileManager.default.fileExists(atPath: path + "/" + name) {
            values.append(try read(path, name))
        }
        guard !values.isEmpty || !isRequired else {
            throw .unreadable(file: name, reason: "the file is missing or unreadable")
        }
        return values
    }

    /// Paths of the YAML files directly inside the folders that are there, in the order they are read.
    func paths(below folders: [String]) -> [String] {
        folders.flatMap { folder in
            paths.flatMap { path -> [String] in
                let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []
                return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(path)/\(folder)/\($0)" }
            }
        }
    }

    private func read(_ path: String, _ name: String) throws(RuleError) -> YAMLValue {
        guard let data = FileManager.default.contents(atPath: path + "/" + name) else {
            throw .unreadable(file: name, reason: "the file is missing or unreadable")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw .unreadable(file: name, reason: "the file is not UTF-8")
        }
        return try YAMLValue.parse(text, file: name)
    }
}
