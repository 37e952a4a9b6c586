/// What can go wrong while results are written; cases carry facts, the faces word them.
public enum ReportError: Error, Hashable, Sendable {
    /// Another run writes to the same folder; `owner` is what its lock says of it.
    case locked(folder: String, owner: String)
    /// The folder holds what no earlier run wrote; it is left untouched. `entries` names up to five.
    case notOurs(folder: String, entries: [String])
    /// A file stands where the folder should come to stand.
    case notAFolder(path: String)
    case cannotWrite(path: String, reason: String)
    /// The page template is missing or cannot be parsed.
    case template(path: String, reason: String)
    /// A position cannot be brought to the system a file needs.
    case transform(layer: String, reason: String)
}

extension ReportError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .locked(let folder, let owner):
            "\(folder) is being written by another run (\(owner)); wait for it, or choose another folder with --out"
        case .notOurs(let folder, let entries):
            "\(folder) holds files that no earlier run wrote (\(entries.joined(separator: ", "))); "
                + "nothing was changed: move them away, or choose another folder with --out"
        case .notAFolder(let path):
            "\(path) is a file; choose another folder with --out"
        case .cannotWrite(let path, let reason):
            "\(path) cannot be written: \(reason)"
        case .template(let path, let reason):
            "template \(path) cannot be used: \(reason)"
        case .transform(let layer, let reason):
            "positions of \(layer) cannot be transformed: \(reason)"
        }
    }
}
