import CPROJ

extension GeometryLibraries {
    /// Such as `9.1.1`.
    public static var projVersion: String {
        unsafe proj_info().version.map { unsafe String(cString: $0) } ?? "unknown"
    }

    /// Edition of the coordinate-system register PROJ found, such as `v10.076`; nil when it found none, and then no
    /// transformation works.
    public static var epsgVersion: String? {
        let context = PROJContext()
        return unsafe proj_context_get_database_metadata(context.raw, "EPSG.VERSION").map { unsafe String(cString: $0) }
    }
}
