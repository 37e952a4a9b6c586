extension SpatialIndex {
    /// Calls `visit(a, b)` once for each two boxes that are not farther apart than `distance` (coordinates' unit, 0:
    /// they share at least a border point), with the smaller number first, in no particular order.
    public func forEachPair(within distance: Double = 0, _ visit: (Int, Int) -> Void) {
        guard distance >= 0 else { return }
        let run = 4096
        for first in stride(from: 0, to: tree.count, by: run) {
            let own = (first..<min(first + run, tree.count)).map { unsafe tree.boxes.pointer[$0] }
            query(distance > 0 ? own.map { $0.reaching(distance) } : own) { place, other in
                let number = unsafe Int(tree.numbers.pointer[first + place])
                guard number < other else { return }
                visit(number, other)
            } accepting: { place, slot in
                unsafe distance == 0 || own[place].distance(to: tree.boxes.pointer[slot]) <= distance
            }
        }
    }
}

extension Box {
    /// Distance between the nearest points of two boxes; 0 when they meet, infinite when one is empty.
    public func distance(to other: Box) -> Double {
        guard !isEmpty, !other.isEmpty else { return .infinity }
        let dx = max(other.minX - maxX, 0, minX - other.maxX), dy = max(other.minY - maxY, 0, minY - other.maxY)
        return Box.distance(dx, dy)
    }

    /// The box of everything within `distance`, rounded outward.
    func reaching(_ distance: Double) -> Box {
        Box(
            minX: (minX - distance).nextDown, minY: (minY - distance).nextDown, maxX: (maxX + distance).nextUp,
            maxY: (maxY + distance).nextUp)
    }
}
