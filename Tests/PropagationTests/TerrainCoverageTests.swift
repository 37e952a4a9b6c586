import Foundation
import Propagation
import Synchronization
import Testing
import Units
import _TestSupport

/// Maps by P.1812 against its single profiles, and what must hold of any map.
@Suite struct TerrainCoverageTests {
    static let spacing = 50.0  // m
    static let cells = 40
    static let power = PowerLevel.dBm(32)
    static let detail = CoverageDetail(overlapLevel: .dBm(-80), interference: true)

    /// 4 km of ground on either side of a mast in the middle; cells of 100 m whose centres are nodes.
    static func terrain(
        clutter: UInt8? = nil, _ height: (_ x: Double, _ y: Double) -> Float = { _, _ in 20 }
    ) throws -> TerrainGrid {
        let count = 2 * cells + 1
        var heights: [Float] = []
        for row in 0..<count {
            for column in 0..<count {
                heights.append(height(Double(column) * spacing - 2000, 2000 - Double(row) * spacing))
            }
        }
        return try TerrainGrid(
            columns: count, rows: count, placement: .planar(west: -2000, north: 2000, spacing: spacing, latitude: 11),
            heights: heights, clutter: clutter.map { [UInt8](repeating: $0, count: heights.count) } ?? [])
    }

    static var grid: GridFrame {
        get throws {
            GridFrame(originX: -2000, originY: 2000, cell: 100, columns: cells, rows: cells)
        }
    }

    static func engine(_ terrain: TerrainGrid) throws -> TerrainCoverageEngine {
        try TerrainCoverageEngine(
            terrain: terrain, climate: RadioClimate(lapseRate: 52, refractivity: 380),
            parameters: CoverageParameters(maximumRadius: .kilometres(3)))
    }

    static func sector(
        _ azimuth: Double = 0, at place: (Double, Double) = (0, 0), megahertz: Double = 900,
        pattern: AntennaPattern = .omni, power: PowerLevel = power
    ) throws -> Sector {
        try Sector(
            easting: place.0, northing: place.1, height: .metres(30), azimuth: .degrees(azimuth),
            carrier: .megahertz(megahertz), referencePower: power, pattern: pattern)
    }

    static func level(_ map: Coverage, row: Int, column: Int) -> Float { map.levels[row * cells + column] }

    @Test("A cell has the level of the profile to its centre", arguments: [nil, 10] as [UInt8?])
    func matchesProfiles(clutter: UInt8?) throws {
        let terrain = try Self.terrain(clutter: clutter) { x, y in Float(20 + (x / 100).rounded() + (y / 200).rounded())
        }
        let map = try Self.engine(terrain).coverage(networks: [[Self.sector()]], grid: Self.grid)[0]
        let model = try P1812(
            carrier: .megahertz(900), climate: RadioClimate(lapseRate: 52, refractivity: 380))
        for (row, column) in [(0, 20), (10, 25), (33, 4), (39, 39), (20, 30)] {
            let (x, y) = (Double(column) * 100 - 1950, 1950 - Double(row) * 100)
            let distance = (x * x + y * y).squareRoot()
            guard distance >= 250 else { continue }
            let count = Int((distance / 30).rounded())
            let ground = (0...count).map { i in
                // Bilinear over the nodes: sample the plane's own nodes as the grid keeps them.
                let (u, v) = (x * Double(i) / Double(count), y * Double(i) / Double(count))
                return Self.bilinear(terrain, u, v)
            }
            let profile = try PathProfile(
                distances: (0...count).map { distance / 1000 * Double($0) / Double(count) }, ground: ground,
                clutter: (0...count).map { $0 == 0 || $0 == count ? 0 : Double(clutter ?? 0) })
            let loss = try model.loss(
                over: profile, ends: P1812.Ends(base: .metres(30), terminal: .metres(1.5), latitude: .degrees(11)))
            let expected = Self.power.dBm - loss.decibels
            #expect(abs(Double(Self.level(map, row: row, column: column)) - expected) < 0.02, "\(row), \(column)")
        }
    }

    private static func bilinear(_ terrain: TerrainGrid, _ x: Double, _ y: Double) -> Double {
        let (c, r) = ((x + 2000) / spacing, (2000 - y) / spacing)
        let (j, i) = (min(Int(c), 2 * cells - 1), min(Int(r), 2 * cells - 1))
        let (u, v) = (c - Double(j), r - Double(i))
        func h(_ a: Int, _ b: Int) -> Double { Double(terrain.height(row: a, column: b)) }
        let top = h(i, j) + (h(i, j + 1) - h(i, j)) * u
        return top + (h(i + 1, j) + (h(i + 1, j + 1) - h(i + 1, j)) * u - top) * v
    }

    @Test("A ridge shades what lies behind it, and only that")
    func ridge() throws {
        let bare = try Self.engine(Self.terrain()).coverage(networks: [[Self.sector()]], grid: Self.grid)[0]
        let ridged = try Self.engine(Self.terrain { x, _ in abs(x - 1000) < 100 ? 120 : 20 })
            .coverage(networks: [[Self.sector()]], grid: Self.grid)[0]
        for row in 5..<35 {
            #expect(Self.level(ridged, row: row, column: 36) < Self.level(bare, row: row, column: 36) - 10)
            // Ducting and scatter look at the whole path, which is the same on the other side.
            #expect(Self.level(ridged, row: row, column: 3) == Self.level(bare, row: row, column: 3))
        }
    }

    @Test("Networks on one mast are predicted as each alone, in any order, on any number of threads")
    func sharing() throws {
        let terrain = try Self.terrain { x, y in Float(((x * 0.013).rounded() + (y * 0.02).rounded()).magnitude) }
        let first = try [0, 120, 240].map { try Self.sector($0, pattern: .panel) }
        let second =
            try [30, 150].map { try Self.sector($0, megahertz: 1800, pattern: .panel) }
            + [Self.sector(at: (700, -400), megahertz: 900)]
        let both = try Self.engine(terrain).coverage(
            networks: [first, second], grid: Self.grid, details: [Self.detail, Self.detail])
        let alone = try Self.engine(terrain).coverage(networks: [second], grid: Self.grid, details: [Self.detail])[0]
        #expect(Self.bits(both[1]) == Self.bits(alone) && both[1].bestServer == alone.bestServer)
        let threaded = try Self.engine(terrain).coverage(
            networks: [first.reversed(), second.reversed()], grid: Self.grid, details: [Self.detail, Self.detail],
            run: Run(threads: 3))
        for (a, b) in zip(both, threaded) {
            #expect(Self.bits(a) == Self.bits(b))
            #expect(a.overlap == b.overlap && a.interference == b.interference)
        }
        let count = Int32(second.count)
        #expect(threaded[1].bestServer.map { $0 < 0 ? $0 : count - 1 - $0 } == both[1].bestServer)
    }

    @Test("Asked to stop on the way, it gives no map and tells of no further progress")
    func stops() throws {
        let terrain = try Self.terrain { _, _ in 0 }
        let sectors = try (0..<40).map { try Self.sector(at: (Double($0) * 20, 0)) }
        let flag = StopFlag()
        let last = Mutex(0.0)
        let run = Run(threads: 1, isCancelled: { flag.isSet }) { report in
            last.withLock { $0 = report.fraction }
            flag.set()
        }
        #expect(throws: PropagationError.cancelled) {
            try Self.engine(terrain).coverage(networks: [sectors], grid: Self.grid, run: run)
        }
        #expect(last.withLock { $0 } == 0.4, "one batch of sixteen masts of forty")
    }

    private static func bits(_ map: Coverage) -> [UInt32] { map.levels.map(\.bitPattern) }

    @Test("The sector that points there serves")
    func servers() throws {
        let sectors = try [0, 90, 180, 270].map { try Self.sector($0, pattern: .panel) }
        let map = try Self.engine(Self.terrain()).coverage(
            networks: [sectors], grid: Self.grid, details: [Self.detail])[0]
        for (place, server) in [((5, 20), 0), ((20, 35), 1), ((35, 20), 2), ((20, 5), 3)] {
            #expect(map.bestServer[place.0 * Self.cells + place.1] == Int32(server))
        }
    }

    @Test("A correction moves the cells of its class by offset, slope and share of the pattern, the others by nothing")
    func correction() throws {
        let terrain = try Self.terrain()
        var random = SplitMix(state: 3)
        let samples = (0..<60).map { _ in
            let distance = Length.metres(Double.random(in: 500...2000, using: &random))
            let pattern = Decibels(Double.random(in: 0...12, using: &random))
            return CalibrationSample(
                group: "urban", cell: "A", distance: distance,
                measured: Decibels(120 + 6 + 10 * log10(distance.kilometres) + 0.5 * pattern.decibels),
                modelled: Decibels(120), patternLoss: pattern)
        }
        let learnt = try #require(try Calibration(samples: samples).corrections["urban"])
        let correction = LevelCorrection([.urban: learnt], patternCap: Decibels(12))
        func map(_ pattern: AntennaPattern, _ correction: LevelCorrection?) throws -> Coverage {
            let sector = try Sector(
                easting: 0, northing: 0, height: .metres(30), carrier: .megahertz(900), referencePower: Self.power,
                pattern: pattern, correction: correction)
            // Urban in the north.
            let environment = (0..<(Self.cells * Self.cells)).map { UInt8($0 < Self.cells * Self.cells / 2 ? 2 : 1) }
            return try Self.engine(terrain).coverage(
                networks: [[sector]], grid: Self.grid, environment: environment)[0]
        }
        let panel = try AntennaPattern(horizontalBeamwidth: .degrees(65), verticalBeamwidth: nil)
        let bare = try map(.omni, nil), own = try map(panel, nil), corrected = try map(panel, correction)
        for (row, column) in [(5, 20), (10, 12), (15, 19), (2, 30)] {
            let (x, y) = (Double(column) * 100 - 1950, 1950 - Double(row) * 100)
            let kilometres = (x * x + y * y).squareRoot() / 1000
            let loss = Double(Self.level(bare, row: row, column: column) - Self.level(own, row: row, column: column))
            let expected =
                Double(Self.level(bare, row: row, column: column)) - 6
                - 10 * log10(min(max(kilometres, learnt.nearest / 1000), learnt.farthest / 1000)) - 0.5 * min(loss, 12)
            #expect(abs(Double(Self.level(corrected, row: row, column: column)) - expected) < 0.02)
            let mirrored = Self.level(corrected, row: Self.cells - 1 - row, column: column)
            #expect(mirrored == Self.level(own, row: Self.cells - 1 - row, column: column))
        }
    }

    @Test("Overlap counts the sectors that are strong enough, interference adds up those on the server's carrier")
    func interference() throws {
        let terrain = try Self.terrain()
        let mine = try Self.sector()
        let others = try [Self.sector(at: (900, 0)), Self.sector(at: (-700, 500), megahertz: 1800)]
        let engine = try Self.engine(terrain)
        let map = try engine.coverage(networks: [[mine] + others], grid: Self.grid, details: [Self.detail])[0]
        let alone = try engine.coverage(networks: [[mine], [others[0]], [others[1]]], grid: Self.grid)
        var kinds: Set<Int32> = []
        for cell in map.levels.indices where !map.levels[cell].isNaN {
            let levels = alone.map { Double($0.levels[cell]) }
            #expect(Int(map.overlap[cell]) == levels.count { $0 >= -80 })
            let server = map.bestServer[cell]
            kinds.insert(server)
            // The two at 900 MHz disturb one another, nobody the third.
            let other = [pow(10, levels[1] / 10), pow(10, levels[0] / 10), 0][Int(server)]
            let expected = other.isNaN ? 0 : other  // beyond the radius
            #expect(abs(Double(map.interference[cell]) - expected) <= 1e-6 * expected + 2e-15)
        }
        #expect(kinds == [0, 1, 2])
    }

    @Test("Signal over noise and loaded interference, by hand")
    func quality() throws {
        // kTB of 15 kHz at 290 K is −132.21 dBm; with 7 dB −125.21.
        let quality = try #require(try SignalQuality(.lte, load: 0.5))
        #expect(abs(quality.noise.dBm - -125.21) < 0.01)
        #expect(abs(quality.ratio(level: .dBm(-100), interference: 0).decibels - 25.21) < 0.01)
        // −97 dBm at half load is −100 dBm, 25 dB above the noise.
        let ratio = quality.ratio(level: .dBm(-90), interference: pow(10, -9.7))
        #expect(abs(ratio.decibels - 10) < 0.03)
        #expect(abs(try #require(try SignalQuality(.nr, load: 0)).noise.dBm - -122.2) < 0.01)
        #expect(try SignalQuality(.gsm, load: 0.5) == nil)
        #expect {
            _ = try SignalQuality(.lte, load: 50)
        } throws: { "\($0)" == "load 50 of 1, allowed 0…1 of 1" }
    }

    @Test("Voids have no level and are counted; a mast over one is refused by name of its place")
    func voids() throws {
        let terrain = try Self.terrain { x, y in x > 1500 && y > 1500 ? .nan : 20 }
        let engine = try Self.engine(terrain)
        let map = try engine.coverage(networks: [[Self.sector()]], grid: Self.grid)[0]
        #expect(map.noDataCells == 25)
        #expect(Self.level(map, row: 2, column: 37).isNaN)
        #expect(!Self.level(map, row: 7, column: 37).isNaN)
        for (place, text) in [
            ((1800.0, 1800.0), "(1800, 1800)"), ((9000.0, 0.0), "(9000, 0)"),
        ] {
            #expect {
                _ = try engine.coverage(networks: [[Self.sector(at: place)]], grid: Self.grid)
            } throws: { error in
                "\(error)"
                    == "no terrain height at the mast \(text): it lies outside the terrain or over a void"
            }
        }
    }

    @Test("A station tried at a place gives the level of the map there")
    func predictor() throws {
        let terrain = try Self.terrain(clutter: 6) { x, y in Float((30 + x * 0.02 + (y * 0.01).rounded()).rounded()) }
        let sectors = try [0, 120, 240].map { try Self.sector($0, pattern: .panel) }
        let engine = try Self.engine(terrain)
        let moved = try [0, 120, 240].map { try Self.sector($0, at: (350, -250), pattern: .panel) }
        let map = try engine.coverage(networks: [moved], grid: Self.grid)[0]
        let predictor = try TerrainSitePredictor(template: sectors, engine: engine)
        var points: [SitePredictor.Point] = []
        for row in 0..<Self.cells {
            for column in 0..<Self.cells {
                points.append(
                    SitePredictor.Point(
                        easting: try Self.grid.x(ofColumn: column), northing: try Self.grid.y(ofRow: row),
                        environment: .open))
            }
        }
        let levels = predictor.levels(easting: 350, northing: -250, at: points)
        // The sweep looks at a profile per node up to 3 km.
        for (i, (a, b)) in zip(levels, map.levels).enumerated() {
            #expect(a == b || (a.isNaN && b.isNaN) || abs(a - b) < 0.001, "at \(points[i])")
        }
        #expect(levels.count { !$0.isNaN } > 1000)
        #expect(!predictor.levels(easting: 9000, northing: 0, at: points).contains { !$0.isNaN })
    }
}
