/// What is wrong with a `phusong.yaml`; every case names the file, and line and key where there are any.
public enum WorkspaceError: Error, Hashable, Sendable, CustomStringConvertible {
    case unreadable(file: String, reason: String)
    case notYAML(file: String, line: Int, reason: String)
    case missingKey(file: String, line: Int, key: String)
    case unknownKey(file: String, line: Int, key: String, known: [String])
    case badValue(file: String, line: Int, key: String, value: String, expected: String)

    public var description: String {
        switch self {
        case .unreadable(let file, let reason):
            "\(file): cannot be read (\(reason)); expected a workspace file, made by `phusong init` or `phusong sample`"
        case .notYAML(let file, let line, let reason):
            "\(file):\(line): not valid YAML: \(reason)"
        case .missingKey(let file, let line, let key):
            "\(file):\(line): key “\(key)” is missing"
        case .unknownKey(let file, let line, let key, let known):
            "\(file):\(line): unknown key “\(key)”; known here: \(known.joined(separator: ", "))"
        case .badValue(let file, let line, let key, let value, let expected):
            "\(file):\(line): “\(key)” is “\(value)”; expected \(expected)"
        }
    }
}
