import Foundation

/// A folder of results that appears whole or not at all.
///
/// Everything is written into a folder of another name beside it and renamed at the end. A folder an earlier run
/// wrote is replaced; a folder with anything else in it is left untouched and the write refused. While a run
/// writes, a lock beside the folder names its process; the system drops the lock when the process ends, however
/// it ends, and the next run removes what that one left behind. A folder of results inside a folder of ours, such as
/// a study beside its sample, goes with it.
public enum OutputFolder {
    /// In the folder's top; lists what the run wrote.
    static let markerName = ".phusong-output"
    private static let markerHead = "phusong output 1"

    /// Calls `body` with the folder to write into, then puts that folder at `path`.
    ///
    /// - Throws: ``StoreError`` of the folder itself, or whatever `body` throws; then nothing has changed at `path`.
    @discardableResult
    public static func write<Result>(to path: String, _ body: (_ folder: String) throws -> Result) throws -> Result {
        let target = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
        let parent = target.deletingLastPathComponent()
        let name = target.lastPathComponent
        let manager = FileManager.default
        do {
            try manager.createDirectory(at: parent, withIntermediateDirectories: true)
        } catch {
            throw StoreError.notWritable(path: parent.path, reason: Self.reason(error))
        }
        let lock = try FolderLock(path: parent.appendingPathComponent(".\(name).lock").path, folder: path)
        defer { lock.release() }
        try checkOurs(target.path)

        let part = parent.appendingPathComponent(".\(name).part")
        let old = parent.appendingPathComponent(".\(name).old")
        // Left by a run that was killed; nobody else writes here while the lock is ours.
        try? manager.removeItem(at: part)
        try restore(target, from: old)
        do {
            try manager.createDirectory(at: part, withIntermediateDirectories: false)
        } catch {
            throw StoreError.notWritable(path: part.path, reason: Self.reason(error))
        }
        defer { try? manager.removeItem(at: part) }
        let result = try body(part.path)
        do {
            try writeMarker(part.path)
            try replace(target, by: part, keeping: old)
        } catch {
            throw StoreError.notWritable(path: path, reason: Self.reason(error))
        }
        return result
    }

    /// A run killed between the two renames left the results under the old name only.
    private static func restore(_ target: URL, from old: URL) throws {
        let manager = FileManager.default
        guard manager.fileExists(atPath: old.path) else { return }
        do {
            if manager.fileExists(atPath: target.path) {
                try manager.removeItem(at: old)
            } else {
                try manager.moveItem(at: old, to: target)
            }
        } catch {
            throw StoreError.notWritable(path: old.path, reason: Self.reason(error))
        }
    }

    private static func replace(_ target: URL, by part: URL, keeping old: URL) throws {
        let manager = FileManager.default
        guard manager.fileExists(atPath: target.path) else { return try manager.moveItem(at: part, to: target) }
        try manager.moveItem(at: target, to: old)
        do {
            try manager.moveItem(at: part, to: target)
        } catch {
            try manager.moveItem(at: old, to: target)
            throw error
        }
        try? manager.removeItem(at: old)
    }

    /// - Throws: when the folder holds anything an earlier run did not write.
    private static func checkOurs(_ path: String) throws(StoreError) {
        guard FileManager.default.fileExists(atPath: path) else { return }
        guard isFolder(path) else { throw .notAFolder(path: path) }
        let found = files(in: path)
        if found.isEmpty { return }
        let markers = found.filter { ($0 as NSString).lastPathComponent == markerName }
        let ours = Set(markers).union(markers.flatMap { listed(in: $0, of: path) })
        let foreign = found.filter { !ours.contains($0) && !isSideFile($0, of: ours) }
        guard foreign.isEmpty else { throw .folderNotOurs(folder: path, entries: Array(foreign.prefix(5))) }
    }

    /// The files a marker lists, relative to the folder; none when the marker is not one.
    private static func listed(in marker: String, of folder: String) -> [String] {
        let text = (try? String(contentsOfFile: folder + "/" + marker, encoding: .utf8)) ?? ""
        let lines = text.split(separator: "\n").map(String.init)
        guard lines.first == markerHead else { return [] }
        return lines.dropFirst().map { String(marker.dropLast(markerName.count)) + $0 }
    }

    /// What other programs leave beside a file of ours when they only look at it.
    private static func isSideFile(_ file: String, of ours: Set<String>) -> Bool {
        ["-wal", "-shm", "-journal", ".aux.xml"].contains { ending in
            file.hasSuffix(ending) && ours.contains(String(file.dropLast(ending.count)))
        }
    }

    private static func writeMarker(_ path: String) throws {
        let lines = [markerHead] + files(in: path)
        let text = lines.joined(separator: "\n") + "\n"
        try text.write(toFile: path + "/" + markerName, atomically: false, encoding: .utf8)
    }

    /// Every file below, relative to `path`, sorted.
    private static func files(in path: String) -> [String] {
        (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? [])
            .filter { !isFolder(path + "/" + $0) }
            .sorted()
    }

    private static func isFolder(_ path: String) -> Bool {
        let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
        return type == .typeDirectory
    }

    private static func reason(_ error: any Error) -> String {
        ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.localizedDescription
            ?? (error as NSError).localizedDescription
    }
}
