import Formats
import GeoStore
import Geometry
import Units

/// Reads the terrain over the study area with the margin that effective antenna heights need.
struct TerrainImport {
    let workspace: Workspace
    let province: Workspace.Province
    let studyArea: Box

    /// Effective height looks at the ground up to 15 km from the mast (Okumura 1968; ITU-R P.1546-6 §4.2).
    private static let margin = 15_000.0

    func run(_ reader: inout LayerImport) throws(ProvinceError) -> Raster? {
        guard let layer = province.terrain else { return nil }
        return try ProvinceError.wrap(layer.source) {
            let window = try geographicWindow(margin: Self.margin)
            let raster = try RasterReader.read(layer.source, covering: window)
            reader.note(
                InputFile(
                    role: "terrain", path: workspace.displayPath(layer.source),
                    sha256: Digest.of(file: layer.source),
                    features: raster.frame.cellCount, crs: raster.crs.map(CRSName.short) ?? "–"))
            let inside = try RasterReader.window(
                of: try geographicWindow(margin: 0), in: raster.crs ?? .wgs84, path: layer.source)
            let (void, cells) = Self.voids(of: raster, in: inside)
            if void > 0 {
                reader.add(
                    layer, "", .noData, .noted,
                    "\(void) of \(cells) terrain cells around the communes have no height (voids or missing tiles); "
                        + "coverage there is unknown, not sea level")
            }
            return raster
        }
    }

    /// Cells without a height among those whose centre lies in a window.
    private static func voids(of raster: Raster, in window: Box) -> (void: Int, cells: Int) {
        var void = 0, cells = 0
        for row in 0..<raster.frame.rows {
            for column in 0..<raster.frame.columns where window.contains(raster.frame.centre(row: row, column: column))
            {
                cells += 1
                if raster[row, column] == nil { void += 1 }
            }
        }
        return (void, cells)
    }

    private func geographicWindow(margin: Double) throws(GeometryError) -> Box {
        let transformer = try Transformer(from: workspace.crs, to: .wgs84)
        let wide = studyArea.expanded(by: margin)
        var window = Box.empty
        for x in [wide.minX, wide.centre.x, wide.maxX] {
            for y in [wide.minY, wide.centre.y, wide.maxY] {
                window.extend(to: try transformer.transform(Coordinate(x, y)))
            }
        }
        return window
    }
}
