import Foundation
import Propagation
import Testing
import Units
import _TestSupport

/// TR 38.901, ECC-33 and SUI against 40-digit evaluations of the printed formulas (`scripts/vectors/empirical.py`),
/// the ns-3 test suite and an independent evaluation (shared vectors).
@Suite struct EmpiricalModelTests {
    static let shared = SharedData.path("propagation/empirical/expected.csv")

    static func model(_ row: VectorFile.Row) throws -> (any PathLossModel)? {
        let carrier = Frequency.megahertz(try #require(row.number("f_mhz")))
        let hb = Length.metres(try #require(row.number("hb_m")))
        let hm = Length.metres(try #require(row.number("hm_m")))
        let sight: Sight = row.text("los") == "LOS" ? .lineOfSight : .obstructed
        let environment = row.text("env") ?? ""
        switch row.text("model") {
        case "38901-rma":
            return try RuralMacro(carrier: carrier, baseHeight: hb, terminalHeight: hm, sight: sight)
        case "38901-uma":
            #expect(hb == UrbanMacro.baseHeight)
            return try UrbanMacro(carrier: carrier, terminalHeight: hm, sight: sight)
        case "38901-umi":
            #expect(hb == UrbanMicro.baseHeight)
            return try UrbanMicro(carrier: carrier, terminalHeight: hm, sight: sight)
        case "ecc-33":
            return try ECC33(
                carrier: carrier, baseHeight: hb, terminalHeight: hm,
                city: environment == "large" ? .large : .smallMedium, extrapolate: true)
        case "sui":
            return try SUI(
                carrier: carrier, baseHeight: hb, terminalHeight: hm,
                terrain: try #require(SUI.Terrain(rawValue: environment)), extrapolate: true)
        default:
            return nil
        }
    }

    @Test func matchesThePrintedFormulas() throws {
        for row in try VectorFile("empirical.csv", of: #filePath).rows {
            let model = try #require(try Self.model(row))
            let loss = try model.pathLoss(atGroundDistance: .kilometres(try #require(row.number("d_km"))))
            let expected = Decibels(try #require(row.number("loss_db")))
            #expect(loss.isClose(to: expected, within: 1e-9), "\(row): \(loss.decibels)")
        }
    }

    @Test("All other rows of the shared vectors", .enabled(if: EmpiricalModelTests.shared != nil))
    func matchesTheSharedVectors() throws {
        var counts: [String: Int] = [:]
        for row in try VectorFile(path: try #require(Self.shared)).rows {
            guard let model = try Self.model(row), let name = row.text("model") else { continue }
            let loss = try model.pathLoss(atGroundDistance: .kilometres(try #require(row.number("d_km"))))
            let expected = Decibels(try #require(row.number("loss_db")))
            let tolerance = row.text("source") == "formula" ? 1e-6 : 1e-4
            #expect(loss.isClose(to: expected, within: tolerance), "\(row): \(loss.decibels)")
            counts[name, default: 0] += 1
        }
        #expect(counts.keys.sorted() == ["38901-rma", "38901-uma", "38901-umi", "ecc-33", "sui"])
    }

    @Test("The two branches meet at the breakpoint", arguments: [0.7, 0.9, 1.8, 2.6, 3.5])
    func isContinuous(gigahertz: Double) throws {
        let carrier = Frequency.gigahertz(gigahertz)
        let macro = try UrbanMacro(carrier: carrier, terminalHeight: .metres(1.5), sight: .lineOfSight)
        let micro = try UrbanMicro(carrier: carrier, terminalHeight: .metres(1.5), sight: .lineOfSight)
        for (model, breakpoint) in [(macro as any PathLossModel, macro.breakpoint), (micro, micro.breakpoint)] {
            let before = try model.pathLoss(atGroundDistance: breakpoint)
            let after = try model.pathLoss(atGroundDistance: .metres(breakpoint.metres.nextUp))
            #expect(before.isClose(to: after, within: 1e-9))
        }
    }

    @Test("Losing sight never lowers the loss", arguments: [10.0, 35, 100, 350, 1000, 4999])
    func obstructionCosts(metres: Double) throws {
        func losses(_ make: (Sight) throws -> any PathLossModel) throws -> [Decibels] {
            try [Sight.lineOfSight, .obstructed].map { try make($0).pathLoss(atGroundDistance: .metres(metres)) }
        }
        let carrier = Frequency.megahertz(1800)
        let terminal = Length.metres(1.5)
        for pair in try [
            losses { try UrbanMacro(carrier: carrier, terminalHeight: terminal, sight: $0) },
            losses { try UrbanMicro(carrier: carrier, terminalHeight: terminal, sight: $0) },
            losses {
                try RuralMacro(carrier: carrier, baseHeight: .metres(35), terminalHeight: terminal, sight: $0)
            },
        ] {
            #expect(pair[0] <= pair[1])
        }
    }

    @Test("No answer outside the table", arguments: [-1, 9.99, 5000.01, .infinity, .nan])
    func refusesDistance(metres: Double) throws {
        let model = try UrbanMacro(carrier: .gigahertz(0.9), terminalHeight: .metres(1.5), sight: .lineOfSight)
        #expect(throws: PropagationError.self) { try model.pathLoss(atGroundDistance: .metres(metres)) }
    }

    @Test("Heights for which the table draws at random, or has no row, are refused by name")
    func refusesHeights() {
        #expect(
            RefusalTests.message {
                _ = try UrbanMacro(carrier: .gigahertz(1.8), terminalHeight: .metres(14), sight: .obstructed)
            } == "terminal height 14 m, allowed 1.5…13 m")
        #expect(
            RefusalTests.message {
                _ = try SUI(
                    carrier: .megahertz(2600), baseHeight: .metres(90), terminalHeight: .metres(3), terrain: .flat)
            } == "base height 90 m, allowed 10…80 m")
    }

    @Test("COST 231 at 1800 MHz, 30/1.5 m, 1 km in a large city is 139.20 dB: no coefficient lost its decimals")
    func keepsTheDecimals() throws {
        // A well-known tool holds 46.3 and 33.9 in whole numbers and gets 136.01 dB.
        let cost = try COST231Hata(
            carrier: .megahertz(1800), baseHeight: .metres(30), terminalHeight: .metres(1.5), environment: .urban,
            city: .large)
        #expect(try cost.pathLoss(atGroundDistance: .kilometres(1)).isClose(to: Decibels(139.2), within: 0.005))
    }
}
