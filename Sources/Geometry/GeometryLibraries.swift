import CGEOS
import CPROJ

/// The versions of the C libraries this process runs with, for `doctor` and for reports.
public enum GeometryLibraries {
    /// Such as `3.11.1`.
    public static var geosVersion: String {
        // GEOS appends the version of its C interface: "3.11.1-CAPI-1.17.1".
        let full = unsafe String(cString: GEOSversion())
        return full.split(separator: "-").first.map(String.init) ?? full
    }

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
