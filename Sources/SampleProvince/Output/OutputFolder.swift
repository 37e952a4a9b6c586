import Foundation

/// A folder that is filled under another name beside its place and renamed when it is whole.
final class OutputFolder {
    /// The first line of `phusong.yaml` in every sample, by which a later run knows it may replace it.
    static let marker = "# Tỉnh mẫu do phusong sample viết ra / written by phusong sample"

    private let place: String
    /// Where to write meanwhile.
    let path: String
    private(set) var files: [String] = []

    init(_ folder: String) throws(SampleError) {
        var place = URL(fileURLWithPath: folder).standardizedFileURL.path
        while place.count > 1, place.hasSuffix("/") { place.removeLast() }
        self.place = place
        let url = URL(fileURLWithPath: place)
        path =
            url.deletingLastPathComponent().path + "/." + url.lastPathComponent
            + ".part-\(ProcessInfo.processInfo.processIdentifier)"
        let files = FileManager.default
        if files.fileExists(atPath: place) {
            guard let contents = try? files.contentsOfDirectory(atPath: place) else {
                throw .cannotWrite(path: place, reason: "it is a file")
            }
            if !contents.isEmpty, !Self.isSample(place) { throw .folderNotEmpty(folder) }
        }
        do {
            if files.fileExists(atPath: path) { try files.removeItem(atPath: path) }
            try files.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .cannotWrite(path: folder, reason: error.localizedDescription)
        }
    }

    private static func isSample(_ folder: String) -> Bool {
        guard let text = try? String(contentsOfFile: folder + "/phusong.yaml", encoding: .utf8) else { return false }
        return text.hasPrefix(marker)
    }

    /// The path for a file another writer makes.
    func register(_ name: String) -> String {
        files.append(name)
        return path + "/" + name
    }

    func makeFolder(_ name: String) throws(SampleError) {
        do {
            try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
        } catch {
            throw .cannotWrite(path: name, reason: error.localizedDescription)
        }
    }

    func write(_ bytes: some Sequence<UInt8>, as name: String) throws(SampleError) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: register(name)))
        } catch {
            throw .cannotWrite(path: name, reason: error.localizedDescription)
        }
    }

    func write(_ text: String, as name: String) throws(SampleError) { try write(text.utf8, as: name) }

    /// Puts the folder in its place; an earlier sample there is moved aside first and removed last.
    func finish() throws(SampleError) {
        let files = FileManager.default
        let aside = path + ".old"
        do {
            if files.fileExists(atPath: place) { try files.moveItem(atPath: place, toPath: aside) }
            do {
                try files.moveItem(atPath: path, toPath: place)
            } catch {
                if files.fileExists(atPath: aside) { try files.moveItem(atPath: aside, toPath: place) }
                throw error
            }
            if files.fileExists(atPath: aside) { try files.removeItem(atPath: aside) }
        } catch {
            throw .cannotWrite(path: place, reason: error.localizedDescription)
        }
    }

    func discard() { try? FileManager.default.removeItem(atPath: path) }
}
