import Foundation
import Geometry
import Peers

/// `GeometryBench prepare FOLDER` writes the data for the Python peers; `run` measures; `count OPERATION`
/// runs one operation for valgrind.
@main enum Bench {
    /// What a process that measures some groups answers.
    private struct Part: Codable {
        let rows: [Row]
        /// MiB.
        let peak: Int
    }

    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        func option(_ name: String) -> String? {
            guard let at = arguments.lastIndex(of: name), at + 1 < arguments.count else { return nil }
            let value = arguments[at + 1]
            arguments.removeSubrange(at...(at + 1))
            return value
        }
        func flag(_ name: String) -> Bool {
            guard let at = arguments.firstIndex(of: name) else { return false }
            arguments.remove(at: at)
            return true
        }
        let scale = option("--scale").flatMap(Double.init) ?? 1
        let python = try option("--python").map(measured) ?? []
        let only = option("--only").map { $0.split(separator: ",").map(String.init) } ?? []
        let communes = option("--communes")
        let isQuick = flag("--quick"), isJSON = flag("--json"), isPart = flag("--part")
        switch arguments.first {
        case "prepare":
            let folder = arguments.count > 1 ? arguments[1] : "."
            try World(scale: scale).write(to: folder)
        case "exact": Exactness.run(scale: scale)
        case "growth": try Growth.run(plot: option("--plot"))
        case "stream": try Streaming.run(tiles: Int(option("--tiles") ?? "10") ?? 10)
        case "count": Instructions.run(arguments.count > 1 ? arguments[1] : "nothing")
        case "run":
            let groups = Comparison.Group.allCases.filter { only.isEmpty || only.contains($0.rawValue) }
            if isPart {
                let world = try World(scale: scale, communes: communes)
                let comparison = Comparison(world: world, repeats: isQuick ? 1 : 5, python: python)
                let part = Part(rows: groups.flatMap(comparison.rows), peak: Report.peak)
                FileHandle.standardOutput.write(try JSONEncoder().encode(part))
                return
            }
            let parts = try groups.map(measured)
            let rows = parts.flatMap(\.rows)
            if isJSON {
                print(Report.json(rows))
            } else {
                print("\(Report.machine); peak memory \(parts.map(\.peak).max() ?? 0) MiB")
                print(Report.text(rows))
            }
        default:
            print(
                """
                usage: GeometryBench run [--quick] [--json] [--scale S] [--only GROUP,…] [--python FILE] [--communes GEOJSON]
                       GeometryBench prepare FOLDER | count OPERATION | exact | growth [--plot SVG] | stream [--tiles N]
                """
            )
        }
    }

    /// One group in a process of its own, because memory that the group before left in pieces slows the next one down; the
    /// peers from PyPI have a process of their own as well.
    private static func measured(_ group: Comparison.Group) throws -> Part {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        // The last one counts.
        process.arguments = CommandLine.arguments.dropFirst() + ["--part", "--only", group.rawValue]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(Part.self, from: data)
    }

    static func measured(_ path: String) throws -> [Measured] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Measured.self, from: Data($0.utf8)) }
    }
}
