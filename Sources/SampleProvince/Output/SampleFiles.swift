import Foundation

/// The files of a sample being written, by name.
final class SampleFiles {
    /// Where to write.
    let path: String
    private(set) var names: [String] = []

    init(in folder: String) { path = folder }

    /// The path for a file another writer makes.
    func register(_ name: String) -> String {
        names.append(name)
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
}
