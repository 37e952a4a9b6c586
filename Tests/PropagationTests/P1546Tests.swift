import Foundation
import Testing
import Units
import _TestSupport

@testable import Propagation

/// ITU-R P.1546-6 on land. The curves are not shipped; the steps from the curves to the result are held against the
/// reference software's logs, which print both, and the interpolation against curves of a known law.
@Suite struct P1546Tests {
    static let logs = SharedData.path("propagation/p1546-official/logs")

    static func log(_ path: String) throws -> [String: String] {
        var values: [String: String] = [:]
        for line in try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline) {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            if cells.count > 3 { values[cells[0]] = cells[3] }
        }
        return values
    }

    /// Ground heights of a profile's ends, m.
    static func ends(_ path: String) throws -> (Double, Double) {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
            .map { line in
                line.split(separator: ",", omittingEmptySubsequences: false).map {
                    $0.trimmingCharacters(in: .whitespaces)
                }
            }
        let start = try #require(lines.firstIndex { $0[0] == "Number of Points:" })
        let count = try #require(Int(lines[start][1]))
        return (try #require(Double(lines[start + 1][1])), try #require(Double(lines[start + count][1])))
    }

    @Test("From the curves' field to the result, land paths of the validation set", .enabled(if: logs != nil))
    func correctionsMatchTheLogs() throws {
        let folder = try #require(Self.logs)
        var cases = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            let log = try Self.log(folder + "/" + name)
            func number(_ key: String) throws -> Double {
                try #require(log[key].flatMap(Double.init), "\(name) \(key)")
            }
            guard try number("See path (km)") == 0, log["Rx clutter type"] != "Sea" else { continue }
            let profile = name.replacingOccurrences(of: "_[0-9]_log", with: "", options: .regularExpression)
            let (baseGround, terminalGround) = try Self.ends(folder + "/../profiles/" + profile)
            let kinds: [String: P1546.Surroundings] = [
                "Rural": .open, "Suburban": .suburban, "Urban": .urban, "Dense Urban": .denseUrban,
            ]
            let path = P1546.Path(
                distance: .kilometres(try number("Horizontal path length d (km)")),
                effectiveHeight: .metres(try number("Tx antenna height h1 (m)")),
                baseHeight: .metres(try number("Tx antenna height a. g. ha (m)")),
                terminalHeight: .metres(try number("Rx antenna height a. g. h2 (m)")),
                baseClutter: .metres(try number("Tx clutter height R1 (m)")),
                terminalClutter: .metres(try number("Rx clutter height R2 (m)")),
                surroundings: try #require(kinds[log["Rx clutter type"] ?? ""]),
                baseClearance: .degrees(try number("Tx effective TCA  theta_eff1 (deg)")),
                terminalClearance: .degrees(try number("Terrain clearance angle tca (deg)")),
                baseGround: .metres(baseGround), terminalGround: .metres(terminalGround))
            let field = P1546.field(
                curve: try number("Field strength (dBuV/m)"), path, megahertz: try number("Frequency f (MHz)"),
                time: try number("Percentage time t (%)"))
            // The logs print six digits of each input.
            let expected = try number("Resulting field strength for Ptx = 1kW (dBuV/m)")
            #expect(abs(field - expected) <= 0.001, "\(name): \(field), expected \(expected)")
            cases += 1
        }
        #expect(cases >= 15)
    }

    /// A law that is linear in the logarithms of distance, height and frequency, and in the normal deviate of time.
    static func law(_ f: Double, _ time: Double, _ d: Double, _ h: Double) -> Double {
        let z = time == 50 ? 0 : time == 10 ? 1.2815515655446004 : 2.3263478740408408
        return 60 - 30 * log10(d) + 12 * log10(h / 10) - 4 * log10(f / 100) + 3 * z
    }

    static func curves() throws -> FieldStrengthCurves {
        let distances = [1.0, 2, 5, 10, 20, 50, 100, 1000]
        return try FieldStrengthCurves(
            tables: FieldStrengthCurves.frequencies.map { f in
                try FieldStrengthCurves.times.map { time in
                    try FieldStrengthCurves.Table(
                        distances: distances,
                        fields: distances.map { d in FieldStrengthCurves.heights.map { law(f, time, d, $0) } })
                }
            })
    }

    @Test(
        "Between and beyond the nominal values the law is kept",
        arguments: [
            (100.0, 50.0, 1.0, 10.0), (900, 50, 7.3, 42), (47, 10, 31, 1200), (3500, 1, 640, 2500),
            (1800, 10, 2.5, 37.5),
        ])
    func interpolates(f: Double, time: Double, d: Double, h: Double) throws {
        let field = try Self.curves().field(megahertz: f, time: time, distance: d, height: h, limit: 500)
        #expect(abs(field - Self.law(f, time, d, h)) <= 1e-9)
        #expect(
            try Self.curves().field(megahertz: f, time: time, distance: d, height: h, limit: 20) <= 20.000001
                || f < 2000)
    }

    @Test("Between 10 and 50 % of time the field is linear in the normal deviate")
    func interpolatesInTime() throws {
        // z(30 %) = 0.5244005127080407, so 3 dB · z above the median.
        let curves = try Self.curves()
        let half = curves.field(megahertz: 600, time: 50, distance: 10, height: 75, limit: 500)
        let third = curves.field(megahertz: 600, time: 30, distance: 10, height: 75, limit: 500)
        #expect(abs(third - half - 3 * 0.5244005127080407) <= 1e-9)
    }

    @Test("The field never falls as the antenna rises through 10 m and through the ground")
    func continuesBelowTenMetres() throws {
        let curves = try Self.curves()
        let fields = stride(from: -60.0, through: 40, by: 0.5).map {
            curves.field(megahertz: 600, time: 50, distance: 10, height: $0, limit: 500)
        }
        #expect(zip(fields, fields.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 && $1 - $0 < 1 })
    }

    @Test("Incomplete tables and inputs outside the Recommendation are refused in words")
    func refusals() throws {
        func message(_ body: () throws -> Void) -> String { RefusalTests.message(body) }
        #expect(
            message { _ = try FieldStrengthCurves.Table(distances: [2, 3], fields: [[], []]) }
                == "curve table: distances have to ascend from 1 km, one row each")
        #expect(
            message { _ = try FieldStrengthCurves(tables: []) }
                == "curve table: nine figures are needed: 100, 600 and 2000 MHz, each for 1, 10 and 50 % of time")
        #expect(
            message { _ = try P1546(curves: Self.curves(), carrier: .gigahertz(26)) }
                == "carrier 26000 MHz, allowed 30…4000 MHz")
        #expect(
            message { _ = try P1546(curves: Self.curves(), carrier: .gigahertz(1), time: 0.1) }
                == "time 0.1 %, allowed 1…50 %")
    }
}
