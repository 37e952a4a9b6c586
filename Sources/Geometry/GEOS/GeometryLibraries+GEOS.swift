import CGEOS

extension GeometryLibraries {
    /// Such as `3.11.1`.
    public static var geosVersion: String {
        // GEOS appends the version of its C interface: "3.11.1-CAPI-1.17.1".
        let full = unsafe String(cString: GEOSversion())
        return full.split(separator: "-").first.map(String.init) ?? full
    }
}
