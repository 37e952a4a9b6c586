import Foundation
import Geometry
import SampleProvince

/// The small invented province of the tests, and folders that go away.
enum SampleFixture {
    static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let small = here.appendingPathComponent("Fixtures/small").path
    static let binhDuong = here.deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("GeoData/sample/binh-duong").path

    /// A name in the temporary folder that nothing has yet.
    static func freshFolder() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("sample-\(UUID().uuidString)").path
    }

    /// Every file below a folder with its bytes.
    static func contents(_ folder: String) throws -> [String: Data] {
        var out: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            let url = URL(fileURLWithPath: folder).appendingPathComponent(name)
            if (try url.resourceValues(forKeys: [.isDirectoryKey])).isDirectory == true { continue }
            out[name] = try Data(contentsOf: url)
        }
        return out
    }

    /// The cells of a comma-separated file, header first; no field of the sample holds a comma but details.
    static func rows(_ folder: String, _ name: String) throws -> [[String]] {
        let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        return text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
