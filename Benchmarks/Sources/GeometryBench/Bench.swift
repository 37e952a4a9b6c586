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
        let isQuick = flag("--quick"), isJSON = flag("--json")
        switch arguments.first {
        case "prepare":
            let folder = arguments.count > 1 ? arguments[1] : "."
            try World(scale: scale).write(to: folder)
        case "count": Instructions.run(arguments.count > 1 ? arguments[1] : "nothing")
        case "run":
            var rows = Comparison(world: World(scale: scale), repeats: isQuick ? 1 : 5, python: python).rows()
            if !isJSON {
                print("\(Report.machine); peak memory \(Report.peak) MiB")
                print(Report.text(rows))
            } else {
                rows.removeAll { $0.peers.isEmpty }
                print(Report.json(rows))
            }
        default:
            print(
                "usage: GeometryBench prepare FOLDER | count OPERATION | run [--quick] [--json] [--scale S] [--python FILE]"
            )
        }
    }

    static func measured(_ path: String) throws -> [Measured] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Measured.self, from: Data($0.utf8)) }
    }
}
