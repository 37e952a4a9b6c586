import Foundation
import Geometry
import PermitRules
import Province
import Studies
import Units

/// `CheckBench DATA WORKSPACE [ROWS]`: what one check takes with the scene in memory, and a list of so many (640), each with
/// its texts and the nearest places that would do.
///
/// Sites are spread over the province by a seeded generator; a third of them name a height.
@main struct CheckBench {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count >= 2 else {
            print("usage: CheckBench DATA WORKSPACE [ROWS]")
            return
        }
        let rows = arguments.dropFirst(2).first.flatMap { Int($0) } ?? 640
        let session = try Session(arguments[2], dataFolder: arguments[1])
        let clock = ContinuousClock()
        var scene: Scene?
        print("reading            ", seconds(try clock.measure { scene = try session.scene() }), "s")
        guard let scene else { return }
        var study: CheckStudy?
        let date = session.workspace.asOf.suffix(1)
        let facts = try clock.measure { study = try CheckStudy(scene: scene, dates: Array(date)) }
        print("facts              ", seconds(facts), "s")
        guard let study else { return }
        let sites = try sites(rows, study)
        print("first check        ", milliseconds(try clock.measure { _ = try study.check(sites[0]) }), "ms")
        let single = try sites.prefix(200).map { site in try clock.measure { _ = try study.check(site) } }.sorted()
        print(
            "one check          ", milliseconds(single[single.count / 2]), "ms median,",
            milliseconds(single[single.count * 95 / 100]), "ms 95 %,", milliseconds(single[single.count - 1]),
            "ms worst")
        for threads in Set([1, Run.processors]).sorted() {
            let run = Run(threads: threads)
            let whole = try clock.measure {
                let parts = Parallel.ranges(sites.count, threads * 8)
                let failed = try run.map(parts) { part in
                    guard let checker = try? CheckStudy.Checker(study, run: run.part) else { return part.count }
                    return part.count { (try? checker.check(sites[$0])) == nil }
                }
                precondition(failed.allSatisfy { $0 == 0 }, "every site can be checked")
            }
            print("\(rows) rows, \(threads) threads", seconds(whole), "s")
        }
    }

    private static func sites(_ count: Int, _ study: CheckStudy) throws -> [Site] {
        guard let area = study.scene.studyArea else { return [] }
        let toGeographic = try Transformer(from: study.scene.workspace.crs, to: .wgs84)
        var state: UInt64 = 5
        func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) * 0x1p-53
        }
        return try (0..<count).map { number in
            let position = Coordinate(
                area.minX + next() * (area.maxX - area.minX), area.minY + next() * (area.maxY - area.minY))
            var site = Site(id: "S\(number)", place: try toGeographic.transform(position), position: position)
            if number.isMultiple(of: 3) {
                site.observations[Fact(rawValue: "height")] = Observation(.number(42))
            }
            return site
        }
    }

    private static func seconds(_ time: Duration) -> String { String(format: "%.2f", time / .seconds(1)) }
    private static func milliseconds(_ time: Duration) -> String { String(format: "%.1f", time / .milliseconds(1)) }
}
