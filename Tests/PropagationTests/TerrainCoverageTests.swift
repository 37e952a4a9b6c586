import Propagation
import Testing
import Units

/// Maps by P.1812 against its single profiles, and what must hold of any map.
@Suite struct TerrainCoverageTests {
    static let spacing = 50.0  // m
    static let cells = 40
    static let power = PowerLevel.dBm(32)

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

    static var grid: CoverageGrid {
        get throws {
            try CoverageGrid(originX: -2000, originY: 2000, cellSize: 100, columns: cells, rows: cells)
        }
    }

    static func engine(_ terrain: TerrainGrid, threads: Int = 1) throws -> TerrainCoverageEngine {
        try TerrainCoverageEngine(
            terrain: terrain, climate: RadioClimate(lapseRate: 52, refractivity: 380),
            parameters: CoverageParameters(maximumRadius: .kilometres(3), threads: threads))
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
        let both = try Self.engine(terrain).coverage(networks: [first, second], grid: Self.grid, bestServer: true)
        let alone = try Self.engine(terrain).coverage(networks: [second], grid: Self.grid, bestServer: true)[0]
        #expect(Self.bits(both[1]) == Self.bits(alone) && both[1].bestServer == alone.bestServer)
        let threaded = try Self.engine(terrain, threads: 3).coverage(
            networks: [first.reversed(), second.reversed()], grid: Self.grid, bestServer: true)
        for (a, b) in zip(both, threaded) { #expect(Self.bits(a) == Self.bits(b)) }
        let count = Int32(second.count)
        #expect(threaded[1].bestServer.map { $0 < 0 ? $0 : count - 1 - $0 } == both[1].bestServer)
    }

    private static func bits(_ map: Coverage) -> [UInt32] { map.levels.map(\.bitPattern) }

    @Test("The sector that points there serves")
    func servers() throws {
        let sectors = try [0, 90, 180, 270].map { try Self.sector($0, pattern: .panel) }
        let map = try Self.engine(Self.terrain()).coverage(
            networks: [sectors], grid: Self.grid, bestServer: true)[0]
        for (place, server) in [((5, 20), 0), ((20, 35), 1), ((35, 20), 2), ((20, 5), 3)] {
            #expect(map.bestServer[place.0 * Self.cells + place.1] == Int32(server))
        }
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
        var points: [(easting: Double, northing: Double)] = []
        for row in 0..<Self.cells {
            for column in 0..<Self.cells {
                points.append((try Self.grid.centreX(column: column), try Self.grid.centreY(row: row)))
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
