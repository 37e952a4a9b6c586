import Foundation
import Propagation
import Testing
import Units
import _TestSupport

/// Longley-Rice against values computed by NTIA's own library on real terrain, and against its published rows.
@Suite struct IrregularTerrainModelTests {
    typealias Model = IrregularTerrainModel

    static let generated = SharedData.path("propagation/gen-terrain")
    static let official = SharedData.path("propagation/itm-official")

    /// NTIA's code of the mode of variability: tens fix the location, twenties the situation.
    static func statistics(_ row: VectorFile.Row) throws -> Model.Statistics {
        let code = Int(try row.value("mdvar"))
        return try Model.Statistics(
            time: try row.value("time"), location: try row.value("location"),
            situation: try row.value("situation"),
            mode: try #require(Model.Statistics.Mode(rawValue: code % 10)), fixesLocation: code / 10 % 2 == 1,
            fixesSituation: code >= 20)
    }

    static func model(_ row: VectorFile.Row) throws -> Model {
        let climate = Model.Climate(rawValue: Int(try row.value("climate")))
        return try Model(
            carrier: .megahertz(try row.value("f__mhz")), transmitterHeight: .metres(try row.value("h_tx__meter")),
            receiverHeight: .metres(try row.value("h_rx__meter")),
            polarisation: try row.value("pol") == 1 ? .vertical : .horizontal,
            ground: try Model.Ground(permittivity: try row.value("epsilon"), conductivity: try row.value("sigma")),
            climate: try #require(climate),
            refractivity: try row.value("N_0"), statistics: try statistics(row))
    }

    static func areaPrediction(
        _ row: VectorFile.Row, sitings: (String, String)
    ) throws -> Model.Prediction {
        func siting(_ column: String) throws -> Model.Siting {
            let code = Int(try row.value(column))
            return try #require(Model.Siting(rawValue: code))
        }
        return try model(row).prediction(
            atGroundDistance: .kilometres(try row.value("d__km")),
            irregularity: .metres(try row.value("delta_h__meter")),
            transmitterSiting: try siting(sitings.0), receiverSiting: try siting(sitings.1))
    }

    @Test("240 paths over real terrain: loss, warnings and every intermediate value", .enabled(if: generated != nil))
    func matchesTheLibraryOverTerrain() throws {
        let folder = try #require(Self.generated)
        var profiles: [String: [Double]] = [:]
        for row in try VectorFile(path: folder + "/profiles.csv").rows {
            profiles[row.text("profile") ?? "", default: []].append(try row.value("h_m"))
        }
        let rows = try VectorFile(path: folder + "/itm_p2p_cases.csv").rows
        #expect(rows.count == 240)
        for row in rows {
            let name = row.text("case") ?? ""
            let heights = try #require(profiles[row.text("profile") ?? ""])
            let result = try Self.model(row).prediction(
                heights: heights, step: .metres(try row.value("step_m")))
            func expect(_ value: Double, _ column: String, _ tolerance: Double = 1e-6) {
                #expect(abs(value - (row.number(column) ?? .nan)) <= tolerance, "case \(name), \(column): \(value)")
            }
            expect(result.loss.decibels, "A__db")
            expect(result.freeSpaceLoss.decibels, "A_fs__db")
            expect(result.referenceAttenuation.decibels, "A_ref__db")
            expect(result.surfaceRefractivity, "N_s")
            expect(result.irregularity.metres, "delta_h__meter")
            expect(result.transmitter.angle.degrees * .pi / 180, "theta_hzn_tx", 1e-12)
            expect(result.receiver.angle.degrees * .pi / 180, "theta_hzn_rx", 1e-12)
            expect(result.transmitter.distance.metres, "d_hzn_tx__meter")
            expect(result.receiver.distance.metres, "d_hzn_rx__meter")
            expect(result.transmitter.effectiveHeight.metres, "h_e_tx__meter")
            expect(result.receiver.effectiveHeight.metres, "h_e_rx__meter")
            expect(Double(result.mode.rawValue), "mode", 0)
            expect(Double(result.warnings.rawValue), "warnings", 0)
        }
    }

    @Test("60 cases of area mode", .enabled(if: generated != nil))
    func matchesTheLibraryInAreaMode() throws {
        let rows = try VectorFile(path: try #require(Self.generated) + "/itm_area_cases.csv").rows
        #expect(rows.count == 60)
        for row in rows {
            let result = try Self.areaPrediction(row, sitings: ("tx_siting", "rx_siting"))
            #expect(abs(result.loss.decibels - (row.number("A__db") ?? .nan)) <= 1e-6, "\(row)")
            #expect(Double(result.warnings.rawValue) == row.number("warnings"))
        }
    }

    @Test("NTIA's published rows to the rounding they are printed with", .enabled(if: official != nil))
    func matchesThePublishedRows() throws {
        let folder = try #require(Self.official)
        let area = try VectorFile(path: folder + "/area.csv").rows
        for row in area {
            let result = try Self.areaPrediction(row, sitings: ("tx_siting_criteria", "rx_siting_criteria"))
            #expect(abs(result.loss.decibels - (row.number("A__db") ?? .nan)) <= 0.05, "\(row)")
        }
        let profiles = try String(contentsOfFile: folder + "/pfls.csv", encoding: .utf8)
            .split(whereSeparator: \.isNewline).map { $0.split(separator: ",").compactMap { Double($0) } }
        let paths = try VectorFile(path: folder + "/p2p.csv").rows
        #expect(paths.count == profiles.count)
        for (row, profile) in zip(paths, profiles) {
            let result = try Self.model(row).prediction(
                heights: Array(profile[2..<(3 + Int(profile[0]))]), step: .metres(profile[1]))
            #expect(abs(result.loss.decibels - (row.number("A__db") ?? .nan)) <= 0.005, "\(row)")
        }
    }

    @Test("Over flat ground the median loss never falls with distance")
    func growsWithDistance() throws {
        let model = try Model(
            carrier: .megahertz(900), transmitterHeight: .metres(30), receiverHeight: .metres(1.5))
        var previous = 0.0
        for points in stride(from: 12, through: 1200, by: 12) {
            let flat = [Double](repeating: 10, count: points + 1)
            let loss = try model.prediction(heights: flat, step: .metres(90)).loss.decibels
            #expect(loss >= previous)
            previous = loss
        }
    }

    @Test("What the model cannot answer is refused with the interval named; what it doubts is answered")
    func refusesAndWarns() throws {
        func make(_ megahertz: Double = 900, _ height: Double = 30, _ n0: Double = 360) throws -> Model {
            try Model(
                carrier: .megahertz(megahertz), transmitterHeight: .metres(height), receiverHeight: .metres(1.5),
                refractivity: n0)
        }
        func text(_ body: () throws -> Void) -> String {
            do {
                try body()
                return "nothing"
            } catch {
                return "\(error)"
            }
        }
        #expect(
            text { _ = try make(900_000_000) }
                == "carrier 900000000 MHz, allowed 20…20000 MHz: the number looks like Hz, give it in MHz")
        #expect(text { _ = try make(900, 0) } == "antenna height 0 m, allowed 0.5…3000 m")
        #expect(text { _ = try make(900, 30, 420) } == "refractivity 420 N-units, allowed 250…400 N-units")
        #expect(text { _ = try Model.Statistics(time: 100) } == "time 100 %, allowed 0…100 %")
        #expect(
            text { _ = try make().prediction(heights: [1, 2], step: .metres(30)) }
                == "profile has 2 points: give at least 3")
        #expect(
            text { _ = try make().prediction(heights: [1, .nan, 3], step: .metres(30)) }
                == "profile point 1 has no usable ground height: fill the void or end the path before it")
        let near = try make(30).prediction(heights: [0, 0, 0, 0], step: .metres(30))
        #expect(
            near.warnings.texts == [
                "carrier outside 40…10000 MHz", "path too short for the difference of heights",
                "path shorter than 1 km",
            ])
    }
}
