extension Shape {
    /// Whether the two shapes come as near as `distance` somewhere (coordinates' unit, the limit included; 0: they share
    /// a point). Whether they meet is decided exactly, a distance is rounded as in ``distance(to:)``. Never for an empty
    /// shape or one with a coordinate that is not finite.
    ///
    /// Takes the product of the numbers of edges that are near the other shape's box.
    public func isWithin(_ distance: Double, of other: Shape) -> Bool {
        let box = box, otherBox = other.box
        guard distance >= 0, box.distance(to: otherBox) <= distance, firstNonFinite == nil, other.firstNonFinite == nil
        else { return false }
        let own = edges(near: otherBox.reaching(distance)), others = other.edges(near: box.reaching(distance))
        for edge in own {
            for next in others where edge.isWithin(distance, of: next) { return true }
        }
        // Borders that stay apart: each part of one shape lies wholly inside the other or outside it.
        return holdsPart(of: other) || other.holdsPart(of: self)
    }

    private func holdsPart(of other: Shape) -> Bool {
        let polygons = polygons
        return !polygons.isEmpty && other.parts.contains { part in polygons.contains { $0.covers(part) } }
    }

    /// A place of each point, line and polygon.
    private var parts: [Coordinate] {
        switch self {
        case .point(let c): [c]
        case .multiPoint(let cs): cs
        case .lineString(let line): Array(line.coordinates.prefix(1))
        case .multiLineString(let lines): lines.compactMap(\.coordinates.first)
        case .polygon, .multiPolygon: polygons.compactMap(\.exterior.coordinates.first)
        case .collection(let shapes): shapes.flatMap(\.parts)
        }
    }

    /// Edges that reach into a box; a point is an edge without length.
    private func edges(near box: Box) -> [Edge] {
        var edges: [Edge] = []
        func add(_ line: [Coordinate]) {
            guard var a = line.first else { return }
            for b in line.count == 1 ? line[...] : line.dropFirst() {
                let edge = Edge(a: a, b: b)
                if edge.box.intersects(box) { edges.append(edge) }
                a = b
            }
        }
        func add(_ shape: Shape) {
            switch shape {
            case .point(let c): add([c])
            case .multiPoint(let cs): for c in cs { add([c]) }
            case .lineString(let line): add(line.coordinates)
            case .multiLineString(let lines): for line in lines { add(line.coordinates) }
            case .polygon(let polygon): for ring in [polygon.exterior] + polygon.holes { add(ring.coordinates) }
            case .multiPolygon(let polygons): for polygon in polygons { add(.polygon(polygon)) }
            case .collection(let shapes): for shape in shapes { add(shape) }
            }
        }
        add(self)
        return edges
    }
}

/// A straight line between two places.
private struct Edge {
    let a: Coordinate
    let b: Coordinate

    var box: Box { Box(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y)) }

    func isWithin(_ distance: Double, of other: Edge) -> Bool {
        let apart = box.distance(to: other.box)
        guard apart <= distance else { return false }
        if apart == 0, isDivided(by: other), other.isDivided(by: self) { return true }
        // Edges that do not meet are closest at an end of one of them.
        return max(apart, min(self.distance(to: other.a), self.distance(to: other.b))) <= distance
            || max(apart, min(other.distance(to: a), other.distance(to: b))) <= distance
    }

    /// Whether the ends do not lie on one side of the other's line.
    private func isDivided(by other: Edge) -> Bool {
        Orientation.sign(other.a, other.b, a) * Orientation.sign(other.a, other.b, b) <= 0
    }

    private func distance(to p: Coordinate) -> Double {
        let ax = a.x - p.x, ay = a.y - p.y
        return min(Box.distance(ax, ay), Shape.edgeDistance(ax, ay, b.x - p.x, b.y - p.y))
    }
}
