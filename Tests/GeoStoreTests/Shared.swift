import Foundation
import _TestSupport

/// Real data beside the checkout; tests that need it are skipped without it.
let hasShared = SharedData.folder != nil

func shared(_ relative: String) -> String { SharedData.path(relative) ?? "shared data is absent: \(relative)" }

/// All scratch folders of this run; removed when the process ends.
private let scratchRoot: String = {
    atexit { try? FileManager.default.removeItem(atPath: scratchRootPath()) }
    return scratchRootPath()
}()

private func scratchRootPath() -> String {
    NSTemporaryDirectory() + "geostore-\(ProcessInfo.processInfo.processIdentifier)"
}

/// A folder of its own for each test.
struct Scratch {
    let path: String

    init() throws {
        path = scratchRoot + "/" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func file(_ name: String) -> String { path + "/" + name }

    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}

func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
