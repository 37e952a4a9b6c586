import Foundation

/// Real data that lives beside a checkout and is not part of it; tests that need it are skipped where it is absent.
///
/// ```swift
/// @Test(.enabled(if: SharedData.path("expected/vn_districts.json") != nil))
/// func districtsHaveTheirAreas() throws { … }
/// ```
public enum SharedData {
    /// The folder with the data: `$PHUSONG_SHARED/data`, else `../shared/data` beside the package; nil when absent.
    public static let folder: String? = {
        let declared = ProcessInfo.processInfo.environment["PHUSONG_SHARED"]
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let shared =
            declared.map { URL(fileURLWithPath: $0) }
            ?? package.deletingLastPathComponent().appendingPathComponent("shared")
        let data = shared.appendingPathComponent("data").path
        return FileManager.default.fileExists(atPath: data) ? data : nil
    }()

    /// A file or folder inside ``folder``, by its path relative to it; nil when it is not there.
    public static func path(_ relative: String) -> String? {
        guard let folder else { return nil }
        let path = folder + "/" + relative
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }
}
