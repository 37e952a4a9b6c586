import Foundation

/// A long text file written piece by piece under a partial name, so that a run that was stopped goes on where it was.
///
/// Beside `NAME.part` a file `NAME.state` names what the rows come from and how far both got; ``finish()`` gives the
/// file its name and removes the state.
public final class RowFile {
    private let path: String
    private let file: FileHandle
    private let stamp: String?
    private var bytes: UInt64

    /// Rows of the source whose lines are in the file.
    public private(set) var rows: Int

    private var part: String { path + ".part" }
    private var state: String { path + ".state" }

    /// - Parameters:
    ///   - stamp: what the content depends on; a state with another one is not continued. Nil when that cannot be named:
    ///     then no run is continued, neither this one nor an earlier one.
    ///   - resume: go on after an earlier run; without one, or with another stamp, the file starts anew.
    /// - Throws: ``StoreError/notWritable(path:reason:)``.
    public init(_ path: String, stamp: String?, resume: Bool) throws(StoreError) {
        self.path = path
        self.stamp = stamp?.replacingOccurrences(of: "\n", with: " ")
        let known = resume ? self.stamp.flatMap { Self.read(path + ".state", stamp: $0) } : nil
        (rows, bytes) = known ?? (0, 0)
        if self.stamp == nil { try? FileManager.default.removeItem(atPath: path + ".state") }
        if known == nil || !FileManager.default.fileExists(atPath: path + ".part") {
            (rows, bytes) = (0, 0)
            guard FileManager.default.createFile(atPath: path + ".part", contents: nil) else {
                throw .notWritable(path: path, reason: "no permission, or no such folder")
            }
        }
        do {
            guard let file = FileHandle(forWritingAtPath: path + ".part") else {
                throw CocoaError(.fileWriteNoPermission)
            }
            // What was written after the last state is written again.
            try file.truncate(atOffset: bytes)
            try file.seek(toOffset: bytes)
            self.file = file
        } catch {
            throw .notWritable(path: path, reason: error.localizedDescription)
        }
    }

    /// - Parameter rows: of the source that the lines answer.
    public func append(_ lines: [UInt8], rows count: Int) throws(StoreError) {
        do {
            try file.write(contentsOf: lines)
            bytes += UInt64(lines.count)
            rows += count
            guard let stamp else { return }
            try "\(stamp)\n\(rows) \(bytes)\n".write(toFile: state, atomically: true, encoding: .utf8)
        } catch {
            throw .writeFailed(path: path, reason: error.localizedDescription)
        }
    }

    public func finish() throws(StoreError) {
        do {
            try file.close()
            if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
            try FileManager.default.moveItem(atPath: part, toPath: path)
            try? FileManager.default.removeItem(atPath: state)
        } catch {
            throw .writeFailed(path: path, reason: error.localizedDescription)
        }
    }

    private static func read(_ path: String, stamp: String) -> (rows: Int, bytes: UInt64)? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        let lines = text.split(separator: "\n")
        guard lines.count == 2, lines[0] == stamp else { return nil }
        let numbers = lines[1].split(separator: " ")
        guard numbers.count == 2, let rows = Int(numbers[0]), let bytes = UInt64(numbers[1]) else { return nil }
        return (rows, bytes)
    }
}
