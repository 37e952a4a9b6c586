import Foundation
import GeoStore

/// Standard output for results, standard error for everything about the run.
enum Console {
    static func output(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    static func error(_ text: String) {
        FileHandle.standardError.write(Data((ConnectionText.redacted(text) + "\n").utf8))
    }

    /// Without a line end, for the progress line.
    static func errorFragment(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
