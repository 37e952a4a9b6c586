import Foundation
import Geometry
import Peers

/// `GeometryBench prepare FOLDER` writes the data for the Python peers; `run` measures; `count OPERATION`
/// runs one operation for valgrind.
@main enum Bench {
    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        func option(_ name: String) -> String? {
            guard let at = arguments.firstIndex(of: name), at + 1 < arguments.count else { return nil }
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
        let isQuick = flag("--quick"), isJSON = flag("--json")
        switch arguments.first {
        case "prepare":
            let folder = arguments.count > 1 ? arguments[1] : "."
            try World(scale: scale).write(to: folder)
        case "exact": Exactness.run(scale: scale)
        case "growth": try Growth.run(plot: option("--plot"))
        case "stream": try Streaming.run(tiles: Int(option("--tiles") ?? "10") ?? 10)
        case "count": Instructions.run(arguments.count > 1 ? arguments[1] : "nothing")
        case "run":
            let world = try World(scale: scale, communes: communes)
            var rows = Comparison(world: world, repeats: isQuick ? 1 : 5, python: python).rows(only: only)
            if !isJSON {
                print("\(Report.machine); peak memory \(Report.peak) MiB")
                print(Report.text(rows))
            } else {
                rows.removeAll { $0.peers.isEmpty }
                print(Report.json(rows))
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

    static func measured(_ path: String) throws -> [Measured] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Measured.self, from: Data($0.utf8)) }
    }
}
