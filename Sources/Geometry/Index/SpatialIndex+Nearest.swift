import CHardware
import Foundation

extension SpatialIndex {
    /// The `count` boxes closest to a place, closest first, equal distances by number.
    ///
    /// - Parameter maxDistance: boxes at exactly this distance still count; coordinates' unit.
    /// - Returns: fewer when there are not so many; nothing for a place that is not finite.
    public func nearest(
        to place: Coordinate, count: Int, maxDistance: Double = .infinity
    ) -> [(index: Int, distance: Double)] {
        collected(count) { visit in
            forEachNearest(place, count, maxDistance, areBoxes: true, { _, box in box }, visit)
        }
    }

    /// The same by the distance of what the boxes stand for, e.g. geometries: closest first, equal ones by number.
    ///
    /// - Parameter distance: of the thing with this number; never less than the distance of its box. Asked only for
    ///   those whose box is close enough.
    public func nearest(
        to place: Coordinate, count: Int, maxDistance: Double = .infinity, distance: (Int) -> Double
    ) -> [(index: Int, distance: Double)] {
        collected(count) { visit in
            forEachNearest(place, count, maxDistance, areBoxes: false, { number, _ in distance(number) }, visit)
        }
    }

    /// The same; `distance` gets the distance of the box as well.
    func nearest(
        to place: Coordinate, count: Int, maxDistance: Double, distance: (Int, Double) -> Double
    ) -> [(index: Int, distance: Double)] {
        collected(count) { visit in
            forEachNearest(place, count, maxDistance, areBoxes: false, distance, visit)
        }
    }

    /// Calls `visit(number, distance)` for the `count` closest boxes, closest first, equal distances by number.
    /// Allocates nothing for up to 32 boxes.
    public func forEachNearest(
        to place: Coordinate, count: Int, maxDistance: Double = .infinity, _ visit: (Int, Double) -> Void
    ) {
        forEachNearest(place, count, maxDistance, areBoxes: true, { _, box in box }, visit)
    }

    @inline(__always) private func collected(
        _ count: Int, _ search: ((Int, Double) -> Void) -> Void
    ) -> [(index: Int, distance: Double)] {
        var found: [(index: Int, distance: Double)] = []
        found.reserveCapacity(max(0, min(count, tree.count)))
        search { found.append(($0, $1)) }
        return found
    }

    /// Numbers of all boxes within `distance` (coordinates' unit, the limit included) of a place, in no particular
    /// order.
    public func query(within distance: Double, of place: Coordinate, _ visit: (Int) -> Void) {
        guard distance >= 0, place.isFinite else { return }
        let window = Box(
            minX: (place.x - distance).nextDown, minY: (place.y - distance).nextDown,
            maxX: (place.x + distance).nextUp, maxY: (place.y + distance).nextUp)
        forEachMatch(window) {
            if unsafe tree.boxes.pointer[$0].distance(to: place) <= distance {
                unsafe visit(Int(tree.numbers.pointer[$0]))
            }
        }
    }

    @inline(__always) private func forEachNearest(
        _ place: Coordinate, _ count: Int, _ maxDistance: Double, areBoxes: Bool,
        _ distance: (Int, Double) -> Double, _ visit: (Int, Double) -> Void
    ) {
        guard count > 0, maxDistance >= 0, place.isFinite, tree.levels > 0 else { return }
        let most = min(count, tree.count)
        unsafe withUnsafeTemporaryAllocation(of: NearestList.Item.self, capacity: most) { room in
            guard let room = room.baseAddress else { return }
            var found = unsafe NearestList(room, most: most, maxDistance: maxDistance)
            // Things may be far from where their boxes are, so only boxes are guessed at.
            var isFound = false
            if areBoxes, NearestBoxes.serves(tree) {
                NearestBoxes.withRoom(tree, most: most, block: 1) { search in
                    var place = place
                    unsafe search.search(&place, 1, maxDistance)
                    isFound = search.take(0, place, &found)
                }
            }
            if !isFound { search(place, &found, distance) }
            for i in 0..<found.count { unsafe visit(room[i].number, room[i].distance) }
        }
    }

    /// The same for many places, whose waits for memory overlap: `visit(place, number, distance)`, places ascending,
    /// the closest first within one. A place that is not finite has none.
    public func forEachNearest(
        to places: [Coordinate], count: Int, maxDistance: Double = .infinity, _ visit: (Int, Int, Double) -> Void
    ) {
        guard NearestBoxes.serves(tree), count > 0, maxDistance >= 0 else {
            for (i, place) in places.enumerated() {
                forEachNearest(to: place, count: count, maxDistance: maxDistance) { visit(i, $0, $1) }
            }
            return
        }
        let most = min(count, tree.count), block = NearestBoxes.block(most)
        unsafe places.withUnsafeBufferPointer { places in
            unsafe withUnsafeTemporaryAllocation(of: NearestList.Item.self, capacity: most) { room in
                guard let room = room.baseAddress, let start = places.baseAddress else { return }
                NearestBoxes.withRoom(tree, most: most, block: block) { search in
                    for first in stride(from: 0, to: places.count, by: block) {
                        let size = min(block, places.count - first)
                        unsafe search.search(start + first, size, maxDistance)
                        for i in 0..<size {
                            let place = unsafe start[first + i]
                            guard place.isFinite else { continue }
                            var found = unsafe NearestList(room, most: most, maxDistance: maxDistance)
                            if !search.take(i, place, &found) { self.search(place, &found) { _, box in box } }
                            for k in 0..<found.count { unsafe visit(first + i, room[k].number, room[k].distance) }
                        }
                    }
                }
            }
        }
    }

    /// Goes to the closest child first; what may hold nothing closer than the farthest found is not opened.
    @inline(__always) private func search(
        _ place: Coordinate, _ found: inout NearestList, _ distance: (Int, Double) -> Double
    ) {
        let x = Float(place.x - tree.origin.x), y = Float(place.y - tree.origin.y)
        let limits = NearestLimits(tree.origin, tree.reach, place)
        unsafe withUnsafeTemporaryAllocation(of: NearestStep.self, capacity: 16 * tree.levels) { stack in
            unsafe withUnsafeTemporaryAllocation(of: Float.self, capacity: 16) { squares in
                guard let stack = stack.baseAddress, let squares = squares.baseAddress else { return }
                unsafe stack[0] = NearestStep(square: 0, level: Int32(tree.levels - 1), node: 0)
                var depth = 1
                var bound = limits.square(found.limit)
                while depth > 0 {
                    depth &-= 1
                    let step = unsafe stack[depth]
                    if step.square > bound { continue }
                    let level = Int(step.level), node = Int(step.node)
                    var mask =
                        unsafe hw_near16(tree.lanes(level, node), x, y, bound, squares) & tree.present(level, node)
                    if level == 0 {
                        while mask != 0 {
                            let k = mask.trailingZeroBitCount
                            mask &= mask &- 1
                            if unsafe squares[k] > bound { continue }
                            let slot = node &* BoxTree.fan &+ k
                            let near = unsafe tree.boxStart[slot].distance(to: place)
                            let number = unsafe Int(tree.numberStart[slot])
                            guard found.wants(near, number) else { continue }
                            let exact = distance(number, near)
                            if found.wants(exact, number) {
                                found.insert(exact, number)
                                bound = min(bound, limits.square(found.limit))
                            }
                        }
                        continue
                    }
                    var closest = depth
                    while mask != 0 {
                        let k = mask.trailingZeroBitCount
                        mask &= mask &- 1
                        unsafe stack[depth] = unsafe NearestStep(
                            square: squares[k], level: Int32(truncatingIfNeeded: level &- 1),
                            node: Int32(truncatingIfNeeded: node &* BoxTree.fan &+ k))
                        // Most of what goes on the stack is opened.
                        let below = unsafe tree.lanes(level &- 1, Int(stack[depth].node))
                        for line in 0..<4 { unsafe hw_prefetch(below + 16 &* line) }
                        if unsafe stack[depth].square < stack[closest].square { closest = depth }
                        depth &+= 1
                    }
                    if closest < depth &- 1 {
                        let last = unsafe stack[depth &- 1]
                        unsafe stack[depth &- 1] = unsafe stack[closest]
                        unsafe stack[closest] = last
                    }
                }
            }
        }
    }
}

private struct NearestStep: BitwiseCopyable {
    var square: Float
    var level: Int32
    var node: Int32
}

extension BoxTree {
    /// Bits of the children a node has.
    @inline(__always) func present(_ level: Int, _ node: Int) -> UInt32 {
        let below = unsafe level == 0 ? count : levelStarts[level] &- levelStarts[level &- 1]
        let left = below &- node &* Self.fan
        return left >= Self.fan ? 0xFFFF : (1 &<< UInt32(truncatingIfNeeded: left)) &- 1
    }
}

extension Box {
    /// Distance from the nearest point of the box; 0 inside, infinite for an empty box.
    public func distance(to c: Coordinate) -> Double {
        guard !isEmpty else { return .infinity }
        return Self.distance(max(minX - c.x, 0, c.x - maxX), max(minY - c.y, 0, c.y - maxY))
    }

    static func distance(_ dx: Double, _ dy: Double) -> Double {
        let square = dx * dx + dy * dy
        // The plain root is right to the last place or two; far out and far in, squares leave the range of doubles.
        return square > 0x1p-900 && square < 0x1p1000 ? square.squareRoot() : hypot(dx, dy)
    }
}
