import Foundation
import Geometry
import Testing
import Units
import _TestSupport

/// Expected coordinates come from PROJ's commands by `scripts/vectors`, never from the code under test.
@Suite struct TransformerTests {
    @Test("One inner point of each of the 63 provinces is within 1 mm of cs2cs and cct with EPSG:6960, both ways")
    func provinces() throws {
        let vectors = try VectorFile("vn2000_provinces.csv", of: #filePath)
        #expect(vectors.rows.count == 63)
        for row in vectors.rows {
            let code = try #require(row.text("code"))
            let zone = try #require(VN2000.zone(forProvince: code))
            #expect(zone.meridian == row.number("meridian"), "\(code)")
            let degrees = Coordinate(try #require(row.number("longitude")), try #require(row.number("latitude")))
            let metres = Coordinate(try #require(row.number("easting")), try #require(row.number("northing")))

            let forward = try Transformer(from: .wgs84, to: zone.crs).transform(degrees)
            #expect(hypot(forward.x - metres.x, forward.y - metres.y) < 0.001, "\(code): \(forward)")
            let byCS2CS = Coordinate(
                try #require(row.number("easting_cs2cs")), try #require(row.number("northing_cs2cs")))
            #expect(hypot(forward.x - byCS2CS.x, forward.y - byCS2CS.y) < 0.001, "\(code): \(forward)")
            let back = try Transformer(from: zone.crs, to: .wgs84).transform(metres)
            let expected = Coordinate(
                try #require(row.number("longitude_back")), try #require(row.number("latitude_back")))
            #expect(Geodesic.distance(back, expected) < .metres(0.001), "\(code): \(back)")
            // Heights are not carried, so a round trip does not close to the last digit.
            #expect(Geodesic.distance(back, degrees) < .metres(0.0014), "\(code): \(back)")
        }
    }

    @Test("Pairs that PROJ decides by itself agree with cs2cs")
    func pairs() throws {
        for row in try VectorFile("proj_pairs.csv", of: #filePath).rows {
            let (from, to) = (try #require(row.number("from")), try #require(row.number("to")))
            let target = CRS.epsg(Int(to))
            let moved = try Transformer(from: .epsg(Int(from)), to: target).transform(
                Coordinate(try #require(row.number("x")), try #require(row.number("y"))))
            let tolerance = try target.details().kind == .geographic ? 1e-8 : 0.001
            #expect(abs(moved.x - (try #require(row.number("x2")))) < tolerance, "\(row.text("reason") ?? "")")
            #expect(abs(moved.y - (try #require(row.number("y2")))) < tolerance, "\(row.text("reason") ?? "")")
        }
    }

    /// PROJ left alone changes the operation at 11.04° N: a jump of 0.80 m.
    @Test("1 m north and 1 m south of 11.04° N the shift is the same within 1 mm")
    func hasNoSeam() throws {
        let metre = 1 / 110_600.0  // degrees of latitude
        let shift = try Transformer(from: .wgs84, to: .epsg(4756))
        let zone = try Transformer(from: .wgs84, to: .epsg(9210))
        let places = [11.04 - metre, 11.04 + metre].map { Coordinate(106.65, $0) }
        let shifts = try places.map { place in
            let moved = try shift.transform(place)
            return Coordinate(moved.x - place.x, moved.y - place.y)
        }
        let eastward = (shifts[0].x - shifts[1].x) * 109_300  // m per degree of longitude at 11° N
        let northward = (shifts[0].y - shifts[1].y) * 110_600
        #expect(hypot(eastward, northward) < 0.001)
        // In the grid the two are as far apart as on the ground, times the scale of the zone.
        let grid = try places.map { try zone.transform($0) }
        let ground = Geodesic.distance(places[0], places[1]).metres
        #expect(abs(hypot(grid[0].x - grid[1].x, grid[0].y - grid[1].y) - ground) < 0.001)
    }

    @Test("VN-2000 is never equated with WGS 84: about 226 m lie between them")
    func datumsDiffer() throws {
        let place = Coordinate(106.7, 10.8)
        let moved = try Transformer(from: .epsg(4756), to: .wgs84).transform(place)
        #expect(abs(Geodesic.distance(place, moved).metres - 226) < 1)
    }

    @Test("Through VN-2000 to any system: EPSG:6960 first, then the target's own operation")
    func chains() throws {
        let grid = Coordinate(594_000, 1_213_000)
        let degrees = try Transformer(from: .epsg(9210), to: .wgs84).transform(grid)
        for code in [32648, 3857, 4979] {
            let direct = try Transformer(from: .epsg(9210), to: .epsg(code)).transform(grid)
            let inTwoSteps = try Transformer(from: .wgs84, to: .epsg(code)).transform(degrees)
            #expect(hypot(direct.x - inTwoSteps.x, direct.y - inTwoSteps.y) < 1e-6)
            let back = try Transformer(from: .epsg(code), to: .epsg(9210)).transform(direct)
            #expect(hypot(back.x - grid.x, back.y - grid.y) < 1e-4, "EPSG:\(code)")
        }
    }

    @Test("A shape keeps its structure, and the same system is the identity")
    func movesShapes() throws {
        let ring = Ring([Coordinate(106, 11), Coordinate(107, 11), Coordinate(107, 12), Coordinate(106, 11)])
        let shape = Shape.collection([.polygon(Polygon(ring)), .point(Coordinate(106.5, 11.5))])
        let there = try Transformer(from: .wgs84, to: .epsg(9210)).transform(shape)
        guard case .collection(let parts) = there, case .polygon(let polygon) = parts[0] else {
            Issue.record("not the same structure")
            return
        }
        #expect(polygon.exterior.coordinates.first == polygon.exterior.coordinates.last)
        #expect(polygon.exterior.coordinates.count == 4)
        #expect(try Transformer(from: .wgs84, to: .wgs84).transform(shape) == shape)
    }

    @Test(
        "The deprecated twins are refused with their successor",
        arguments: [6956: 5896, 6957: 5897, 6958: 5898, 6959: 5899])
    func refusesTwins(code: Int, successor: Int) {
        let expected = GeometryError.deprecatedCRS(code, successor: successor)
        #expect(throws: expected) { try Transformer(from: .epsg(code), to: .wgs84) }
        #expect(throws: expected) { try Transformer(from: .wgs84, to: .epsg(code)) }
        #expect(throws: expected) { try CRS.epsg(code).details() }
    }

    @Test func namesWhatIsWrong() throws {
        #expect(throws: GeometryError.unknownCRS("EPSG:99999", reason: "proj_create: crs not found")) {
            try Transformer(from: .epsg(99999), to: .wgs84)
        }
        #expect(throws: GeometryError.unknownCRS("hello", reason: "proj_create: unrecognized format / unknown name")) {
            try Transformer(from: .definition("hello"), to: .wgs84)
        }
        #expect(throws: GeometryError.unknownCRS("EPSG:4978", reason: "not a geographic or projected system")) {
            try Transformer(from: .epsg(4978), to: .wgs84)  // geocentric
        }
        let zone = try Transformer(from: .wgs84, to: .epsg(9210))
        #expect(throws: GeometryError.notFinite(Coordinate(106, .infinity))) {
            try zone.transform(Coordinate(106, .infinity))
        }
        #expect(
            throws: GeometryError.transformFailed(
                from: .wgs84, to: .epsg(9210), at: Coordinate(106, 95), reason: "Invalid coordinate")
        ) {
            try zone.transform(Coordinate(106, 95))
        }
        let located = LocatedShape(.point(Coordinate(1, 2)), in: .epsg(9214))
        #expect(throws: GeometryError.crsMismatch(.epsg(9214), .wgs84)) { try zone.transform(located) }
    }

    @Test("One bad coordinate among many: none is moved, the bad one is named")
    func allOrNothing() throws {
        var places = [Coordinate(106, 11), Coordinate(106, 99), Coordinate(107, 11)]
        let before = places
        #expect(
            throws: GeometryError.transformFailed(
                from: .wgs84, to: .epsg(9210), at: Coordinate(106, 99), reason: "Invalid coordinate")
        ) {
            try Transformer(from: .wgs84, to: .epsg(9210)).transform(inPlace: &places)
        }
        #expect(places == before)
    }

    @Test("A definition that names no datum is refused, with the zone it looks like")
    func refusesNamelessDatum() {
        let nameless = CRS("+proj=tmerc +lon_0=105.75 +k=0.9999 +x_0=500000 +ellps=WGS84 +no_defs")
        #expect(
            throws: GeometryError.transformFailed(
                from: nameless, to: .wgs84, at: nil,
                reason: "the definition \"unknown\" names no datum; its projection is that of EPSG:9210")
        ) {
            try Transformer(from: nameless, to: .wgs84)
        }
    }

    @Test("Shift parameters in a definition give way to EPSG:6960, rotations of either sign", arguments: [1.0, -1.0])
    func readsDefinitions(sign: Double) throws {
        let rotations = [0.00928836, -0.01975479, 0.00427372].map { "\($0 * sign)" }.joined(separator: ",")
        let text =
            "+proj=tmerc +lat_0=0 +lon_0=105.75 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 "
            + "+towgs84=-191.90441429,-39.30318279,-111.45032835,\(rotations),0.252906278 +units=m +no_defs"
        let grid = Coordinate(594_000, 1_213_000)
        let byCode = try Transformer(from: .epsg(9210), to: .wgs84).transform(grid)
        #expect(try Transformer(from: CRS(text), to: .wgs84).transform(grid) == byCode)
        let same = try Transformer(from: CRS(text), to: .epsg(9210)).transform(grid)
        #expect(hypot(same.x - grid.x, same.y - grid.y) < 1e-6)
        #expect(CRS.identify(wkt: text) == .epsg(9210))
    }

    @Test("Every vertex of a polygon with holes goes where it goes alone")
    func movesHoles() throws {
        func ring(_ x: Double, _ y: Double, _ size: Double, corners: Int) -> [Coordinate] {
            let points = (0..<corners).map { step in
                let angle = 2 * Double.pi * Double(step) / Double(corners)
                return Coordinate(x + size * cos(angle), y + size * sin(angle))
            }
            return points + points.prefix(1)
        }
        let rings = [
            ring(106.6, 11, 0.1, corners: 12), ring(106.57, 11, 0.01, corners: 5), ring(106.63, 11, 0.01, corners: 7),
        ]
        let polygon = Polygon(Ring(rings[0]), holes: rings.dropFirst().map(Ring.init))
        let transformer = try Transformer(from: .wgs84, to: .epsg(9210))
        for shape in [Shape.polygon(polygon), .multiPolygon([polygon, polygon])] {
            for moved in try transformer.transform(shape).polygons {
                #expect(try moved.exterior.coordinates == rings[0].map { try transformer.transform($0) })
                for (hole, ring) in zip(moved.holes, rings.dropFirst()) {
                    #expect(try hole.coordinates == ring.map { try transformer.transform($0) })
                }
            }
        }
    }
}
