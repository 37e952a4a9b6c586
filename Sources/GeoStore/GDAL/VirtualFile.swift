import CGDAL
import Foundation

/// Files through GDAL's virtual file systems: plain ones and those inside a zip.
enum VirtualFile {
    /// Names inside a zip, folders included, sorted.
    static func names(inZip path: String) throws(StoreError) -> [String] {
        try GDALLibrary.quietly { () throws(StoreError) -> [String] in
            // SAFETY: the list is ours to free; its strings are copied.
            guard let list = unsafe VSIReadDirRecursive("/vsizip/" + path) else {
                throw .unreadable(path: path, reason: "not a zip archive, or an empty one")
            }
            defer { unsafe CSLDestroy(list) }
            var names: [String] = []
            for index in 0..<Int(unsafe CSLCount(list)) {
                if let name = unsafe list[index] { unsafe names.append(String(cString: name)) }
            }
            return names.sorted()
        }
    }

    /// All bytes, or the first; `path` is what the user knows, `name` what GDAL is given.
    static func bytes(_ name: String, path: String, limit: Int = .max) throws(StoreError) -> [UInt8] {
        try GDALLibrary.quietly { () throws(StoreError) -> [UInt8] in
            guard let file = unsafe VSIFOpenL(name, "rb") else {
                throw .unreadable(path: path, reason: GDALLibrary.lastMessage)
            }
            defer { _ = unsafe VSIFCloseL(file) }
            unsafe VSIFSeekL(file, 0, 2)
            let count = min(Int(unsafe VSIFTellL(file)), limit)
            unsafe VSIFSeekL(file, 0, 0)
            var bytes = [UInt8](repeating: 0, count: count)
            // SAFETY: the buffer holds `count` bytes.
            let read = unsafe bytes.withUnsafeMutableBytes { unsafe VSIFReadL($0.baseAddress, 1, count, file) }
            guard read == count else { throw .unreadable(path: path, reason: "ends after \(read) of \(count) bytes") }
            return bytes
        }
    }
}

/// Copies of files in one folder in memory, for what must not be written beside them.
final class MemoryCopy {
    /// How GDAL is given the folder.
    let folder = "/vsimem/" + UUID().uuidString

    /// - Parameters:
    ///   - files: as GDAL is given them.
    ///   - path: what the user knows.
    init(of files: [String], path: String) throws(StoreError) {
        GDALLibrary.quietly { _ = unsafe VSIMkdir(folder, 0o755) }
        for file in files {
            let copy = folder + "/" + (file as NSString).lastPathComponent
            let status = GDALLibrary.quietly { unsafe CPLCopyFile(copy, file) }
            guard status == 0 else { throw .unreadable(path: path, reason: GDALLibrary.lastMessage) }
        }
    }

    deinit { GDALLibrary.quietly { _ = unsafe VSIRmdirRecursive(folder) } }
}
