/// A closed line that bounds a polygon: the last coordinate repeats the first. Direction is free;
/// whether the ring is simple is for ``Topology`` to say.
public struct Ring: Hashable, Sendable {
    public var coordinates: [Coordinate]

    /// Takes the coordinates as they are; a missing closing coordinate is added.
    public init(_ coordinates: [Coordinate]) {
        self.coordinates = coordinates
        if let first = coordinates.first, first != coordinates.last { self.coordinates.append(first) }
    }

    /// Twice the area is summed relative to the first vertex, so that eastings of half a million
    /// metres cost no digits. Positive when the ring runs counter-clockwise.
    public var signedArea: Double {
        guard coordinates.count > 3 else { return 0 }
        let o = coordinates[0]
        var twice = 0.0
        for i in 1..<(coordinates.count - 1) {
            let a = coordinates[i], b = coordinates[i + 1]
            twice += (a.x - o.x) * (b.y - o.y) - (b.x - o.x) * (a.y - o.y)
        }
        return twice / 2
    }
}

public struct LineString: Hashable, Sendable {
    public var coordinates: [Coordinate]
    public init(_ coordinates: [Coordinate]) { self.coordinates = coordinates }
}

public struct Polygon: Hashable, Sendable {
    public var exterior: Ring
    public var holes: [Ring]

    public init(_ exterior: Ring, holes: [Ring] = []) {
        self.exterior = exterior
        self.holes = holes
    }

    /// Area in the square of the coordinates' unit; holes are subtracted.
    public var area: Double {
        abs(exterior.signedArea) - holes.reduce(0) { $0 + abs($1.signedArea) }
    }

    public var box: Box { Box(exterior.coordinates) }
}

/// A simple-feature geometry without its coordinate system; ``LocatedShape`` adds it.
public enum Shape: Hashable, Sendable {
    case point(Coordinate)
    case multiPoint([Coordinate])
    case lineString(LineString)
    case multiLineString([LineString])
    case polygon(Polygon)
    case multiPolygon([Polygon])
    case collection([Shape])

    /// Every polygon in it, those inside collections too.
    public var polygons: [Polygon] {
        switch self {
        case .polygon(let polygon): [polygon]
        case .multiPolygon(let polygons): polygons
        case .collection(let shapes): shapes.flatMap(\.polygons)
        case .point, .multiPoint, .lineString, .multiLineString: []
        }
    }

    /// One polygon stays a polygon, none or several become a multipolygon.
    public init(polygons: [Polygon]) {
        self = polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(polygons)
    }

    /// Area of the polygonal parts, in the square of the coordinates' unit.
    public var area: Double { polygons.reduce(0) { $0 + $1.area } }

    public var box: Box {
        switch self {
        case .point(let c): Box([c])
        case .multiPoint(let cs): Box(cs)
        case .lineString(let line): Box(line.coordinates)
        case .multiLineString(let lines): lines.reduce(.empty) { $0.union(Box($1.coordinates)) }
        case .polygon(let polygon): polygon.box
        case .multiPolygon(let polygons): polygons.reduce(.empty) { $0.union($1.box) }
        case .collection(let shapes): shapes.reduce(.empty) { $0.union($1.box) }
        }
    }

    public var isEmpty: Bool {
        switch self {
        case .point: false
        case .multiPoint(let cs): cs.isEmpty
        case .lineString(let line): line.coordinates.isEmpty
        case .multiLineString(let lines): lines.allSatisfy { $0.coordinates.isEmpty }
        case .polygon(let polygon): polygon.exterior.coordinates.isEmpty
        case .multiPolygon(let polygons): polygons.allSatisfy { $0.exterior.coordinates.isEmpty }
        case .collection(let shapes): shapes.allSatisfy(\.isEmpty)
        }
    }

    /// Applies `transform` to every coordinate, keeping the structure, in the order of ``forEachCoordinate(_:)``.
    public func mapCoordinates<E: Error>(
        _ transform: (Coordinate) throws(E) -> Coordinate
    ) throws(E) -> Shape {
        func line(_ cs: [Coordinate]) throws(E) -> [Coordinate] {
            var out: [Coordinate] = []
            out.reserveCapacity(cs.count)
            for c in cs { out.append(try transform(c)) }
            return out
        }
        func polygon(_ p: Polygon) throws(E) -> Polygon {
            let exterior = Ring(try line(p.exterior.coordinates))
            var holes: [Ring] = []
            for hole in p.holes { holes.append(Ring(try line(hole.coordinates))) }
            return Polygon(exterior, holes: holes)
        }
        switch self {
        case .point(let c): return .point(try transform(c))
        case .multiPoint(let cs): return .multiPoint(try line(cs))
        case .lineString(let l): return .lineString(LineString(try line(l.coordinates)))
        case .multiLineString(let ls):
            var out: [LineString] = []
            for l in ls { out.append(LineString(try line(l.coordinates))) }
            return .multiLineString(out)
        case .polygon(let p): return .polygon(try polygon(p))
        case .multiPolygon(let ps):
            var out: [Polygon] = []
            for p in ps { out.append(try polygon(p)) }
            return .multiPolygon(out)
        case .collection(let shapes):
            var out: [Shape] = []
            for shape in shapes { out.append(try shape.mapCoordinates(transform)) }
            return .collection(out)
        }
    }
}

/// A shape together with the coordinate system its numbers are in.
public struct LocatedShape: Hashable, Sendable {
    public var shape: Shape
    public var crs: CRS

    public init(_ shape: Shape, in crs: CRS) {
        self.shape = shape
        self.crs = crs
    }
}
