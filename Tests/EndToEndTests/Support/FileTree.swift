import Foundation

/// Every file below a folder with its bytes, to compare two outputs.
struct FileTree: Equatable {
    private let files: [String: Data]

    init(_ folder: String) throws {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            let url = URL(fileURLWithPath: folder + "/" + name)
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            files[name] = try Data(contentsOf: url)
        }
        self.files = files
    }

    /// Relative paths, sorted.
    var names: [String] { files.keys.sorted() }

    subscript(name: String) -> Data? { files[name] }
}
