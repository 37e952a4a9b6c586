import Testing
import Units

@Suite struct ApportionmentTests {
    @Test("Parts are whole and sum to the total", arguments: 0..<200)
    func sums(seed: Int) {
        var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1
        func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 33) / Double(1 << 31)
        }
        let weights = (0..<(1 + seed % 40)).map { _ in next() < 0.2 ? 0 : next() * 1000 }
        let total = Int(next() * 30_000)
        let parts = Apportionment.split(total, by: weights)
        #expect(parts.reduce(0, +) == (weights.contains { $0 > 0 } ? total : 0))
        for (part, weight) in zip(parts, weights) where weight == 0 { #expect(part == 0) }
        let sum = weights.reduce(0, +)
        for (part, weight) in zip(parts, weights) where sum > 0 {
            #expect(abs(Double(part) - Double(total) * weight / sum) < 1 + 1e-9, "no part is a unit off its due")
        }
    }

    @Test("Equal remainders go to the earlier weight")
    func ties() { #expect(Apportionment.split(2, by: [1, 1, 1, 1]) == [1, 1, 0, 0]) }

    @Test("The largest remainders get the units left over")
    func largest() { #expect(Apportionment.split(10, by: [1.0, 3.5, 5.5]) == [1, 4, 5]) }
}
