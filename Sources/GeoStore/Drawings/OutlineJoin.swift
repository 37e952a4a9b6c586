import Geometry

/// Outlines that a drawing has as lines: those whose ends nearly meet are closed, and lines drawn one by one are joined
/// to the rings they enclose.
struct OutlineJoin {
    /// Widest gap that is closed, in the drawing's unit. ASSUMPTION: metres, and a hand that meant to close: 10 cm.
    static let tolerance = 0.1

    struct Line {
        var id: Int64
        var level: FieldValue
        var coordinates: [Coordinate]
    }

    struct Outline {
        var id: Int64
        var level: FieldValue
        var ring: Ring
        /// Width of the gap that was closed; nil for a ring joined from several lines.
        var gap: Double?
    }

    private(set) var outlines: [Outline] = []
    /// Lines that are part of no outline.
    private(set) var open: [Line] = []

    /// - Throws: ``GeometryError`` when GEOS cannot cut the lines at their crossings.
    init(_ lines: [Line]) throws(GeometryError) {
        var loose: [Line] = []
        for line in lines {
            guard let first = line.coordinates.first, let last = line.coordinates.last else { continue }
            let gap = Self.distance(first, last)
            if gap <= Self.tolerance, line.coordinates.count >= (gap == 0 ? 4 : 3) {
                // A short step back onto the start stays as the corner it nearly is.
                let corners = gap == 0 ? line.coordinates : line.coordinates.dropLast() + [first]
                let ring = Ring(corners.count >= 4 ? Array(corners) : line.coordinates + [first])
                outlines.append(Outline(id: line.id, level: line.level, ring: ring, gap: gap))
            } else if first != last {
                loose.append(line)
            }
        }
        try join(loose)
    }

    private mutating func join(_ lines: [Line]) throws(GeometryError) {
        guard lines.count > 1 else { return open = lines }
        let snapped = Self.snapped(lines)
        let topology = Topology()
        let noded = try topology.unaryUnion(snapped.map { .lineString(LineString($0.coordinates)) })
        var rings = try topology.polygonize(noded).polygons.map(\.exterior)
        // The order of GEOS's faces says nothing; that of the places does.
        rings.sort { a, b in
            let (p, q) = (Box(a.coordinates), Box(b.coordinates))
            return (p.minX, p.minY, p.maxX, p.maxY) < (q.minX, q.minY, q.maxX, q.maxY)
        }
        var used = Set<Int>()
        for ring in rings {
            let corners = Set(ring.coordinates)
            let sides = snapped.indices.filter { index in
                let line = snapped[index].coordinates
                return corners.contains(line[0]) && corners.contains(line[line.count - 1])
            }
            used.formUnion(sides)
            let levels = Set(sides.map { lines[$0].level })
            outlines.append(
                Outline(
                    id: sides.first.map { lines[$0].id } ?? lines[0].id,
                    level: levels.count == 1 ? lines[sides[0]].level : .null, ring: ring, gap: nil))
        }
        open = lines.indices.filter { !used.contains($0) }.map { lines[$0] }
    }

    /// Ends nearer to each other than the tolerance become one point.
    private static func snapped(_ lines: [Line]) -> [Line] {
        let ends = lines.flatMap { [$0.coordinates[0], $0.coordinates[$0.coordinates.count - 1]] }
        let index = SpatialIndex(boxes: ends.map { Box([$0]) })
        var place: [Coordinate?] = Array(repeating: nil, count: ends.count)
        for number in ends.indices where place[number] == nil {
            index.query(within: tolerance, of: ends[number]) { near in
                if place[near] == nil { place[near] = ends[number] }
            }
        }
        return lines.enumerated().map { number, line in
            var line = line
            line.coordinates[0] = place[2 * number] ?? line.coordinates[0]
            line.coordinates[line.coordinates.count - 1] = place[2 * number + 1] ?? line.coordinates[0]
            return line
        }
    }

    private static func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
        ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
    }
}
