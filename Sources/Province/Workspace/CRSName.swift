package import Geometry

package enum CRSName {
    /// EPSG code, or the first words of a definition.
    package static func short(_ crs: CRS) -> String {
        switch crs {
        case .epsg: crs.description
        case .definition(let text): String(text.prefix(40))
        }
    }
}
