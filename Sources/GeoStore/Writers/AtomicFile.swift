import Foundation
import Synchronization

/// Output that appears whole or not at all: written under another name in the same folder, then renamed.
enum AtomicFile {
    private static let counter = Atomic<Int>(0)

    /// Calls `body` with the path to write to; renames it to `path` when it returns, removes it when it throws.
    static func replace(_ path: String, _ body: (String) throws(StoreError) -> Void) throws(StoreError) {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent().path
        guard let kind = FileKind(of: folder) else { throw .folderMissing(path: folder) }
        guard kind == .folder else { throw .notWritable(path: path, reason: "\(folder) is not a folder") }
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw .notWritable(path: path, reason: "no permission to write into \(folder)")
        }
        if FileKind(of: path) == .folder {
            throw .notWritable(path: path, reason: "a folder of this name exists")
        }
        // The extension stays last: drivers look at it.
        let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
        let temporary =
            folder + "/.part-\(ProcessInfo.processInfo.processIdentifier)-\(number)-" + url.lastPathComponent
        defer { removeAll(temporary) }
        try body(temporary)
        // POSIX rename replaces in one step.
        guard unsafe rename(temporary, path) == 0 else {
            throw .writeFailed(path: path, reason: String(describing: CocoaError(.fileWriteUnknown)))
        }
    }

    /// Writes bytes through ``replace(_:_:)``.
    static func write(_ bytes: [UInt8], to path: String) throws(StoreError) {
        try replace(path) { temporary throws(StoreError) in
            do {
                try Data(bytes).write(to: URL(fileURLWithPath: temporary))
            } catch {
                throw .writeFailed(path: path, reason: error.localizedDescription)
            }
        }
    }

    /// The temporary file and what a driver may leave beside it.
    private static func removeAll(_ temporary: String) {
        for suffix in ["", "-journal", "-wal", "-shm", ".aux.xml", ".ovr"] {
            unsafe unlink(temporary + suffix)
        }
    }
}

enum FileKind {
    case file, folder

    /// Nil when there is nothing of this name.
    init?(of path: String) {
        // SAFETY: the flag lives for the duration of the call.
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
        self = isFolder.boolValue ? .folder : .file
    }
}
