import Foundation
import Testing

/// The sample with every fortieth station, coverage by Hata on cells of 1000 m and two days of the law.
struct SmallSample {
    let workspace: String

    /// - Parameters:
    ///   - line: of its workspace file, left out.
    ///   - withList: whether `sites.csv` beside it lists other stations as places to check.
    init(in folder: String, without line: String = "", withList: Bool = false) throws {
        workspace = folder + "/province"
        let outcome = try BuiltCommand(workingFolder: folder).run(
            "sample", "--seed", "5", "--parcels", "800", "province")
        try #require(outcome.status == 0, "\(outcome.errors)")
        let file = workspace + "/phusong.yaml"
        var text = try String(contentsOfFile: file, encoding: .utf8)
            .replacingOccurrences(of: "cell: 100", with: "cell: 1000, model: hata")
            .replacingOccurrences(of: "2024-06-30, 2024-07-31, 2024-08-01", with: "2024-07-31")
        if !line.isEmpty {
            try #require(text.contains(line))
            text = text.replacingOccurrences(of: line, with: "")
        }
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let stations = workspace + "/stations.csv"
        let lines = try String(contentsOfFile: stations, encoding: .utf8).split(separator: "\n")
        func write(_ first: Int, to path: String) throws {
            try lines.enumerated().filter { $0.offset == 0 || $0.offset % 40 == first }.map { $0.element + "\n" }
                .joined().write(toFile: path, atomically: true, encoding: .utf8)
        }
        try write(1, to: stations)
        if withList { try write(3, to: folder + "/sites.csv") }
    }
}
