import Foundation

/// The folder of data files; names files relative to itself, so that messages do not depend on the machine.
struct DataFolder {
    let path: String

    init(_ path: String) { self.path = path }

    /// The YAML files directly inside `folder`, by name.
    func files(in folder: String) throws(RuleError) -> [YAMLValue] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)
        } catch {
            throw .unreadable(file: folder, reason: "the folder is missing or unreadable")
        }
        var values: [YAMLValue] = []
        for name in names.filter({ $0.hasSuffix(".yaml") }).sorted() {
            values.append(try file("\(folder)/\(name)"))
        }
        guard !values.isEmpty else { throw .unreadable(file: folder, reason: "the folder holds no .yaml file") }
        return values
    }

    func file(_ name: String) throws(RuleError) -> YAMLValue {
        guard let data = FileManager.default.contents(atPath: path + "/" + name) else {
            throw .unreadable(file: name, reason: "the file is missing or unreadable")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw .unreadable(file: name, reason: "the file is not UTF-8")
        }
        return try YAMLValue.parse(text, file: name)
    }
}
