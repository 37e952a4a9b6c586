import Propagation
import Testing
import Units
import _TestSupport

/// ITU-R P.2109-1 against crc-covlib's validation table and the figures of the domain study.
@Suite struct BuildingEntryLossTests {
    static let shared = SharedData.path("propagation/p2109-crc/expected.csv")

    @Test(
        "Median and 90 % at 0° elevation",
        arguments: [
            (0.7, 14.1, 24.6, 31.6, 46.7), (0.9, 14.2, 25.1, 31.2, 46.5), (1.8, 14.8, 26.8, 30.6, 47.1),
            (2.6, 15.3, 27.8, 30.6, 48.1), (3.5, 15.7, 28.7, 30.9, 49.3),
        ])
    func matchesTheTable(gigahertz: Double, old50: Double, old90: Double, new50: Double, new90: Double) throws {
        let carrier = Frequency.gigahertz(gigahertz)
        let old = try BuildingEntryLoss(carrier: carrier, construction: .traditional)
        let new = try BuildingEntryLoss(carrier: carrier, construction: .thermallyEfficient)
        #expect(try old.loss().isClose(to: Decibels(old50), within: 0.0501))
        #expect(try old.loss(notExceededFor: 0.9).isClose(to: Decibels(old90), within: 0.0501))
        #expect(try new.loss().isClose(to: Decibels(new50), within: 0.0501))
        #expect(try new.loss(notExceededFor: 0.9).isClose(to: Decibels(new90), within: 0.0501))
    }

    @Test("All rows of the shared validation table", .enabled(if: BuildingEntryLossTests.shared != nil))
    func matchesTheSharedVectors() throws {
        var worst = 0.0
        for row in try VectorFile(path: try #require(Self.shared)).rows {
            let model = try BuildingEntryLoss(
                carrier: .gigahertz(try #require(row.number("f_ghz"))),
                construction: row.text("building_type") == "1" ? .traditional : .thermallyEfficient)
            let loss = try model.loss(
                notExceededFor: try #require(row.number("prob_pct")) / 100,
                elevation: .degrees(try #require(row.number("elevation_deg"))))
            worst = max(worst, abs(loss.decibels - (try #require(row.number("bel_db")))))
        }
        #expect(worst <= 1e-6, "worst \(worst) dB")
    }

    @Test("Certainty is refused", arguments: [0.0, 1, -0.5, 1.5, .nan])
    func refusesCertainty(probability: Double) throws {
        let model = try BuildingEntryLoss(carrier: .megahertz(900), construction: .traditional)
        #expect(throws: PropagationError.self) { try model.loss(notExceededFor: probability) }
    }
}
