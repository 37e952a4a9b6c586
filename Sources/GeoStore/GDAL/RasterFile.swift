import CGDAL
import Geometry
import Units

/// The first band of a raster dataset.
struct RasterFile {
    private let dataset: Dataset
    private let path: String
    let frame: GridFrame
    let crs: CRS?
    /// Rows run north in the file.
    private let isSouthUp: Bool

    init(_ path: String, name: String? = nil) throws(StoreError) {
        let dataset = try Dataset(path: path, name: name, kind: .raster)
        self.dataset = dataset
        self.path = path
        guard unsafe GDALGetRasterCount(dataset.handle) > 0 else {
            throw .rasterMismatch(path: path, reason: "the raster has no band")
        }
        var t = [Double](repeating: 0, count: 6)
        // SAFETY: six doubles, as GDALGetGeoTransform asks.
        let status = GDALLibrary.quietly {
            unsafe t.withUnsafeMutableBufferPointer { unsafe GDALGetGeoTransform(dataset.handle, $0.baseAddress) }
        }
        guard status == CE_None else {
            throw .rasterMismatch(path: path, reason: "the raster does not say where it lies (no geotransform)")
        }
        guard t[2] == 0, t[4] == 0, t[1] > 0, t[5] != 0 else {
            throw .rasterMismatch(path: path, reason: "the raster is rotated; warp it to a north-up grid first")
        }
        let columns = Int(unsafe GDALGetRasterXSize(dataset.handle))
        let rows = Int(unsafe GDALGetRasterYSize(dataset.handle))
        isSouthUp = t[5] > 0
        frame = GridFrame(
            originX: t[0], originY: t[5] > 0 ? t[3] + t[5] * Double(rows) : t[3], cellWidth: t[1],
            cellHeight: abs(t[5]), columns: columns, rows: rows)
        crs = GDALLibrary.quietly { unsafe CRS.read(GDALGetSpatialRef(dataset.handle)) }
    }

    /// Values of a part of the frame, row by row from the north-west; no data is NaN, scale and offset applied.
    func values(rows: Range<Int>, columns: Range<Int>) throws(StoreError) -> [Float] {
        guard let band = unsafe GDALGetRasterBand(dataset.handle, 1) else {
            throw .rasterMismatch(path: path, reason: "the raster has no band")
        }
        var values = [Float](repeating: .nan, count: rows.count * columns.count)
        if values.isEmpty { return values }
        let top = isSouthUp ? frame.rows - rows.upperBound : rows.lowerBound
        try GDALLibrary.quietly { () throws(StoreError) in
            // SAFETY: the buffer holds as many floats as the window has cells.
            let status = unsafe values.withUnsafeMutableBufferPointer {
                unsafe GDALRasterIO(
                    band, GF_Read, Int32(columns.lowerBound), Int32(top), Int32(columns.count), Int32(rows.count),
                    $0.baseAddress, Int32(columns.count), Int32(rows.count), GDT_Float32, 0, 0)
            }
            guard status == CE_None else { throw .unreadable(path: path, reason: GDALLibrary.lastMessage) }
        }
        var hasNoData: Int32 = 0, hasScale: Int32 = 0, hasOffset: Int32 = 0
        let noData = Float(unsafe GDALGetRasterNoDataValue(band, &hasNoData))
        let scale = unsafe GDALGetRasterScale(band, &hasScale)
        let offset = unsafe GDALGetRasterOffset(band, &hasOffset)
        for index in values.indices {
            if hasNoData != 0, values[index] == noData {
                values[index] = .nan
            } else if hasScale != 0 || hasOffset != 0 {
                let factor = hasScale != 0 ? scale : 1, added = hasOffset != 0 ? offset : 0
                values[index] = Float(Double(values[index]) * factor + added)
            }
        }
        guard isSouthUp else { return values }
        return (0..<rows.count).reversed().flatMap { row in
            values[(row * columns.count)..<((row + 1) * columns.count)]
        }
    }
}
