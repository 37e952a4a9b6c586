public import Geometry

extension RasterReader {
    /// Reads what covers a box of longitudes and latitudes, whichever system the raster is in.
    ///
    /// - Parameters:
    ///   - path: a file, or a folder whose tiles are put together.
    ///   - box: WGS 84 degrees.
    /// - Throws: ``StoreError``; a raster that does not say its system is one.
    public static func read(_ path: String, covering box: Box) throws(StoreError) -> Raster {
        let first = FileKind(of: path) == .folder ? try tiles(in: path)[0] : path
        guard let crs = try frame(of: first).crs else {
            throw .rasterMismatch(path: first, reason: "the raster does not say which coordinate system it is in")
        }
        return try read(path, window: try window(of: box, in: crs, path: first))
    }

    /// The box that holds a box of longitudes and latitudes in another system.
    ///
    /// - Throws: ``StoreError/geometry(path:layer:feature:_:)`` where the system does not reach.
    public static func window(of box: Box, in crs: CRS, path: String) throws(StoreError) -> Box {
        do {
            let transformer = try Transformer(from: .wgs84, to: crs)
            var window = Box.empty
            // Edges bend: their middles count as well as their ends.
            for x in [box.minX, box.centre.x, box.maxX] {
                for y in [box.minY, box.centre.y, box.maxY] {
                    window.extend(to: try transformer.transform(Coordinate(x, y)))
                }
            }
            return window
        } catch {
            throw .geometry(path: path, layer: "", feature: "window", error)
        }
    }
}
