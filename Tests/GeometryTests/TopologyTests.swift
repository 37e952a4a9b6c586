import Geometry
import Testing
import _TestSupport

@Suite struct TopologyTests {
    static func ring(_ numbers: [(Double, Double)]) -> Ring { Ring(numbers.map { Coordinate($0.0, $0.1) }) }

    static func square(_ x: Double, _ y: Double, _ side: Double) -> Shape {
        .polygon(Polygon(ring([(x, y), (x + side, y), (x + side, y + side), (x, y + side)])))
    }

    static let bowTie = Shape.polygon(Polygon(ring([(0, 0), (2, 2), (2, 0), (0, 2)])))

    let topology = Topology()

    // MARK: validity and repair

    @Test("A bow-tie is invalid at its crossing and becomes two triangles of the same area")
    func repairsBowTie() throws {
        #expect(
            try topology.validity(of: Self.bowTie) == .invalid(reason: "Self-intersection", at: Coordinate(1, 1)))
        let repaired = try topology.makeValid(Self.bowTie)
        #expect(repaired.polygons.count == 2)
        #expect(abs(repaired.area - 2) < 1e-12)
        #expect(try topology.validity(of: repaired) == .valid)
    }

    @Test("A polygon with a spike keeps its ground and loses the spike")
    func repairsSpike() throws {
        let spiked = Shape.polygon(Polygon(Self.ring([(0, 0), (2, 0), (2, 1), (5, 1), (2, 1), (2, 2), (0, 2)])))
        let repaired = try topology.makeValid(spiked)
        #expect(repaired.isPolygonal && abs(repaired.area - 4) < 1e-12)
        #expect(repaired.box == Box(minX: 0, minY: 0, maxX: 2, maxY: 2))
    }

    @Test("Rings that GEOS would not read are judged and repaired, too")
    func repairsStuntedRings() throws {
        let twoPoints = Shape.polygon(Polygon(Self.ring([(3, 4), (5, 6)])))
        #expect(
            try topology.validity(of: twoPoints)
                == .invalid(reason: "Too few points in geometry component", at: Coordinate(3, 4)))
        #expect(try topology.makeValid(twoPoints) == .multiPolygon([]))
        let withStuntedHole = Shape.polygon(
            Polygon(Self.ring([(0, 0), (4, 0), (4, 4), (0, 4)]), holes: [Self.ring([(1, 1), (2, 2)])]))
        #expect(try topology.makeValid(withStuntedHole).area == 16)
        let flat = Shape.polygon(Polygon(Self.ring([(0, 0), (4, 0), (2, 0)])))
        #expect(try topology.makeValid(flat) == .multiPolygon([]))
        #expect(try topology.validity(of: .lineString(LineString([Coordinate(1, 1)]))).isValid == false)
    }

    @Test("A coordinate that is not a number is invalid and has no repair")
    func refusesNaN() throws {
        let broken = Shape.polygon(Polygon(Self.ring([(0, 0), (1, .infinity), (1, 1)])))
        #expect(
            try topology.validity(of: broken) == .invalid(reason: "Invalid Coordinate", at: Coordinate(1, .infinity)))
        let expected = GeometryError.notFinite(Coordinate(1, .infinity))
        #expect(throws: expected) { try topology.makeValid(broken) }
        #expect(throws: expected) { try topology.intersection(broken, Self.bowTie) }
        #expect(throws: expected) { try topology.prepare(broken) }
    }

    @Test("Empty shapes are valid", arguments: [Shape.multiPolygon([]), .collection([]), .polygon(Polygon(Ring([])))])
    func emptyIsValid(shape: Shape) throws {
        #expect(try topology.validity(of: shape) == .valid)
        #expect(try topology.makeValid(shape).isEmpty)
        #expect(throws: GeometryError.topology(operation: "interior point", reason: "the shape is empty")) {
            try topology.interiorPoint(of: shape)
        }
        #expect(throws: GeometryError.topology(operation: "distance", reason: "a shape is empty")) {
            try topology.distance(shape, Self.bowTie)
        }
    }

    // MARK: overlay, worked by hand

    @Test func overlaysOfTwoSquares() throws {
        let (a, b) = (Self.square(0, 0, 2), Self.square(1, 1, 2))
        #expect(try topology.intersection(a, b).area == 1)
        #expect(try topology.union(a, b).area == 7)
        #expect(try topology.difference(a, b).area == 3)
        #expect(try topology.symmetricDifference(a, b).area == 6)
        #expect(try topology.area(of: a) == 4)
        #expect(try topology.unaryUnion([a, b, Self.square(10, 10, 1)]).area == 8)
        #expect(try topology.unaryUnion([]).isEmpty)
    }

    @Test("Squares that touch along a side intersect in a line, which is no ground")
    func touching() throws {
        let (a, b) = (Self.square(0, 0, 2), Self.square(2, 1, 2))
        let common = try topology.intersection(a, b)
        #expect(common == .lineString(LineString([Coordinate(2, 1), Coordinate(2, 2)])))
        #expect(common.polygonalParts == .multiPolygon([]))
        #expect(try topology.touches(a, b))
        #expect(try topology.intersects(a, b))
        #expect(try !topology.disjoint(a, b))
        #expect(try topology.relate(a, b) == "FF2F11212")
    }

    @Test func measures() throws {
        #expect(try topology.distance(Self.square(0, 0, 1), Self.square(4, 5, 1)) == 5)
        // A polygon of 4 · 8 chords inside a circle: n/2 · r² · sin(2π/n).
        let disc = try topology.buffer(.point(Coordinate(0, 0)), by: 1)
        #expect(abs(disc.area - 3.121445152258) < 1e-9)
        #expect(try topology.buffer(Self.square(0, 0, 4), by: -1).area == 4)
        #expect(
            throws: GeometryError.topology(
                operation: "buffer", reason: "distance nan with 8 segments per quadrant")
        ) { try topology.buffer(Self.bowTie, by: .nan) }
        let noisy = Shape.lineString(LineString([Coordinate(0, 0), Coordinate(1, 0.01), Coordinate(2, 0)]))
        #expect(
            try topology.simplify(noisy, tolerance: 0.1)
                == .lineString(LineString([Coordinate(0, 0), Coordinate(2, 0)])))
        let point = try topology.interiorPoint(of: Self.square(0, 0, 2))
        #expect(Self.square(0, 0, 2).box.contains(point))
    }

    // MARK: predicates

    @Test("covers counts the border, contains does not")
    func borderPredicates() throws {
        let (square, corner) = (Self.square(0, 0, 2), Shape.point(Coordinate(0, 0)))
        #expect(try topology.covers(square, corner))
        #expect(try !topology.contains(square, corner))
        let prepared = try topology.prepare(square)
        #expect(try prepared.covers(corner))
        #expect(try !prepared.contains(corner))
        #expect(try prepared.intersects(corner))
        #expect(try prepared.covers(Coordinate(2, 1)))
        #expect(try !prepared.covers(Coordinate(2.0.nextUp, 1)))
        #expect(try !prepared.covers(Coordinate(.nan, 1)))
    }

    @Test("A prepared shape outlives the topology that made it")
    func preparedKeepsItsContext() throws {
        func made() throws -> PreparedShape { try Topology().prepare(Self.square(0, 0, 2)) }
        #expect(try made().covers(Coordinate(1, 1)))
    }

    // MARK: errors

    @Test("GEOS's own words come with the failed operation, and the next call is not disturbed")
    func carriesMessages() throws {
        #expect(
            throws: GeometryError.topology(
                operation: "read WKT", reason: "ParseException: Expected word but encountered number: '12'")
        ) { try topology.shape(wkt: "POLYGON 12") }
        let collection = Shape.collection([Self.square(0, 0, 1), .point(Coordinate(5, 5))])
        #expect(
            throws: GeometryError.topology(
                operation: "relate",
                reason: "TopologyException: side location conflict at 1 1. "
                    + "This can occur if the input geometry is invalid.")
        ) { try topology.relate(collection, Self.bowTie) }
        #expect(try topology.union(Self.square(0, 0, 1), Self.square(1, 0, 1)).area == 2)
    }

    @Test("Shapes of two systems are refused by every overload")
    func refusesMixedSystems() throws {
        let a = LocatedShape(Self.square(0, 0, 2), in: .epsg(9210))
        let b = LocatedShape(Self.square(0, 0, 2), in: .epsg(9214))
        let expected = GeometryError.crsMismatch(.epsg(9210), .epsg(9214))
        #expect(throws: expected) { try topology.intersection(a, b) }
        #expect(throws: expected) { try topology.union(a, b) }
        #expect(throws: expected) { try topology.difference(a, b) }
        #expect(throws: expected) { try topology.symmetricDifference(a, b) }
        #expect(throws: expected) { try topology.distance(a, b) }
        #expect(throws: expected) { try topology.covers(a, b) }
        #expect(throws: expected) { try topology.contains(a, b) }
        #expect(throws: expected) { try topology.intersects(a, b) }
        #expect(throws: expected) { try topology.touches(a, b) }
        #expect(throws: expected) { try topology.disjoint(a, b) }
        #expect(throws: expected) { try topology.relate(a, b) }
        #expect(try topology.intersection(a, a) == LocatedShape(try topology.intersection(a.shape, a.shape), in: a.crs))
    }

    // MARK: text, threads, memory

    @Test func textRoundTrip() throws {
        let text = "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 1 1))"
        #expect(try topology.wkt(of: try topology.shape(wkt: text)) == text)
        #expect(try topology.shape(wkb: WKB.encode(Self.bowTie)) == Self.bowTie)
    }

    @Test("One topology per task: eight tasks agree with one")
    func tasksAgree() async throws {
        let zones = (0..<60).map { Self.square(Double($0 % 10) * 1.7, Double($0 / 10) * 1.3, 2) }
        @Sendable func work() throws -> Double {
            let topology = Topology()
            var sum = 0.0
            for a in zones {
                for b in zones.prefix(20) { sum += try topology.intersection(a, b).area }
                // An error in one task must not show up in another.
                #expect(throws: GeometryError.self) { try topology.shape(wkt: "POLYGON (") }
            }
            return sum
        }
        let alone = try work()
        let sums = try await withThrowingTaskGroup(of: Double.self) { group in
            for _ in 0..<8 { group.addTask { try work() } }
            return try await group.reduce(into: [Double]()) { $0.append($1) }
        }
        #expect(sums == Array(repeating: alone, count: 8))
    }
}
