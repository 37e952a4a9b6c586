import Geometry

/// Groups pieces that touch or lie within a gap of one another: the parts of one settlement.
struct PieceGrouping {
    private var parent: [Int]

    /// - Parameter gap: largest distance between two pieces of one group, in the coordinates' unit.
    /// - Returns: group number per piece, numbered in order of first appearance; pieces of different communes never meet.
    static func groups(of pieces: [UnitCutting.Piece], gap: Double) -> [Int] {
        var grouping = PieceGrouping(parent: Array(pieces.indices))
        grouping.joinAtSharedCorners(pieces)
        grouping.joinAcrossGaps(pieces, gap: gap)
        var numbers: [Int: Int] = [:]
        return pieces.indices.map { i in
            let root = grouping.root(i)
            if let number = numbers[root] { return number }
            numbers[root] = numbers.count
            return numbers.count - 1
        }
    }

    /// Neighbours in a clean cadastre share corners, which is far cheaper to see than a distance.
    private mutating func joinAtSharedCorners(_ pieces: [UnitCutting.Piece]) {
        struct Corner: Hashable { var commune: Int, position: Coordinate }
        var seen: [Corner: Int] = [:]
        for (i, piece) in pieces.enumerated() {
            for polygon in piece.shape.polygons {
                for position in polygon.exterior.coordinates {
                    let corner = Corner(commune: piece.commune, position: position)
                    if let other = seen[corner] { join(i, other) } else { seen[corner] = i }
                }
            }
        }
    }

    private mutating func joinAcrossGaps(_ pieces: [UnitCutting.Piece], gap: Double) {
        SpatialIndex(boxes: pieces.map(\.box)).forEachPair(within: gap) { i, j in
            guard pieces[i].commune == pieces[j].commune, root(i) != root(j) else { return }
            if pieces[i].shape.isWithin(gap, of: pieces[j].shape) { join(i, j) }
        }
    }

    private mutating func root(_ i: Int) -> Int {
        var i = i
        while parent[i] != i {
            parent[i] = parent[parent[i]]
            i = parent[i]
        }
        return i
    }

    private mutating func join(_ a: Int, _ b: Int) {
        let (a, b) = (root(a), root(b))
        if a != b { parent[max(a, b)] = min(a, b) }
    }
}
