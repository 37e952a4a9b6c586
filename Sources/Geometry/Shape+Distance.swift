extension Shape {
    /// Distance to the nearest point of the shape, in the coordinates' unit: 0 on and inside it, infinite when it is
    /// empty. Rounded; whether a polygon covers the place is decided exactly.
    public func distance(to place: Coordinate) -> Double {
        switch self {
        case .point(let c): Box.distance(c.x - place.x, c.y - place.y)
        case .multiPoint(let cs): cs.reduce(.infinity) { min($0, Box.distance($1.x - place.x, $1.y - place.y)) }
        case .lineString(let line): Self.distance(line.coordinates, place)
        case .multiLineString(let lines): lines.reduce(.infinity) { min($0, Self.distance($1.coordinates, place)) }
        case .polygon(let polygon): polygon.distance(to: place)
        case .multiPolygon(let polygons): polygons.reduce(.infinity) { min($0, $1.distance(to: place)) }
        case .collection(let shapes): shapes.reduce(.infinity) { min($0, $1.distance(to: place)) }
        }
    }

    static func distance(_ line: [Coordinate], _ p: Coordinate) -> Double {
        guard let first = line.first else { return .infinity }
        // Relative to the place, because differences of large coordinates are exact and their products are not.
        var ax = first.x - p.x, ay = first.y - p.y
        var least = Box.distance(ax, ay)
        for b in line.dropFirst() {
            let bx = b.x - p.x, by = b.y - p.y
            least = min(least, edgeDistance(ax, ay, bx, by))
            (ax, ay) = (bx, by)
        }
        return least
    }

    /// Distance of an edge, its first end left out, from the place to which its ends are relative.
    static func edgeDistance(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) -> Double {
        let ex = bx - ax, ey = by - ay
        // Share of the edge before the foot of the perpendicular; not a number for an edge without length.
        let t = -(ax * ex + ay * ey) / (ex * ex + ey * ey)
        return t > 0 && t < 1 ? Box.distance(ax + t * ex, ay + t * ey) : Box.distance(bx, by)
    }
}

extension Polygon {
    /// The same for one polygon.
    func distance(to place: Coordinate) -> Double {
        if covers(place) { return 0 }
        return holes.reduce(Shape.distance(exterior.coordinates, place)) {
            min($0, Shape.distance($1.coordinates, place))
        }
    }
}
