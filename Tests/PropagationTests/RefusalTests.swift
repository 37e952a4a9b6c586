import Propagation
import Testing
import Units

/// Input that cannot be meant is refused, and the message says what to change.
@Suite struct RefusalTests {
    static func message(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "no error"
        } catch { return "\(error)" }
    }

    static func okumura(_ megahertz: Double, height: Double = 30, extrapolate: Bool = false) throws -> OkumuraHata {
        try OkumuraHata(
            carrier: .megahertz(megahertz), baseHeight: .metres(height), terminalHeight: .metres(1.5),
            environment: .urban, extrapolate: extrapolate)
    }

    static func sector(
        height: Double = 30, azimuth: Double = 0, megahertz: Double = 900, power: Double = 60, easting: Double = 0
    ) throws -> Sector {
        try Sector(
            easting: easting, northing: 0, height: .metres(height), azimuth: .degrees(azimuth),
            carrier: .megahertz(megahertz), referencePower: .dBm(power), pattern: .panel)
    }

    @Test("Hertz in a field of megahertz is recognised")
    func recognisesHertz() {
        #expect(
            Self.message { _ = try Self.okumura(900_000_000) }
                == "carrier 900000000 MHz, allowed 150…1500 MHz: the number looks like Hz, give it in MHz")
        #expect(
            Self.message { _ = try Self.okumura(900_000_000, extrapolate: true) }
                == "carrier 900000000 MHz, allowed 30…6000 MHz: the number looks like Hz, give it in MHz")
        #expect(
            Self.message { _ = try Self.sector(megahertz: 1.8) }
                == "carrier 1.8 MHz, allowed 150…6000 MHz: the number looks like GHz, give it in MHz")
    }

    @Test("Kilometres in a field of metres are recognised")
    func recognisesKilometres() {
        #expect(
            Self.message { _ = try Self.okumura(900).pathLoss(atGroundDistance: .metres(5)) }
                == "ground distance 5 m, allowed 1000…20000 m: the number looks like km, give it in m")
    }

    @Test("Height 0, azimuth 400°, NaN and infinity are refused, extrapolating or not")
    func refusesNonsense() {
        #expect(Self.message { _ = try Self.okumura(900, height: 0) } == "base height 0 m, allowed 30…200 m")
        #expect(
            Self.message { _ = try Self.okumura(900, height: 0, extrapolate: true) }
                == "base height 0 m, allowed 5…1000 m")
        #expect(Self.message { _ = try Self.sector(height: 0) } == "antenna height 0 m, allowed 1…5000 m")
        #expect(Self.message { _ = try Self.sector(azimuth: 400) } == "azimuth 400°, allowed 0…360°")
        #expect(Self.message { _ = try Self.sector(azimuth: -1) } == "azimuth -1°, allowed 0…360°")
        #expect(Self.message { _ = try Self.okumura(.nan) } == "carrier nan MHz, allowed 150…1500 MHz")
        #expect(
            Self.message { _ = try Self.okumura(900, extrapolate: true).pathLoss(atGroundDistance: .metres(.nan)) }
                == "ground distance nan m, allowed 1…200000 m")
        #expect(
            Self.message { _ = try Self.okumura(900, extrapolate: true).pathLoss(atGroundDistance: .metres(.infinity)) }
                == "ground distance inf m, allowed 1…200000 m")
        #expect(
            Self.message { _ = try Self.sector(power: 43_000) } == "reference power 43000 dBm, allowed -60…110 dBm")
        #expect(
            Self.message { _ = try Self.sector(easting: .nan) }
                == "mast position (nan, 0) is not a pair of finite metres")
    }

    @Test("An environment that does not fit the grid is refused")
    func refusesEnvironment() throws {
        let grid = GridFrame(originX: 0, originY: 0, cell: 100, columns: 3, rows: 2)
        let engine = CoverageEngine()
        #expect(
            Self.message { _ = try engine.level(sectors: [], grid: grid, environment: [0, 1, 2]) }
                == "environment has 3 cells, the grid has 6: give one class per cell")
        #expect(
            Self.message { _ = try engine.level(sectors: [], grid: grid, environment: [0, 1, 2, 255, 3, 0]) }
                == "environment class 3 in cell 4 is not one of 0 (open), 1 (suburban), 2 (urban), 255 (no data)")
        #expect(
            Self.message {
                let flat = GridFrame(originX: 0, originY: 0, cell: 0, columns: 3, rows: 2)
                _ = try engine.level(sectors: [], grid: flat, environment: [])
            } == "grid cellWidth is 0: it has to be positive and finite")
    }
}
