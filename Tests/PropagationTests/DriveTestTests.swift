import Foundation
import Propagation
import Testing
import Units
import _TestSupport

/// The Hata family against measured losses of three GSM 1800 cells (Recife, AICT 2014): errors computed elsewhere from
/// the same file. Points lie 0.01–1.3 km from the masts, mostly outside the models' distances.
@Suite(.enabled(if: SharedData.path("drive_test/recife") != nil)) struct DriveTestTests {
    struct Point: Sendable { let cell: String, kilometres: Double, measured: Double }

    static func points() throws -> [Point] {
        let path = try #require(SharedData.path("drive_test/recife/measurements_bts01-03.csv"))
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
            .map { $0.split(separator: ",").map { String($0.filter { $0 != "\"" }) } }
        let header = try #require(lines.first)
        let cell = try #require(header.firstIndex(of: "BTS_ID"))
        let distance = try #require(header.firstIndex(of: "dist"))
        let loss = try #require(header.firstIndex(of: "PLreal"))
        return try lines.dropFirst().map {
            Point(
                cell: $0[cell], kilometres: try #require(Double($0[distance])), measured: try #require(Double($0[loss]))
            )
        }
    }

    struct Expectation: Sendable { let cell: String, height, okumuraMean, costMean, okumuraRMSE, costRMSE: Double }

    @Test("Errors equal the published evaluation, each value with its caution; without the option they are refused")
    func errorsOfThreeCells() throws {
        let points = try Self.points()
        for e in [
            Expectation(
                cell: "BTS_01", height: 41, okumuraMean: 4.21, costMean: 2.19, okumuraRMSE: 13.77, costRMSE: 13.29),
            Expectation(
                cell: "BTS_02", height: 53, okumuraMean: 4.52, costMean: 2.50, okumuraRMSE: 13.93, costRMSE: 13.41),
            Expectation(
                cell: "BTS_03", height: 53, okumuraMean: 8.54, costMean: 6.51, okumuraRMSE: 14.96, costRMSE: 13.91),
        ] {
            let carrier = Frequency.megahertz(1842)
            let (base, terminal) = (Length.metres(e.height), Length.metres(1.5))
            let okumura = try OkumuraHata(
                carrier: carrier, baseHeight: base, terminalHeight: terminal, environment: .urban, extrapolate: true)
            let cost = try COST231Hata(
                carrier: carrier, baseHeight: base, terminalHeight: terminal, environment: .urban, extrapolate: true)
            let strict = try COST231Hata(
                carrier: carrier, baseHeight: base, terminalHeight: terminal, environment: .urban)
            #expect(throws: PropagationError.self) {
                try OkumuraHata(carrier: carrier, baseHeight: base, terminalHeight: terminal, environment: .urban)
            }

            var (first, second): ([Double], [Double]) = ([], [])
            var isHandled = true
            for point in points where point.cell == e.cell {
                let distance = Length.kilometres(point.kilometres)
                first.append(point.measured - (try okumura.pathLoss(atGroundDistance: distance).decibels))
                let prediction = try cost.prediction(atGroundDistance: distance)
                second.append(point.measured - prediction.loss.decibels)
                let isInside = point.kilometres >= 1
                let answered = try? strict.pathLoss(atGroundDistance: distance)
                isHandled = isHandled && (answered != nil) == isInside && prediction.cautions.isEmpty == isInside
            }
            #expect(isHandled)
            #expect(first.count == 2327)
            #expect(abs(Self.mean(first) - e.okumuraMean) <= 0.05)
            #expect(abs(Self.mean(second) - e.costMean) <= 0.05)
            #expect(abs(Self.mean(first.map { $0 * $0 }).squareRoot() - e.okumuraRMSE) <= 0.05)
            #expect(abs(Self.mean(second.map { $0 * $0 }).squareRoot() - e.costRMSE) <= 0.05)
        }
    }

    static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
