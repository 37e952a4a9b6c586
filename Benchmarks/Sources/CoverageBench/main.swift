import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
do {
    switch arguments.first {
    case "accept" where arguments.count == 5:
        try Accept.run(tile: arguments[1], clutter: arguments[2], sites: arguments[3], points: arguments[4])
    case "run" where arguments.count >= 2:
        func option(_ name: String) -> String? {
            arguments.firstIndex(of: name).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
        }
        let names = option("--only")?.split(separator: ",").map(String.init)
        try Timing.run(
            tile: arguments[1], peer: option("--peer").flatMap(Double.init),
            groups: Timing.Group.allCases.filter { names?.contains($0.rawValue) ?? true },
            isQuick: arguments.contains("--quick"), isJSON: arguments.contains("--json"))
    case "tile" where arguments.count >= 2:
        try MadeTile.write(to: arguments[1], from: arguments.count > 2 ? arguments[2] : nil)
    default:
        print(
            "usage: CoverageBench tile FILE [COARSE] | accept TILE CLUTTER SITES POINTS | run TILE [--peer SECONDS] [--only GROUP,…] [--quick] [--json]"
        )
        exit(2)
    }
} catch {
    FileHandle.standardError.write(Data("coverage: \(error)\n".utf8))
    exit(1)
}
