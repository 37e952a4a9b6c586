import Geometry
import Testing
import _TestSupport

@Suite struct WKBTests {
    static let square = Ring([Coordinate(0, 0), Coordinate(4, 0), Coordinate(4, 4), Coordinate(0, 4), Coordinate(0, 0)])
    static let hole = Ring([Coordinate(1, 1), Coordinate(1, 2), Coordinate(2, 2), Coordinate(1, 1)])

    static let shapes: [Shape] = [
        .point(Coordinate(106.65, 11.04)),
        .multiPoint([Coordinate(1, 2), Coordinate(-3e300, 4e-300)]),
        .multiPoint([]),
        .lineString(LineString([Coordinate(0, 0), Coordinate(1, 1.5)])),
        .lineString(LineString([])),
        .multiLineString([LineString([Coordinate(0, 0), Coordinate(1, 1)]), LineString([])]),
        .polygon(Polygon(square, holes: [hole])),
        .polygon(Polygon(Ring([]))),
        .multiPolygon([Polygon(square), Polygon(hole)]),
        .multiPolygon([]),
        .collection([.point(Coordinate(1, 1)), .collection([.polygon(Polygon(square))]), .multiPolygon([])]),
    ]

    @Test("What is written reads back the same", arguments: shapes)
    func roundTrip(shape: Shape) throws {
        #expect(try WKB.decode(WKB.encode(shape)) == shape)
    }

    @Test("GEOS reads our bytes and writes the same ones", arguments: shapes)
    func agreesWithGEOS(shape: Shape) throws {
        let topology = Topology()
        #expect(try topology.wkb(of: shape) == WKB.encode(shape))
    }

    /// Hand-assembled from OGC 06-103r4: POINT(1 2) big-endian.
    @Test func readsBigEndian() throws {
        let bytes: [UInt8] = [0, 0, 0, 0, 1, 0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0]
        #expect(try WKB.decode(bytes) == .point(Coordinate(1, 2)))
    }

    static let one: [UInt8] = [0, 0, 0, 0, 0, 0, 0xf0, 0x3f]
    static let two: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0x40]

    @Test(
        "Z, M and an EWKB SRID are read over",
        arguments: [
            [1, 0xe9, 3, 0, 0] + one + two + one,  // ISO Z: 1001
            [1, 0xd1, 7, 0, 0] + one + two + one,  // ISO M: 2001
            [1, 0xb9, 0x0b, 0, 0] + one + two + one + one,  // ISO ZM: 3001
            [1, 1, 0, 0, 0x80] + one + two + one,  // EWKB Z
            [1, 1, 0, 0, 0xe0, 0xe6, 0x10, 0, 0] + one + two + one + two,  // EWKB ZM, SRID 4326
        ] as [[UInt8]])
    func dropsTheThirdDimension(bytes: [UInt8]) throws {
        #expect(try WKB.decode(bytes) == .point(Coordinate(1, 2)))
    }

    /// Hand-assembled: LINESTRING Z (1 2 9, 2 1 9) in ISO big-endian, MULTIPOINT (1 2, 2 1) with mixed byte orders.
    @Test func readsLinesOfBothByteOrders() throws {
        let (bigOne, bigTwo) = (Array(Self.one.reversed()), Array(Self.two.reversed()))
        let bigNine: [UInt8] = [0x40, 0x22, 0, 0, 0, 0, 0, 0]
        let line = [0, 0, 0, 3, 0xea, 0, 0, 0, 2] + bigOne + bigTwo + bigNine + bigTwo + bigOne + bigNine
        #expect(try WKB.decode(line) == .lineString(LineString([Coordinate(1, 2), Coordinate(2, 1)])))
        let points =
            [0, 0, 0, 0, 4, 0, 0, 0, 2] + ([1, 1, 0, 0, 0] + Self.one + Self.two) + ([0, 0, 0, 0, 1] + bigTwo + bigOne)
        #expect(try WKB.decode(points) == .multiPoint([Coordinate(1, 2), Coordinate(2, 1)]))
    }

    @Test("Every truncation is an error and no crash", arguments: shapes)
    func refusesTruncation(shape: Shape) throws {
        let bytes = WKB.encode(shape)
        for length in 0..<bytes.count {
            #expect(throws: GeometryError.self) { try WKB.decode(Array(bytes[..<length])) }
        }
    }

    @Test("Flipped bytes give an error or a shape, never a crash")
    func survivesGarbage() {
        var generator = SplitMix(state: 20_261_122)
        var refused = 0
        for shape in Self.shapes {
            let bytes = WKB.encode(shape)
            for _ in 0..<300 {
                var broken = bytes
                for _ in 0..<3 {
                    broken[Int(generator.next() % UInt64(broken.count))] = UInt8(truncatingIfNeeded: generator.next())
                }
                do { _ = try WKB.decode(broken) } catch { refused += 1 }
            }
        }
        #expect(refused > 500)
    }

    @Test func namesWhatIsWrong() {
        #expect(throws: GeometryError.malformedWKB(reason: "ends after 0 bytes, in the middle of a geometry")) {
            try WKB.decode([])
        }
        #expect(throws: GeometryError.malformedWKB(reason: "byte order 7 instead of 0 or 1")) {
            try WKB.decode([7, 1, 0, 0, 0])
        }
        #expect(throws: GeometryError.malformedWKB(reason: "geometry type 8")) { try WKB.decode([1, 8, 0, 0, 0]) }
        #expect(throws: GeometryError.malformedWKB(reason: "1 bytes follow the geometry")) {
            try WKB.decode(WKB.encode(.point(Coordinate(1, 2))) + [0])
        }
        #expect(
            throws: GeometryError.malformedWKB(
                reason: "4294967295 parts announced at byte 5, too few bytes follow")
        ) {
            try WKB.decode([1, 2, 0, 0, 0, 255, 255, 255, 255])
        }
        var nested = WKB.encode(.point(Coordinate(1, 2)))
        for _ in 0..<40 { nested = [1, 7, 0, 0, 0, 1, 0, 0, 0] + nested }
        #expect(throws: GeometryError.malformedWKB(reason: "nested deeper than 32")) { try WKB.decode(nested) }
    }
}
