import CGDAL
import Geometry
import Units

/// Writes one band of floats as GeoTIFF.
enum RasterOutput {
    /// Side of a tile, cells; also where overviews stop.
    private static let tile = 256

    static func geoTIFF(
        _ raster: Raster, to temporary: String, for path: String, description: String?, metadata: [String: String]
    ) throws(StoreError) {
        try GDALLibrary.quietly { () throws(StoreError) in
            let dataset = try create(raster.frame, temporary, path)
            unsafe try describe(dataset.handle, raster, path, description, metadata)
            unsafe try fill(dataset.handle, raster, path)
            unsafe try addOverviews(dataset.handle, raster.frame, path)
            unsafe GDALFlushCache(dataset.handle)
            if CPLGetLastErrorType().rawValue >= CE_Failure.rawValue { throw failure(path) }
        }
    }

    private static func create(
        _ frame: GridFrame, _ temporary: String, _ path: String
    ) throws(StoreError) -> Dataset {
        let options = StringList([
            "TILED=YES", "BLOCKXSIZE=\(tile)", "BLOCKYSIZE=\(tile)", "COMPRESS=DEFLATE", "PREDICTOR=3", "ZLEVEL=6",
            "BIGTIFF=IF_SAFER",
        ])
        guard let driver = unsafe GDALGetDriverByName("GTiff"),
            let created = unsafe GDALCreate(
                driver, temporary, Int32(frame.columns), Int32(frame.rows), 1, GDT_Float32, options.pointer)
        else { throw .notWritable(path: path, reason: GDALLibrary.lastMessage) }
        return unsafe Dataset(path: path, adopting: created)
    }

    private static func describe(
        _ dataset: GDALDatasetH, _ raster: Raster, _ path: String, _ description: String?,
        _ metadata: [String: String]
    ) throws(StoreError) {
        let frame = raster.frame
        var t = [frame.originX, frame.cellWidth, 0, frame.originY, 0, -frame.cellHeight]
        // SAFETY: six doubles, copied by GDAL.
        let status = unsafe t.withUnsafeMutableBufferPointer { unsafe GDALSetGeoTransform(dataset, $0.baseAddress) }
        guard status == CE_None else { throw failure(path) }
        if let crs = raster.crs {
            do throws(UnknownReference) {
                unsafe try crs.withReference { _ = unsafe GDALSetSpatialRef(dataset, $0) }
            } catch {
                throw .writeFailed(path: path, reason: "unknown coordinate system \(crs.shortName)")
            }
        }
        for key in metadata.keys.sorted() { unsafe GDALSetMetadataItem(dataset, key, metadata[key] ?? "", nil) }
        if let description { unsafe GDALSetMetadataItem(dataset, "TIFFTAG_IMAGEDESCRIPTION", description, nil) }
    }

    private static func fill(_ dataset: GDALDatasetH, _ raster: Raster, _ path: String) throws(StoreError) {
        guard let band = unsafe GDALGetRasterBand(dataset, 1) else { throw failure(path) }
        let noData = raster.range?.contains(-9999) ?? false ? -Float.greatestFiniteMagnitude : -9999
        unsafe GDALSetRasterNoDataValue(band, Double(noData))
        let columns = Int32(raster.frame.columns)
        for top in stride(from: 0, to: raster.frame.rows, by: tile) {
            let rows = min(tile, raster.frame.rows - top)
            var part = raster.values[(top * raster.frame.columns)..<((top + rows) * raster.frame.columns)]
                .map { $0.isFinite ? $0 : noData }
            // SAFETY: the buffer holds the rows that are written.
            let status = unsafe part.withUnsafeMutableBufferPointer {
                unsafe GDALRasterIO(
                    band, GF_Write, 0, Int32(top), columns, Int32(rows), $0.baseAddress, columns, Int32(rows),
                    GDT_Float32, 0, 0)
            }
            guard status == CE_None else { throw failure(path) }
        }
    }

    private static func addOverviews(_ dataset: GDALDatasetH, _ frame: GridFrame, _ path: String) throws(StoreError) {
        unsafe GDALFlushCache(dataset)
        var levels: [Int32] = []
        var level = 2
        while max(frame.columns, frame.rows) * 2 / level > tile {
            levels.append(Int32(level))
            level *= 2
        }
        if levels.isEmpty { return }
        let status = unsafe levels.withUnsafeMutableBufferPointer {
            unsafe GDALBuildOverviews(dataset, "AVERAGE", Int32($0.count), $0.baseAddress, 0, nil, nil, nil)
        }
        guard status == CE_None else { throw failure(path) }
    }

    private static func failure(_ path: String) -> StoreError {
        .writeFailed(path: path, reason: GDALLibrary.lastMessage)
    }
}
