/// What can go wrong while results are written; cases carry facts, the faces word them.
public enum ReportError: Error, Hashable, Sendable {
    case cannotWrite(path: String, reason: String)
    /// The page template is missing or cannot be parsed.
    case template(path: String, reason: String)
    /// A position cannot be brought to the system a file needs.
    case transform(layer: String, reason: String)
    /// PDF was asked for and no Python with the typesetter is there.
    case noTypesetter
    /// A table that an earlier run wrote lacks a column a comparison needs.
    case notComparable(path: String, column: String)
    /// The typesetter does not start, or refuses a document.
    case typesetter(reason: String)
}

extension ReportError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .cannotWrite(let path, let reason):
            "\(path) cannot be written: \(reason)"
        case .template(let path, let reason):
            "template \(path) cannot be used: \(reason)"
        case .transform(let layer, let reason):
            "positions of \(layer) cannot be transformed: \(reason)"
        case .notComparable(let path, let column):
            "\(path) has no column \(column); give the folder that phusong run or phusong report wrote"
        case .noTypesetter:
            "PDF needs the typesetter, which is not installed; run scripts/setup, or leave pdf out of --format"
        case .typesetter(let reason):
            "the typesetter failed: \(reason)"
        }
    }
}
