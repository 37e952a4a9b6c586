import Foundation

/// Where the typesetter of PDF is.
enum Typesetting {
    /// The interpreter that has it: named by `PHUSONG_PYTHON`, or in the environment `scripts/setup` makes beside the data;
    /// nil when there is none.
    static func python(beside dataFolder: String) -> String? {
        if let named = ProcessInfo.processInfo.environment["PHUSONG_PYTHON"], !named.isEmpty { return named }
        let path = URL(fileURLWithPath: dataFolder).deletingLastPathComponent().path + "/.venv/bin/python"
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }
}
