import Foundation

/// Says that a process writes to a folder; held by an advisory lock of the system, so it ends with the process.
final class FolderLock {
    private let path: String
    private let handle: FileHandle

    /// - Throws: ``StoreError/folderLocked(folder:owner:)`` when another run holds it.
    init(path: String, folder: String) throws(StoreError) {
        self.path = path
        while true {
            if !FileManager.default.fileExists(atPath: path) {
                _ = FileManager.default.createFile(atPath: path, contents: nil)
            }
            guard let handle = FileHandle(forUpdatingAtPath: path) else {
                // It may have been removed between the two calls by a run that ended.
                if FileManager.default.isWritableFile(atPath: (path as NSString).deletingLastPathComponent),
                    !FileManager.default.fileExists(atPath: path)
                {
                    continue
                }
                throw .notWritable(path: path, reason: "no permission to write the lock")
            }
            guard flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
                let words = String(decoding: handle.readDataToEndOfFile(), as: UTF8.self)
                try? handle.close()
                let owner = words.split(separator: "\n").first.map(String.init)
                throw .folderLocked(folder: folder, owner: owner ?? "process unknown")
            }
            // A run that ended may have removed the name between open and lock: then ours locks nothing.
            let words = "process \(ProcessInfo.processInfo.processIdentifier)\n"
            let token = words + String(UInt64.random(in: .min ... .max), radix: 16) + "\n"
            try? handle.truncate(atOffset: 0)
            try? handle.write(contentsOf: Data(token.utf8))
            if (try? String(contentsOfFile: path, encoding: .utf8)) == token {
                self.handle = handle
                return
            }
            try? handle.close()
        }
    }

    func release() {
        try? FileManager.default.removeItem(atPath: path)
        try? handle.close()
    }
}
