import CGDAL
import Geometry

extension CRS {
    /// What a layer's or raster's reference means: its EPSG code, else the code of a system PROJ finds
    /// equal, else its WKT. Nil for none, for local and for undefined systems.
    static func read(_ reference: OGRSpatialReferenceH?) -> CRS? {
        guard let reference = unsafe reference, unsafe OSRIsLocal(reference) == 0 else { return nil }
        // SAFETY: names are owned by the reference and copied at once.
        let name = unsafe OSRGetName(reference).map { unsafe String(cString: $0) } ?? ""
        if name.lowercased().hasPrefix("undefined") || name.lowercased() == "unknown" { return nil }
        if let crs = unsafe authority(of: reference) { return crs }
        var text: UnsafeMutablePointer<CChar>?
        guard unsafe OSRExportToWkt(reference, &text) == OGRERR_NONE, let text = unsafe text else { return nil }
        defer { unsafe VSIFree(text) }
        let wkt = unsafe String(cString: text)
        return wkt.isEmpty ? nil : CRS.identify(wkt: wkt)
    }

    private static func authority(of reference: OGRSpatialReferenceH) -> CRS? {
        guard let name = unsafe OSRGetAuthorityName(reference, nil),
            let code = unsafe OSRGetAuthorityCode(reference, nil)
        else { return nil }
        let authority = unsafe String(cString: name), number = unsafe String(cString: code)
        if authority == "EPSG" { return Int(number).map { .epsg($0) } }
        return authority == "OGC" && number == "CRS84" ? .wgs84 : nil
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
