/// A coordinate reference system, by EPSG code or by its full definition.
///
/// It only names the system; what the name means is asked of PROJ by ``CRS/details()`` and ``Transformer``.
public enum CRS: Hashable, Sendable, CustomStringConvertible {
    case epsg(Int)
    /// A definition without a code of its own: WKT as read from a file, or a PROJ string.
    case definition(String)

    public static let wgs84 = CRS.epsg(4326)

    /// Reads `EPSG:9210` (any case), or takes the text as a definition.
    public init(_ text: String) {
        let upper = text.uppercased()
        if upper.hasPrefix("EPSG:"), let code = Int(upper.dropFirst(5)) {
            self = .epsg(code)
        } else {
            self = .definition(text)
        }
    }

    /// What PROJ is given: `EPSG:9210` or the definition.
    public var description: String {
        switch self {
        case .epsg(let code): "EPSG:\(code)"
        case .definition(let text): text
        }
    }
}
