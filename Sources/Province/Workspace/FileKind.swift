import Foundation

/// What a path leads to.
package enum FileKind {
    case missing, file, folder

    package static func of(_ path: String) -> FileKind {
        guard FileManager.default.fileExists(atPath: path) else { return .missing }
        let values = try? URL(fileURLWithPath: path).resourceValues(forKeys: [.isDirectoryKey])
        return values?.isDirectory == true ? .folder : .file
    }
}
