import CGDAL
import Geometry

extension CRS {
    /// What a layer's or raster's reference means: its EPSG code, else the code of a system PROJ finds equal
    /// with at least 90 % confidence, else its WKT. Nil for none, for local and for undefined systems.
    static func read(_ reference: OGRSpatialReferenceH?) -> CRS? {
        guard let reference = unsafe reference, unsafe OSRIsLocal(reference) == 0 else { return nil }
        // SAFETY: names are owned by the reference and copied at once.
        let name = unsafe OSRGetName(reference).map { unsafe String(cString: $0) } ?? ""
        if name.lowercased().hasPrefix("undefined") || name.lowercased() == "unknown" { return nil }
        if let crs = unsafe authority(of: reference) { return crs }
        if let crs = unsafe bestMatch(of: reference) { return crs }
        var text: UnsafeMutablePointer<CChar>?
        guard unsafe OSRExportToWkt(reference, &text) == OGRERR_NONE, let text = unsafe text else { return nil }
        defer { unsafe VSIFree(text) }
        let wkt = unsafe String(cString: text)
        return wkt.isEmpty ? nil : .definition(wkt)
    }

    private static func authority(of reference: OGRSpatialReferenceH) -> CRS? {
        guard let name = unsafe OSRGetAuthorityName(reference, nil),
            let code = unsafe OSRGetAuthorityCode(reference, nil)
        else { return nil }
        let authority = unsafe String(cString: name), number = unsafe String(cString: code)
        if authority == "EPSG" { return Int(number).map { .epsg($0) } }
        return authority == "OGC" && number == "CRS84" ? .wgs84 : nil
    }

    private static func bestMatch(of reference: OGRSpatialReferenceH) -> CRS? {
        var count: Int32 = 0
        var confidences: UnsafeMutablePointer<Int32>?
        // SAFETY: the list holds `count` references and is freed with its contents below.
        guard let matches = unsafe OSRFindMatches(reference, nil, &count, &confidences) else { return nil }
        defer {
            unsafe OSRFreeSRSArray(matches)
            unsafe VSIFree(confidences)
        }
        guard count > 0, let confidences = unsafe confidences, unsafe confidences[0] >= 90,
            let best = unsafe matches[0]
        else { return nil }
        return unsafe authority(of: best)
    }

    /// Runs `body` with GDAL's reference of this system, x first.
    func withReference<T>(_ body: (OGRSpatialReferenceH) -> T) throws(UnknownReference) -> T {
        guard let reference = unsafe OSRNewSpatialReference(nil) else { throw UnknownReference(crs: self) }
        defer { unsafe OSRRelease(reference) }
        guard unsafe OSRSetFromUserInput(reference, description) == OGRERR_NONE else {
            throw UnknownReference(crs: self)
        }
        unsafe OSRSetAxisMappingStrategy(reference, OAMS_TRADITIONAL_GIS_ORDER)
        return unsafe body(reference)
    }
}

/// GDAL cannot read the definition of a system.
struct UnknownReference: Error {
    var crs: CRS
}
