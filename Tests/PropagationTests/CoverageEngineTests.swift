import Foundation
import Propagation
import Testing
import Units
import _TestSupport

/// Levels are checked against the printed models evaluated directly, cell by cell.
@Suite struct CoverageEngineTests {
    static func environment(_ grid: GridFrame, seed: UInt64) -> [UInt8] {
        var random = SplitMix(state: seed)
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
        let grid = GridFrame(originX: 600_000, originY: 1_230_000, cell: 100, columns: 173, rows: 131)
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
                let (x, y) = (grid.x(ofColumn: column), grid.y(ofRow: row))
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

    /// A small busy map: 40 stations, several carriers, positions anywhere.
    static func city(seed: UInt64) throws -> [Sector] {
        var random = SplitMix(state: seed)
        var sectors: [Sector] = []
        for _ in 0..<40 {
            sectors += try station(
                Double.random(in: 599_000...611_000, using: &random),
                Double.random(in: 1_219_000...1_231_000, using: &random),
                height: Double.random(in: 12...60, using: &random),
                megahertz: [900.0, 1800, 2600].randomElement(using: &random) ?? 900,
                azimuths: (0..<3).map { _ in Double.random(in: 0...360, using: &random) })
        }
        return sectors
    }

    @Test("The map depends neither on the number of threads nor on the order of the sectors")
    func isOrderFree() throws {
        let grid = GridFrame(originX: 600_000, originY: 1_230_000, cell: 90, columns: 111, rows: 107)
        let environment = Self.environment(grid, seed: 3)
        let sectors = try Self.city(seed: 11)
        func bits(_ sectors: [Sector], threads: Int) throws -> [UInt32] {
            let parameters = try CoverageParameters(maximumRadius: .kilometres(8))
            return try CoverageEngine(parameters: parameters)
                .level(sectors: sectors, grid: grid, environment: environment, run: Run(threads: threads))
                .map(\.bitPattern)
        }
        let one = try bits(sectors, threads: 1)
        #expect(try bits(sectors, threads: 2) == one)
        #expect(try bits(sectors, threads: 7) == one)
        #expect(try bits(sectors.reversed(), threads: 2) == one)
    }

    @Test("Asked to stop, it gives no map")
    func stops() throws {
        let grid = GridFrame(originX: 600_000, originY: 1_230_000, cell: 90, columns: 111, rows: 107)
        let (environment, sectors) = (Self.environment(grid, seed: 3), try Self.city(seed: 11))
        #expect(throws: PropagationError.cancelled) {
            try CoverageEngine().level(
                sectors: sectors, grid: grid, environment: environment, run: Run(isCancelled: { true }))
        }
    }

    @Test("The best server is the sector that alone gives the level, the first mast of equals")
    func namesTheBestServer() throws {
        let grid = GridFrame(originX: 600_000, originY: 1_230_000, cell: 250, columns: 40, rows: 37)
        let environment = Self.environment(grid, seed: 5)
        var sectors = try Self.city(seed: 2)
        sectors += sectors.prefix(20)  // twins that never win
        let engine = CoverageEngine()
        let coverage = try engine.coverage(
            sectors: sectors, grid: grid, environment: environment, bestServer: true)
        let alone = try sectors.map { try engine.level(sectors: [$0], grid: grid, environment: environment) }
        for cell in 0..<grid.cellCount {
            let expected = alone.indices.reduce(-1) { best, index in
                guard !alone[index][cell].isNaN else { return best }
                return best < 0 || alone[index][cell] > alone[best][cell] ? index : best
            }
            let server = Int(coverage.bestServer[cell])
            guard expected >= 0, server >= 0 else {
                #expect(server == expected)
                continue
            }
            #expect(coverage.levels[cell] == alone[server][cell])
            // Behind or below a mast its sectors are equally weak; there the one that points nearest is named.
            let isOnSameMast = sectors[server].easting == sectors[expected].easting
            let isTie = alone[server][cell] == alone[expected][cell]
            #expect(server == expected || (isTie && isOnSameMast && server < 120))
        }
        #expect(coverage.noDataCells == environment.count { $0 == 255 })
    }

    @Test("A candidate's level at a cell centre is the map's, bit by bit, wherever it is tried")
    func singlePointsEqualTheGrid() throws {
        let grid = GridFrame(originX: 600_000, originY: 1_230_000, cell: 100, columns: 83, rows: 91)
        let environment = Self.environment(grid, seed: 9)
        let template = try Self.station(0, 0, height: 28.4, megahertz: 2100, azimuths: [10, 130, 255])
        let parameters = try CoverageParameters(floor: .dBm(-118), maximumRadius: .kilometres(3))
        let predictor = try SitePredictor(template: template, parameters: parameters)
        var points: [SitePredictor.Point] = []
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                points.append(
                    SitePredictor.Point(
                        easting: grid.x(ofColumn: column), northing: grid.y(ofRow: row),
                        environment: Environment(rawValue: environment[row * grid.columns + column])))
            }
        }
        for (x, y) in [
            (604_000.0, 1_226_000.0), (604_123.456, 1_225_432.1), (600_050, 1_229_950), (597_000, 1_231_000),
        ] {
            let sectors = try Self.station(x, y, height: 28.4, megahertz: 2100, azimuths: [10, 130, 255])
            let levels = try CoverageEngine(parameters: parameters).level(
                sectors: sectors, grid: grid, environment: environment)
            let single = predictor.levels(easting: x, northing: y, at: points)
            #expect(single.map(\.bitPattern) == levels.map(\.bitPattern))
        }
    }

    @Test("Nothing beyond the radius, everything within it that reaches the floor")
    func respectsRadiusAndFloor() throws {
        let grid = GridFrame(originX: -5000, originY: 5000, cell: 100, columns: 100, rows: 100)
        let environment = [UInt8](repeating: 0, count: grid.cellCount)
        let sectors = try Self.station(0, 0, height: 40, megahertz: 900, power: 60, pattern: .omni)
        let near = try CoverageParameters(floor: .dBm(-150), maximumRadius: .metres(1234))
        let levels = try CoverageEngine(parameters: near).level(
            sectors: sectors, grid: grid, environment: environment)
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                let distance = hypot(grid.x(ofColumn: column), grid.y(ofRow: row))
                #expect(levels[row * grid.columns + column].isNaN == (distance > 1234))
            }
        }
    }

    @Test("A map carries its cautions, one line per input")
    func carriesCautions() throws {
        let grid = GridFrame(originX: 0, originY: 1000, cell: 100, columns: 10, rows: 10)
        let sectors =
            try Self.station(500, 500, height: 18, megahertz: 1800)
            + Self.station(500, 700, height: 24, megahertz: 2600)
        let coverage = try CoverageEngine(parameters: CoverageParameters(maximumRadius: .kilometres(10))).coverage(
            sectors: sectors, grid: grid, environment: [UInt8](repeating: 1, count: 100))
        #expect(
            coverage.cautions.map(\.description) == [
                "extrapolated: base height 18…24 m, allowed 30…200 m, 6 sectors",
                "extrapolated: carrier 2600…2600 MHz, allowed 150…2000 MHz, 3 sectors",
                "extrapolated: ground distance 4…4 m, allowed 1000…20000 m, 6 sectors",
            ])
    }
}
