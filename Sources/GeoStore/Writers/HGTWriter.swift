import Geometry
import Units

/// Terrain as an SRTM tile; see ``RasterReader``.
public enum HGTWriter {
    /// Writes `N10E106.hgt` into `folder`; heights are rounded to whole metres, no data becomes −32768.
    ///
    /// - Parameter raster: n × n cells whose centres are the posts of one whole degree, edges included, WGS 84.
    /// - Returns: the path written.
    /// - Throws: ``StoreError/rasterMismatch(path:reason:)`` when the frame or a height does not fit the format.
    @discardableResult
    public static func write(_ raster: Raster, to folder: String) throws(StoreError) -> String {
        let frame = raster.frame
        let corner = frame.centre(row: frame.rows - 1, column: 0)
        let whole = Coordinate(corner.x.rounded(), corner.y.rounded())
        let step = 1 / Double(max(frame.columns - 1, 1))
        let tolerance = step / 100
        guard frame.columns == frame.rows, frame.columns >= 2, raster.crs == nil || raster.crs == .wgs84,
            abs(corner.x - whole.x) < tolerance, abs(corner.y - whole.y) < tolerance,
            abs(frame.cellWidth - step) * Double(frame.columns) < tolerance,
            abs(frame.cellHeight - step) * Double(frame.rows) < tolerance
        else {
            throw .rasterMismatch(
                path: folder, reason: "an .hgt tile holds n × n posts of one whole degree of WGS 84, edges included")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(frame.cellCount * 2)
        for value in raster.values {
            var height = HGTTile.void
            if value.isFinite {
                guard let rounded = Int16(exactly: value.rounded()), rounded > HGTTile.void else {
                    throw .rasterMismatch(path: folder, reason: "a height of \(value) m does not fit 16 bits")
                }
                height = rounded
            }
            let bits = UInt16(bitPattern: height)
            bytes.append(UInt8(bits >> 8))
            bytes.append(UInt8(bits & 0xFF))
        }
        let path = folder + "/" + HGTTile.name(corner: whole)
        try AtomicFile.write(bytes, to: path)
        return path
    }
}
