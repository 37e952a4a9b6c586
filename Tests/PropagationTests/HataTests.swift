import Propagation
import Testing
import Units
import _TestSupport

/// Expected losses come from the printed formulas in 40-digit arithmetic (`scripts/vectors/hata.py`) and, where the
/// shared data is present, from the ns-3 test suite and an independent evaluation; never from the code under test.
@Suite struct HataTests {
    static let shared = SharedData.path("propagation/empirical/expected.csv")

    /// The model a row of a vector file names; nil for models of other suites.
    static func model(_ row: VectorFile.Row) throws -> (any PathLossModel)? {
        guard let name = row.text("model"), let f = row.number("f_mhz"), let hb = row.number("hb_m"),
            let hm = row.number("hm_m"), let environment = row.text("env")
        else { throw VectorFile.Failure.noRows("a column") }
        let carrier = Frequency.megahertz(f)
        switch (name, environment) {
        case ("okumura-hata", let kind):
            return try OkumuraHata(
                carrier: carrier, baseHeight: .metres(hb), terminalHeight: .metres(hm),
                environment: kind == "open" ? .open : kind == "suburban" ? .suburban : .urban,
                city: kind == "urban-large" ? .large : .smallMedium)
        case ("cost231-hata", let kind):
            return try COST231Hata(
                carrier: carrier, baseHeight: .metres(hb), terminalHeight: .metres(hm), environment: .urban,
                city: kind == "metropolitan" ? .large : .smallMedium)
        default:
            return nil
        }
    }

    @Test func matchesThePrintedFormulas() throws {
        for row in try VectorFile("hata.csv", of: #filePath).rows {
            let model = try #require(try Self.model(row))
            let d = try #require(row.number("d_km"))
            let expected = Decibels(try #require(row.number("loss_db")))
            let loss = try model.pathLoss(atGroundDistance: .kilometres(d))
            #expect(loss.isClose(to: expected, within: 1e-9), "\(row): \(loss.decibels)")
        }
    }

    @Test("All Hata rows of the shared vectors", .enabled(if: HataTests.shared != nil))
    func matchesTheSharedVectors() throws {
        var counts = (formula: 0, ns3: 0)
        for row in try VectorFile(path: try #require(Self.shared)).rows {
            guard let model = try Self.model(row) else { continue }
            let source = try #require(row.text("source"))
            let loss = try model.pathLoss(atGroundDistance: .kilometres(try #require(row.number("d_km"))))
            let expected = Decibels(try #require(row.number("loss_db")))
            let isFormula = source == "formula"
            if isFormula { counts.formula += 1 } else { counts.ns3 += 1 }
            #expect(loss.isClose(to: expected, within: isFormula ? 1e-6 : 0.01), "\(row): \(loss.decibels)")
        }
        #expect(counts.formula > 100)
        #expect(counts.ns3 > 0)
    }

    @Test("Loss grows with distance and towards the city", arguments: [150.0, 450, 900, 1500])
    func isMonotone(megahertz: Double) throws {
        func loss(_ environment: Environment, _ kilometres: Double) throws -> Decibels {
            try OkumuraHata(
                carrier: .megahertz(megahertz), baseHeight: .metres(30), terminalHeight: .metres(1.5),
                environment: environment
            ).pathLoss(atGroundDistance: .kilometres(kilometres))
        }
        for environment in Environment.allCases {
            for kilometres in 1..<20 {
                #expect(try loss(environment, Double(kilometres)) < loss(environment, Double(kilometres + 1)))
            }
        }
        #expect(try loss(.open, 5) < loss(.suburban, 5))
        #expect(try loss(.suburban, 5) < loss(.urban, 5))
    }

    @Test("Extrapolating gives the same value inside, a caution outside, and a refusal without it")
    func extrapolationIsExplicit() throws {
        func model(_ megahertz: Double, extrapolate: Bool) throws -> COST231Hata {
            try COST231Hata(
                carrier: .megahertz(megahertz), baseHeight: .metres(30), terminalHeight: .metres(1.5),
                environment: .urban, extrapolate: extrapolate)
        }
        let strict = try model(1800, extrapolate: false).prediction(atGroundDistance: .kilometres(2))
        let lenient = try model(1800, extrapolate: true).prediction(atGroundDistance: .kilometres(2))
        #expect(strict == lenient)
        #expect(strict.cautions.isEmpty)

        let far = try model(2600, extrapolate: true).prediction(atGroundDistance: .metres(400))
        #expect(
            far.cautions.map(\.description) == [
                "extrapolated: carrier 2600 MHz, allowed 1500…2000 MHz",
                "extrapolated: ground distance 400 m, allowed 1000…20000 m",
            ])
        #expect(throws: PropagationError.self) { try model(2600, extrapolate: false) }
        #expect(throws: PropagationError.self) {
            try model(1800, extrapolate: false).pathLoss(atGroundDistance: .metres(400))
        }
    }
}
