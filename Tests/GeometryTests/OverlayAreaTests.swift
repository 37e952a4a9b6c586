import Foundation
import Geometry
import Testing
import _TestSupport

/// GEOS's intersection is the oracle, pair by pair.
@Suite struct OverlayAreaTests {
    static func ring(_ points: [(Double, Double)]) -> Ring { Ring(points.map { Coordinate($0.0, $0.1) }) }

    /// A gap-free layer: crooked corners shared by four parcels each, some parcels in a hole of their neighbour.
    static func parcels(_ side: Int, jitter: Double, _ generator: inout SplitMix) -> [Shape] {
        let corners = (0...side).map { i in
            (0...side).map { j in
                let inner = i > 0 && j > 0 && i < side && j < side
                func shift() -> Double { inner ? Double.random(in: -jitter...jitter, using: &generator) : 0 }
                return Coordinate(594_000 + Double(i) * 40 + shift(), 1_213_000 + Double(j) * 40 + shift())
            }
        }
        var shapes: [Shape] = []
        for k in 0..<side * side {
            let i = k / side, j = k % side
            let outer = Ring([corners[i][j], corners[i + 1][j], corners[i + 1][j + 1], corners[i][j + 1]])
            guard k % 7 == 3 else {
                shapes.append(.polygon(Polygon(outer)))
                continue
            }
            let x = 594_000 + Double(i) * 40 + 20, y = 1_213_000 + Double(j) * 40 + 20
            let island = Ring([
                Coordinate(x - 4, y - 4), Coordinate(x + 5, y - 4), Coordinate(x + 5, y + 3), Coordinate(x - 4, y + 3),
            ])
            shapes.append(.polygon(Polygon(outer, holes: [island])))
            shapes.append(.polygon(Polygon(island)))
        }
        return shapes
    }

    /// Compares each pair with GEOS; a pair of which GEOS keeps less than a crumb may be missing.
    static func compare(_ first: [Shape], _ second: [Shape], _ shares: AreaOverlay.Shares) throws {
        let topology = Topology()
        var found: [[Int]: Double] = [:]
        for share in shares.pairs { found[[share.first, share.second]] = share.area }
        #expect(found.count == shares.pairs.count, "a pair is named once")
        for (b, other) in second.enumerated() {
            for (a, shape) in first.enumerated() where shape.box.intersects(other.box) {
                let expected = try topology.intersection(shape, other).area
                let area = found.removeValue(forKey: [a, b]) ?? 0
                let whole = min(shape.area, other.area)
                #expect(abs(area - expected) <= 1e-9 * whole, "\(a) and \(b): \(area), GEOS \(expected)")
            }
        }
        #expect(found.isEmpty, "pairs without a common box: \(found)")
    }

    @Test("Random stars over parcels: the areas are GEOS's, and the parts sum to the whole")
    func stars() throws {
        var generator = SplitMix(state: 21)
        let parcels = Self.parcels(12, jitter: 12, &generator)
        let zones = (0..<25).map { i -> Shape in
            let centre = Coordinate(
                594_000 + Double.random(in: 100...380, using: &generator),
                1_213_000 + Double.random(in: 100...380, using: &generator))
            let outer = PolygonLocatorTests.star(centre, Int.random(in: 5...90, using: &generator), 95, &generator)
            let hole = PolygonLocatorTests.star(centre, 9, 25, &generator)
            return .polygon(Polygon(outer, holes: i % 3 == 0 ? [hole] : []))
        }
        let topology = Topology()
        let valid = try zones.map { try topology.makeValid($0) }
        let shares = try AreaOverlay(parcels).areas(with: valid)
        try Self.compare(parcels, valid, shares)
        #expect(shares.contained > 20)
        for (number, zone) in valid.enumerated() {
            let sum = shares.pairs.filter { $0.second == number }.reduce(0) { $0 + $1.area }
            #expect(abs(sum - zone.area) <= 1e-9 * zone.area)
        }
        // The roles change the work, not the areas.
        let swapped = try AreaOverlay(valid).areas(with: parcels, threads: 2)
        try Self.compare(valid, parcels, swapped)
    }

    @Test("Zones that are unions of parcels, moved by nothing, a hair, a millimetre", arguments: [0, 1e-10, 1e-3])
    func coincidentBorders(shift: Double) throws {
        var generator = SplitMix(state: 22)
        let parcels = Self.parcels(10, jitter: 12, &generator)
        let topology = Topology()
        var zones: [Shape] = []
        for _ in 0..<12 {
            let chosen = parcels.indices.filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }
            let union = try topology.unaryUnion(chosen.map { parcels[$0] })
            zones.append(union.mapCoordinates { Coordinate($0.x + shift, $0.y - shift / 3) })
        }
        let shares = try AreaOverlay(parcels).areas(with: zones)
        try Self.compare(parcels, zones, shares)
        let extent = parcels.reduce(Box.empty) { $0.union($1.box) }
        let ground = Shape.polygon(
            Polygon(
                Self.ring([
                    (extent.minX, extent.minY), (extent.maxX, extent.minY), (extent.maxX, extent.maxY),
                    (extent.minX, extent.maxY),
                ])))
        for (number, zone) in zones.enumerated() {
            let sum = shares.pairs.filter { $0.second == number }.reduce(0) { $0 + $1.area }
            let whole = try topology.intersection(zone, ground).area
            #expect(abs(sum - whole) <= 1e-9 * whole, "\(sum) of \(whole)")
        }
    }

    @Test("A layer over itself gives each polygon its own area and nothing else")
    func layerOverItself() throws {
        var generator = SplitMix(state: 23)
        let parcels = Self.parcels(9, jitter: 15, &generator)
        let shares = try AreaOverlay(parcels).areas(with: parcels, threads: 2)
        #expect(shares.pairs.map(\.first) == Array(parcels.indices))
        for share in shares.pairs {
            #expect(share.first == share.second)
            #expect(abs(share.area - parcels[share.first].area) <= 1e-9 * share.area)
        }
        #expect(shares.cutByGEOS == 0)
    }

    @Test("Lattice polygons with vertices on edges, collinear overlaps and islands")
    func lattice() throws {
        let topology = Topology()
        var generator = SplitMix(state: 24)
        func random() throws -> Shape {
            var shape = Shape.multiPolygon([])
            for _ in 0..<4 {
                let x = Double(Int.random(in: 0...6, using: &generator))
                let y = Double(Int.random(in: 0...6, using: &generator))
                let w = Double(Int.random(in: 1...4, using: &generator))
                let h = Double(Int.random(in: 1...4, using: &generator))
                let points =
                    Bool.random(using: &generator)
                    ? [(x, y), (x + w, y), (x + w, y + h), (x, y + h)] : [(x, y), (x + w, y + h), (x, y + h)]
                let operand = Shape.polygon(Polygon(Self.ring(points)))
                shape = try topology.symmetricDifference(shape, operand)
            }
            return Shape(polygons: shape.polygons)
        }
        let first = try (0..<25).map { _ in try random() }
        let second = try (0..<25).map { _ in try random() }
        try Self.compare(first, second, AreaOverlay(first).areas(with: second))
    }

    @Test("Edges that cross at a millionth of a second of arc are cut by GEOS")
    func leavesHairAnglesToGEOS() throws {
        let flat = Shape.polygon(Polygon(Self.ring([(0, 0), (1000, 0), (1000, 10), (0, 10)])))
        let tilted = Shape.polygon(Polygon(Self.ring([(-1, -1e-9), (1001, 1e-9), (1001, 20), (-1, 20)])))
        let shares = try AreaOverlay([flat]).areas(with: [tilted])
        #expect(shares.cutByGEOS == 1)
        #expect(abs(shares.pairs[0].area - 10_000) < 1e-5)
    }

    @Test("Sums by a key; a coordinate that is not finite is refused")
    func sumsAndRefusals() throws {
        let square = Shape.polygon(Polygon(Self.ring([(0, 0), (4, 0), (4, 4), (0, 4)])))
        let left = Shape.polygon(Polygon(Self.ring([(-1, -1), (1, -1), (1, 5), (-1, 5)])))
        let right = Shape.polygon(Polygon(Self.ring([(1, -1), (9, -1), (9, 5), (1, 5)])))
        let overlay = AreaOverlay([square])
        let sums = try overlay.sums(with: [left, right]) { _, second in second == 0 ? "ODT" : "LUC" }
        #expect(sums == ["ODT": 4, "LUC": 12])
        let broken = Shape.polygon(Polygon(Self.ring([(0, 0), (1, .nan), (1, 1)])))
        #expect(throws: GeometryError.self) { try overlay.areas(with: [broken]) }
        #expect(AreaOverlay([square, broken]).refused == [1])
    }
}
