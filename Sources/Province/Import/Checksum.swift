import Foundation

/// Checksums of inputs, so that a result says which bytes it came from.
package enum Checksum {
    /// Hexadecimal SHA-256 by the system's `sha256sum`; empty for what is not a plain file, e.g. a database.
    package static func sha256(ofFile path: String) -> String {
        guard FileKind.of(path) == .file else { return "" }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
        process.arguments = ["--", path]
        process.standardOutput = output
        process.standardError = Pipe()
        guard (try? process.run()) != nil else { return "" }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0, let text = String(data: data, encoding: .utf8) else { return "" }
        return String(text.drop { $0 == "\\" }.prefix(64))
    }
}
