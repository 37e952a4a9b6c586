public import Geometry

/// What can go wrong between us and files. Cases carry facts; the faces word them in the user's language,
/// ``description`` words them in English.
public enum StoreError: Error, Hashable, Sendable {
    case fileMissing(path: String)
    case unreadable(path: String, reason: String)
    /// Recognised, but not readable here; `advice` says what to export instead.
    case unsupportedFormat(path: String, format: String, advice: String)
    case noLayer(path: String)
    /// Several that are not alike; one of them, or those that belong together, have to be named.
    case severalLayers(path: String, layers: [String])
    /// The layer is there, with nothing in it; `filter` is the condition that may have left nothing.
    case noFeatures(path: String, layer: String, filter: String?)
    case layerMissing(path: String, layer: String, available: [String])
    case fieldMissing(path: String, layer: String, field: String, available: [String])
    /// No row of the first `rowsSearched` looks like column names.
    case headerMissing(path: String, layer: String, rowsSearched: Int)
    case badValue(path: String, layer: String, feature: String, field: String, value: String, expected: String)
    case badFilter(path: String, layer: String, filter: String, reason: String)
    case badText(path: String, layer: String, encoding: TextEncoding, reason: String)
    /// The file has no CRS and none was declared; `fitting` are systems in which the coordinates make sense.
    case crsMissing(path: String, layer: String, extent: Box?, fitting: [CRS])
    case crsImplausible(
        path: String, layer: String, declared: CRS, cause: CRSDoubt, extent: Box, fitting: [CRS])
    case folderMissing(path: String)
    /// Another run writes to the same folder; `owner` is what its lock says of it.
    case folderLocked(folder: String, owner: String)
    /// The folder holds what no earlier run wrote; it is left untouched. `entries` names up to five.
    case folderNotOurs(folder: String, entries: [String])
    /// A file stands where the folder should come to stand.
    case notAFolder(path: String)
    case notWritable(path: String, reason: String)
    case writeFailed(path: String, reason: String)
    /// Tiles of different cell size or CRS, a frame a format cannot hold, a window beside the raster.
    case rasterMismatch(path: String, reason: String)
    case geometry(path: String, layer: String, feature: String, GeometryError)
}

/// Why the coordinates of a layer do not fit the CRS it declares.
public enum CRSDoubt: String, Hashable, Sendable, Codable, CaseIterable {
    /// Numbers far beyond 180 and 90 in a system of degrees.
    case metresDeclaredAsDegrees
    /// Numbers within 180 and 90 in a system of metres or feet.
    case degreesDeclaredAsMetres
    /// Exchanged, the coordinates lie where they should.
    case axesSwapped
    /// Multiplied by ten, or divided, the coordinates lie where they should.
    case factorTen
    /// Outside the area the system is made for, no simple cause found.
    case outsideAreaOfUse
    /// Outside the area the study declares.
    case outsideStudyArea
    /// A grid of VN-2000 with WGS 84 as its datum: the fitting one is the same grid on its own datum.
    case gridOfVN2000
    /// A withdrawn twin of the system; the fitting one is its successor.
    case deprecated
}
