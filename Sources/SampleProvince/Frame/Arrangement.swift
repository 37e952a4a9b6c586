import Geometry

/// Units that were drawn apart, made to fit: where they overlap the first keeps the ground, narrow
/// gaps between them go to the neighbour with the longest border, and what they share they share
/// vertex by vertex.
struct Arrangement {
    private(set) var mesh = Mesh()
    /// Pieces of each unit, in the order of the input.
    private(set) var faces: [[Face]]
    /// m² claimed by more than one unit, and m² of gaps that were given away.
    private(set) var overlapArea = 0.0
    private(set) var gapArea = 0.0

    /// Gaps larger than this stay open, m².
    private static let largestGap = 2e6
    /// Lone pieces of a unit smaller than this go to the neighbour, m².
    private static let smallestPiece = 1e4

    /// - Parameter units: rings (exterior and holes alike) of each unit in metres.
    init(_ units: [[[Coordinate]]]) {
        let rings = units.map { $0.map { Self.onGrid($0) }.filter { $0.count > 2 } }
        let graph = BorderGraph(Noding(rings: rings.flatMap { $0 }))
        var labels: [Int] = []
        let boxes = rings.map { unit in
            unit.reduce(Box.empty) { box, ring in box.union(Box(ring.map { Coordinate(Double($0.x), Double($0.y)) })) }
        }
        for cell in graph.cells {
            let inside = graph.innerPoint(cell)
            let owners = rings.indices.filter { boxes[$0].contains(inside) && Self.contains(rings[$0], inside) }
            labels.append(owners.first ?? -1)
            if owners.count > 1 { overlapArea += cell.area }
        }
        gapArea = graph.adopt(&labels, largestGap: Self.largestGap, smallestPiece: Self.smallestPiece)
        for point in graph.points { _ = mesh.add(point) }
        faces = graph.merged(labels, units: units.count)
    }

    private static func onGrid(_ ring: [Coordinate]) -> [GridPoint] {
        var out: [GridPoint] = []
        for c in ring {
            let p = GridPoint(metres: c)
            if out.last != p { out.append(p) }
        }
        while out.count > 1, out.first == out.last { out.removeLast() }
        return out
    }

    /// Even-odd over all rings of a unit; millimetres.
    private static func contains(_ rings: [[GridPoint]], _ c: Coordinate) -> Bool {
        var inside = false
        for ring in rings {
            var p = ring[ring.count - 1]
            for q in ring {
                if (Double(p.y) > c.y) != (Double(q.y) > c.y) {
                    let t = (c.y - Double(p.y)) / Double(q.y - p.y)
                    if c.x < Double(p.x) + t * Double(q.x - p.x) { inside.toggle() }
                }
                p = q
            }
        }
        return inside
    }
}
