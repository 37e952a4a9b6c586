import PermitRules
import Testing
import Units
import _TestSupport

/// Lines of long lists are shared between places of the same key: then every decision on them must be the same.
@Suite struct PlaceKeyTests {
    @Test("Places of one key are decided alike on every day, for every structure and reading")
    func alike() throws {
        let book = try Law.book()
        let days = try ["2023-10-05", "2024-07-31", "2024-08-01", "2026-07-01"].map { try Law.day($0) }
        let laws = days.map { book.law(on: $0) }
        let codes = ["ODT", "CLN", "LUA", "DGT", "DBV", "SKS", "TMD", "NTS"]
        let filed = try ["2023-01-05", "2024-06-01", "2024-07-20", "2026-06-20"].map { try Law.day($0) }
        var random = SplitMix(state: 11)
        var decided: [PreparedPlace.Key: [String]] = [:]
        var repeats = 0
        for _ in 0..<3000 {
            let parts = 1 + Int(random.next() % 3)
            let text = (0..<parts).map { _ in
                "\(codes[Int(random.next() % 8)])(\(20 + random.next() % 400))"
            }
            var place = PlaceFacts(
                recorded: book.catalogue.parse(text.joined(separator: "+"), namespace: "vn-plan-2014"), urban: true,
                passivePlan: random.next() % 2 == 0)
            place.compoundArea = random.next() % 4 == 0 ? nil : Double(10 + random.next() % 90)
            place.combinedArea = random.next() % 3 == 0 ? Double(random.next() % 100) : nil
            if random.next() % 3 == 0 {
                place.observations[Fact(rawValue: "filed")] = Observation(.day(filed[Int(random.next() % 4)]))
            }
            let prepared = book.prepare(place)
            let answers = laws.flatMap { law in
                StructureClass.allCases.flatMap { structure in
                    [Reading.papers, .plan].map { reading in
                        let decision = book.decide(prepared, structure: structure, on: law, reading: reading)
                        return "\(decision.headline) \(decision.land) \(decision.permit) \(decision.province) "
                            + "\(decision.other) \(decision.firmness ?? 0) \(decision.rules) \(decision.missing)"
                    }
                }
            }
            let key = prepared.key(on: days[...])
            if let before = decided[key] {
                repeats += 1
                #expect(before == answers, "\(text) \(place.compoundArea ?? 0) \(place.combinedArea ?? 0)")
            } else {
                decided[key] = answers
            }
        }
        #expect(repeats > 500, "keys that never repeat share nothing")
    }
}
