/// What can go wrong in geometry; cases carry facts, the faces word them.
public enum GeometryError: Error, Hashable, Sendable {
    /// PROJ does not know the system, or refuses its definition.
    case unknownCRS(String, reason: String)
    /// A deprecated code whose successor must be used instead (6956–6959).
    case deprecatedCRS(Int, successor: Int)
    /// Two shapes of different systems met in one operation.
    case crsMismatch(CRS, CRS)
    /// PROJ has no operation, or a coordinate lies outside what it can do.
    case transformFailed(from: CRS, to: CRS, at: Coordinate?, reason: String)
    /// GEOS refused an operation; `reason` is its own message.
    case topology(operation: String, reason: String)
    /// Bytes that are not well-known binary.
    case malformedWKB(reason: String)
    /// NaN or infinite coordinates where finite ones are needed.
    case notFinite(Coordinate)
    /// A file that is not a spatial index, or a damaged one.
    case indexFile(path: String, reason: String)
}
