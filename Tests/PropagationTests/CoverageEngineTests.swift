import Foundation
import Propagation
import Testing
import Units

/// Levels are checked against the printed models evaluated directly, cell by cell.
@Suite struct CoverageEngineTests {
    /// SplitMix64, seeded: the same cells every run.
    struct Random {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
    }

    static func environment(_ grid: CoverageGrid, seed: UInt64) -> [UInt8] {
        var random = Random(state: seed)
        return (0..<grid.cellCount).map { _ in [0, 1, 2, 2, 1, 0, 255][Int(random.next() % 7)] }
    }

    static func station(
        _ easting: Double, _ northing: Double, height: Double, megahertz: Double, power: Double = 32.2,
        azimuths: [Double] = [0, 120, 240], downtilt: Double = 4, pattern: AntennaPattern = .panel
    ) throws -> [Sector] {
        try azimuths.map {
            try Sector(
                easting: easting, northing: northing, height: .metres(height), azimuth: .degrees($0),
                downtilt: .degrees(downtilt), carrier: .megahertz(megahertz), referencePower: .dBm(power),
                pattern: pattern)
        }
    }

    /// The level by the models themselves: Hata or COST 231 with `extrapolate`, free space, the 3GPP pattern.
    static func direct(_ sector: Sector, x: Double, y: Double, _ environment: Environment) throws -> Double {
        let (dx, dy) = (x - sector.easting, y - sector.northing)
        let distance = Length.metres(max(hypot(dx, dy), 4))
        let height = Length.metres(min(max(sector.height.metres, 10), 200))
        let terminal = Length.metres(1.5)
        let hata: any PathLossModel =
            sector.carrier <= .megahertz(1500)
            ? try OkumuraHata(
                carrier: sector.carrier, baseHeight: height, terminalHeight: terminal, environment: environment,
                extrapolate: true)
            : try COST231Hata(
                carrier: sector.carrier, baseHeight: height, terminalHeight: terminal, environment: environment,
                extrapolate: true)
        let space = try FreeSpace(carrier: sector.carrier, baseHeight: sector.height, terminalHeight: terminal)
        let loss = try max(hata.pathLoss(atGroundDistance: distance), space.pathLoss(atGroundDistance: distance))
        let depression = Angle.radians(atan2(sector.height.metres - 1.5, distance.metres))
        let attenuation = sector.pattern.attenuation(
            bearing: .degrees(atan2(dx, dy) * 180 / .pi) - sector.azimuth, depression: depression,
            downtilt: sector.downtilt)
        return (sector.referencePower - loss - attenuation).dBm
    }

    @Test("Tables differ from the models by at most 0.05 dB at every cell")
    func agreesWithTheModels() throws {
        let grid = try CoverageGrid(originX: 600_000, originY: 1_230_000, cellSize: 100, columns: 173, rows: 131)
        let environment = Self.environment(grid, seed: 7)
        let sectors =
            try Self.station(604_321.5, 1_226_987.25, height: 32, megahertz: 1800)
            + Self.station(612_000, 1_222_050, height: 18, megahertz: 900, power: 60, downtilt: 0)
            + Self.station(607_777, 1_219_000, height: 250, megahertz: 2600, azimuths: [30, 77.7], pattern: .element)
            + Self.station(616_010, 1_229_990, height: 6, megahertz: 3500, azimuths: [0], pattern: .omni)
        let parameters = try CoverageParameters(floor: .dBm(-140), maximumRadius: .kilometres(30))
        let levels = try CoverageEngine(parameters: parameters).level(
            sectors: sectors, grid: grid, environment: environment)

        var worst = 0.0
        var compared = 0
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                let cell = row * grid.columns + column
                guard let surroundings = Environment(rawValue: environment[cell]) else {
                    #expect(levels[cell].isNaN)
                    continue
                }
                let (x, y) = (grid.centreX(column: column), grid.centreY(row: row))
                var best = -Double.infinity
                for sector in sectors { best = max(best, try Self.direct(sector, x: x, y: y, surroundings)) }
                if best < -140 - 0.05 {
                    #expect(levels[cell].isNaN)
                } else if best > -140 + 0.05 {
                    worst = max(worst, abs(Double(levels[cell]) - best))
                    compared += 1
                }
            }
        }
        #expect(compared > 15_000)
        #expect(worst <= 0.05, "worst \(worst) dB of \(compared) cells")
    }
}
