import Foundation
import Propagation
import Testing
import Units
import _TestSupport

/// ITU-R P.526 against the worked examples of Study Group 3, the diffraction columns of the P.452-18 validation files,
/// and identities of the construction.
@Suite struct DiffractionTests {
    static let examples = SharedData.path("propagation/p526-delta-bullington/expected.csv")
    static let p452 = SharedData.path("propagation/p452-official")

    @Test("Worked examples of delta-Bullington", .enabled(if: DiffractionTests.examples != nil))
    func matchesTheExamples() throws {
        let path = try #require(Self.examples)
        let folder = (path as NSString).deletingLastPathComponent + "/profiles/"
        let rows = try VectorFile(path: path).rows
        #expect(rows.count >= 10)
        for row in rows {
            let points = try ProfileFile.table(folder + "\(row.text("path") ?? "").csv").dropFirst()
            let profile = try ProfileFile.profile(
                Array(points), ground: 1, clutter: nil, zone: nil, sea: "", coast: "")
            let model = try DeltaBullington(
                carrier: .gigahertz(row.value("f_ghz")),
                polarisation: row.text("pol") == "H" ? .horizontal : .vertical,
                effectiveRadius: .kilometres(row.value("ae_km")))
            let parts = try model.loss(
                over: profile, base: .metres(row.value("htg_m")), terminal: .metres(row.value("hrg_m")))
            let found = [parts.terrain, parts.smooth, parts.spherical, parts.total]
            for (value, column) in zip(found, ["Lbulla_db", "Lbulls_db", "Ldsph_db", "Ld_db"]) {
                #expect(try abs(value - row.value(column)) <= 0.01, "\(column): \(value), \(row)")
            }
        }
    }

    @Test("Diffraction columns of P.452-18", .enabled(if: DiffractionTests.p452 != nil))
    func matchesP452() throws {
        let folder = try #require(Self.p452)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/results").sorted()
        var (worst, cases) = ([0.0, 0.0, 0.0], 0)
        for name in names {
            let table = try ProfileFile.table(
                folder + "/profiles/" + name.replacingOccurrences(of: "test_result", with: "test_profile"))
            let length = try #require(Double(table[table.count - 1][0]))
            // P.452-18 has no clutter within 50 m of a terminal; P.1812 only at the terminal itself.
            let points = table.dropFirst().map { row in
                let d = Double(row[0]) ?? .nan
                return min(d, length - d) < 0.05 - 1e-9 ? [row[0], row[1], "0", row[3], row[4]] : row
            }
            let profile = try ProfileFile.profile(points, ground: 1, clutter: 2, zone: 4, sea: "3", coast: "1")
            for row in try VectorFile(path: folder + "/results/" + name).rows {
                let model = try DeltaBullington(
                    carrier: .gigahertz(row.value("f (GHz)")),
                    polarisation: row.text("pol (1-h/2-v)") == "1" ? .horizontal : .vertical,
                    effectiveRadius: .kilometres(6371 * 157 / (157 - row.value("DN"))))
                let base = Length.metres(try row.value("htg (m)")), terminal = Length.metres(try row.value("hrg (m)"))
                let median = try model.loss(over: profile, base: base, terminal: terminal)
                let often = try model.loss(
                    over: profile, base: base, terminal: terminal, radius: .kilometres(3 * 6371))
                let factor = try P1812.timeFactor(time: row.value("p (%)"), anomalousTime: row.value("b0"))
                let lossForTime = median.total + factor * (often.total - median.total)
                let found = [median.spherical, median.total, lossForTime]
                for (i, column) in ["Ldsph", "Ld50", "Ldp"].enumerated() {
                    worst[i] = try max(worst[i], abs(found[i] - row.value(column)))
                }
                cases += 1
            }
        }
        #expect(cases >= 300)
        #expect(worst.allSatisfy { $0 <= 1e-5 }, "worst \(worst) dB")
    }

    /// Fresnel integrals by SciPy 1.10 (`scipy.special.fresnel`); the printed approximation is good to 0.15 dB.
    @Test(
        "One edge follows the Fresnel integral",
        arguments: [(-0.7, 0.4659), (0, 6.0206), (0.5, 10.2338), (1, 13.8641), (2.4, 20.6182), (5, 26.9362)])
    func edgeFollowsFresnel(nu: Double, loss: Double) {
        #expect(abs(KnifeEdge.loss(nu) - loss) <= 0.15)
    }

    /// 10 km of flat ground with one wall in the middle.
    static func wall(_ height: Double, clutter: Bool = false) throws -> PathProfile {
        var heights = [Double](repeating: 0, count: 201)
        heights[100] = height
        return try clutter
            ? PathProfile(step: 0.05, ground: [Double](repeating: 0, count: 201), clutter: heights)
            : PathProfile(step: 0.05, ground: heights)
    }

    @Test("A single edge is a knife edge with Bullington's correction", arguments: [60.0, 100, 250])
    func singleEdgeIsAKnifeEdge(height: Double) throws {
        let carrier = Frequency.megahertz(900)
        // So large an Earth is flat.
        let model = try DeltaBullington(
            carrier: carrier, polarisation: .vertical, effectiveRadius: .kilometres(1_000_000))
        let edge = KnifeEdge.loss(
            height: height - 20 + 500 * 5 * 5 / 1e6, distances: (.kilometres(5), .kilometres(5)), carrier: carrier
        ).decibels
        for clutter in [false, true] {
            let parts = try model.loss(
                over: Self.wall(height, clutter: clutter), base: .metres(20), terminal: .metres(20))
            #expect(abs(parts.terrain - (edge + (1 - exp(-edge / 6)) * (10 + 0.02 * 10))) <= 1e-9)
        }
        let cascade = try Deygout(carrier: carrier, effectiveRadius: .kilometres(1_000_000))
            .loss(over: Self.wall(height), base: .metres(20), terminal: .metres(20))
        // The two halves are clear, so that only the correction is added.
        #expect(abs(cascade.decibels - (edge + (1 - exp(-edge / 6)) * (10 + 0.04 * 10))) <= 1e-9)
    }

    @Test("Diffraction is the same in both directions")
    func isReciprocal() throws {
        var random = SplitMix(state: 5)
        for _ in 0..<50 {
            var height = 100.0
            let ground = (0..<120).map { _ in
                height += Double.random(in: -10...10, using: &random)
                return height
            }
            let clutter = ground.map { _ in Bool.random(using: &random) ? 15.0 : 0 }
            let there = try PathProfile(step: 0.09, ground: ground, clutter: clutter)
            let back = try PathProfile(step: 0.09, ground: ground.reversed(), clutter: clutter.reversed())
            let model = try DeltaBullington(carrier: .megahertz(1800), polarisation: .horizontal)
            let a = try model.loss(over: there, base: .metres(30), terminal: .metres(1.5)).total
            let b = try model.loss(over: back, base: .metres(1.5), terminal: .metres(30)).total
            #expect(abs(a - b) <= 1e-9)
        }
    }
}
