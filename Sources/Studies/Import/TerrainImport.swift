import GeoStore
import Geometry

/// Reads the terrain over the study area with the margin that effective antenna heights need.
struct TerrainImport {
    let workspace: Workspace
    let studyArea: Box

    /// Effective height looks at the ground up to 15 km from the mast (Okumura 1968; ITU-R P.1546-6 §4.2).
    private static let margin = 15_000.0

    func run(_ reader: inout LayerImport) throws(StudyError) -> Raster? {
        guard let layer = workspace.terrain else { return nil }
        return try StudyError.wrap(layer.source) {
            let window = try geographicWindow()
            let raster = try RasterReader.read(layer.source, window: window)
            reader.note(
                InputFile(
                    role: "terrain", path: reader.displayPath(layer.source),
                    sha256: Checksum.sha256(ofFile: layer.source),
                    features: raster.frame.cellCount, crs: raster.crs.map(CRSName.short) ?? "–"))
            let void = raster.noDataCount
            if void > 0 {
                reader.add(
                    layer, "", .noData, .noted,
                    "\(void) of \(raster.frame.cellCount) terrain cells have no height (voids or missing tiles); "
                        + "coverage there is unknown, not sea level")
            }
            return raster
        }
    }

    private func geographicWindow() throws(GeometryError) -> Box {
        let transformer = try Transformer(from: workspace.crs, to: .wgs84)
        let wide = studyArea.expanded(by: Self.margin)
        var window = Box.empty
        for x in [wide.minX, wide.centre.x, wide.maxX] {
            for y in [wide.minY, wide.centre.y, wide.maxY] {
                window.extend(to: try transformer.transform(Coordinate(x, y)))
            }
        }
        return window
    }
}
