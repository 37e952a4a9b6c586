/// Rasters as GeoTIFF: tiled, compressed (DEFLATE), with averaged overviews inside and "no data" declared.
public enum GeoTIFFWriter {
    /// - Parameters:
    ///   - description: what the values are and their unit; goes into the image description.
    ///   - metadata: further facts by name; dates are the caller's, none is added here.
    /// - Throws: ``StoreError``; nothing is left under `path` that was not there before.
    public static func write(
        _ raster: Raster, to path: String, description: String? = nil, metadata: [String: String] = [:]
    ) throws(StoreError) {
        try AtomicFile.replace(path) { temporary throws(StoreError) in
            try RasterOutput.geoTIFF(
                raster, to: temporary, for: path, description: description, metadata: metadata)
        }
    }
}
