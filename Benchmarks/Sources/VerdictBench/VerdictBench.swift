import Foundation
import PermitRules
import Units

/// `VerdictBench DATA [PLACES] [THREADS]`: verdicts a second of processor time, on places that are all different.
///
/// Each place is judged for four structures on three days under both readings, as `phusong check` does; the findings of
/// every verdict are turned into a line of text and counted, so that nothing is left out by the compiler.
@main struct VerdictBench {
    static let days = ["2024-07-31", "2024-08-01", "2026-07-01"]
    static let codes = [
        "ODT", "ONT", "DBV", "TMD", "SKC", "SKK", "TSC", "DGD", "LUC", "HNK", "CLN", "RSX", "RPH", "NTS", "DGT", "CSD",
        "SKS", "DDT", "CQP", "NTD", "ODT(300)+CLN(900)", "ONT+CLN",
    ]

    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let folder = arguments.first else {
            print("usage: VerdictBench DATA [PLACES] [THREADS]")
            return
        }
        let count = arguments.dropFirst().first.flatMap { Int($0) } ?? 20_000
        let threads = arguments.dropFirst(2).first.flatMap { Int($0) } ?? 1
        let book = try RuleBook(folder: folder)
        let places = places(count, book)
        for (name, writes) in [("decisions", false), ("decisions with their findings written", true)] {
            let clock = ContinuousClock()
            let (cpu, wall) = (processorSeconds(), clock.now)
            let sums = await withTaskGroup(of: (verdicts: Int, bytes: Int).self) { group in
                for thread in 0..<threads {
                    let share = stride(from: thread, to: places.count, by: threads).map { places[$0] }
                    group.addTask { judge(share, book, writes: writes) }
                }
                var sums = (verdicts: 0, bytes: 0)
                for await one in group { sums = (sums.verdicts + one.verdicts, sums.bytes + one.bytes) }
                return sums
            }
            let used = processorSeconds() - cpu
            let elapsed = (clock.now - wall) / .seconds(1)
            print(
                "\(name): \(sums.verdicts) verdicts in both readings, \(sums.bytes) bytes, \(Int(Double(sums.verdicts) / used)) a second of "
                    + "processor time, \(Int(Double(sums.verdicts) / elapsed)) a second on \(threads) thread(s)")
        }
    }

    /// - Returns: verdicts made (both readings are one) and bytes written.
    static func judge(_ places: [PlaceFacts], _ book: RuleBook, writes: Bool) -> (verdicts: Int, bytes: Int) {
        let laws = days.compactMap { CalendarDate($0) }.map { book.law(on: $0) }
        var (verdicts, bytes) = (0, 0)
        var line: [UInt8] = []
        for place in places {
            let site = book.prepare(place)
            for law in laws {
                for structure in StructureClass.allCases {
                    for reading in Reading.allCases {
                        let decision = book.decide(site, structure: structure, on: law, reading: reading)
                        guard writes else {
                            bytes += decision.headline == .permitted ? 1 : 2
                            continue
                        }
                        line.removeAll(keepingCapacity: true)
                        line.append(contentsOf: decision.headline.rawValue.utf8)
                        for rule in decision.rules {
                            line.append(59)
                            line.append(contentsOf: book.rules[rule].id.utf8)
                        }
                        bytes += line.count
                    }
                    verdicts += 1
                }
            }
        }
        return (verdicts, bytes)
    }

    /// Seeded; distances and areas differ from place to place.
    static func places(_ count: Int, _ book: RuleBook) -> [PlaceFacts] {
        var state: UInt64 = 20_261_122
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        return (0..<count).map { index in
            let use = book.catalogue.parse(codes[next(codes.count)], namespace: "vn-plan-2014")
            var place = PlaceFacts(
                recorded: use,
                planned: next(3) == 0 ? nil : book.catalogue.parse(codes[next(20)], namespace: "vn-plan-2014"),
                urban: next(10) == 0 ? nil : next(2) == 0, passivePlan: next(2) == 0,
                province: ["74", "24", "01"][next(3)], parcelArea: Double(200 + next(2000)), compoundArea: 100)
            for (fact, bound) in [("otherOperatorMast", 900), ("ownMast", 1500), ("height", 60), ("railway", 4000)] {
                place.observations[Fact(rawValue: fact)] = Observation(
                    .number(Double(next(bound)) + Double(index) / Double(count)))
            }
            return place
        }
    }

    /// Processor seconds of this process, all threads.
    static func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
