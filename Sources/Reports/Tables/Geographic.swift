import Geometry

/// Longitude and latitude (WGS 84) of positions in the study's CRS.
struct Geographic {
    private let transformer: Transformer
    private let layer: String

    init(from crs: CRS, layer: String) throws(ReportError) {
        do {
            transformer = try Transformer(from: crs, to: .wgs84)
        } catch {
            throw .transform(layer: layer, reason: String(describing: error))
        }
        self.layer = layer
    }

    func position(_ coordinate: Coordinate) throws(ReportError) -> Coordinate {
        do {
            return try transformer.transform(coordinate)
        } catch {
            throw .transform(layer: layer, reason: String(describing: error))
        }
    }
}
