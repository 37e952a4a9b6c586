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
        nearest(to: place, count: count, maxDistance: maxDistance) { _, box in box }
    }

    /// The same by the distance of what the boxes stand for, e.g. geometries: closest first, equal ones by number.
    ///
    /// - Parameter distance: of the thing with this number; never less than the distance of its box. Asked only for
    ///   those whose box is close enough.
    public func nearest(
        to place: Coordinate, count: Int, maxDistance: Double = .infinity, distance: (Int) -> Double
    ) -> [(index: Int, distance: Double)] {
        nearest(to: place, count: count, maxDistance: maxDistance) { number, _ in distance(number) }
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

    /// Goes to the closest child first; what may hold nothing closer than the farthest found is not opened.
    @inline(__always) private func nearest(
        to place: Coordinate, count: Int, maxDistance: Double, _ distance: (Int, Double) -> Double
    ) -> [(index: Int, distance: Double)] {
        guard count > 0, maxDistance >= 0, place.isFinite, tree.levels > 0 else { return [] }
        var found = NearestList(count: min(count, tree.count), maxDistance: maxDistance)
        let x = Float(place.x - tree.origin.x), y = Float(place.y - tree.origin.y)
        let limits = NearestLimits(tree, place)
        unsafe withUnsafeTemporaryAllocation(of: NearestStep.self, capacity: 16 * tree.levels) { stack in
            unsafe withUnsafeTemporaryAllocation(of: Float.self, capacity: 16) { distances in
                guard let stack = stack.baseAddress, let distances = distances.baseAddress else { return }
                unsafe stack[0] = NearestStep(square: 0, level: Int32(tree.levels - 1), node: 0)
                var depth = 1
                var bound = limits.square(found.limit)
                while depth > 0 {
                    depth &-= 1
                    let step = unsafe stack[depth]
                    if step.square > bound { continue }
                    let level = Int(step.level), node = Int(step.node)
                    var mask =
                        unsafe hw_near16(tree.lanes(level, node), x, y, bound, distances) & tree.present(level, node)
                    if level == 0 {
                        while mask != 0 {
                            let k = mask.trailingZeroBitCount
                            mask &= mask &- 1
                            if unsafe distances[k] > bound { continue }
                            let slot = node &* BoxTree.fan &+ k
                            let near = unsafe tree.boxes.pointer[slot].distance(to: place)
                            let number = unsafe Int(tree.numbers.pointer[slot])
                            guard found.wants(near, number) else { continue }
                            let exact = distance(number, near)
                            if found.wants(exact, number) {
                                found.insert(exact, number)
                                bound = limits.square(found.limit)
                            }
                        }
                        continue
                    }
                    var closest = depth
                    while mask != 0 {
                        let k = mask.trailingZeroBitCount
                        mask &= mask &- 1
                        unsafe stack[depth] = unsafe NearestStep(
                            square: distances[k], level: Int32(truncatingIfNeeded: level &- 1),
                            node: Int32(truncatingIfNeeded: node &* BoxTree.fan &+ k))
                        if unsafe stack[depth].square < stack[closest].square { closest = depth }
                        depth &+= 1
                    }
                    if closest < depth &- 1 {
                        let last = unsafe stack[depth &- 1]
                        unsafe stack[depth &- 1] = unsafe stack[closest]
                        unsafe stack[closest] = last
                    }
                    if depth > 0 { unsafe hw_prefetch(tree.lanes(level &- 1, Int(stack[depth &- 1].node))) }
                }
            }
        }
        return found.items.map { ($0.number, $0.distance) }
    }
}

private struct NearestStep: BitwiseCopyable {
    var square: Float
    var level: Int32
    var node: Int32
}

/// Turns a distance into a bound for squares in single precision that no closer box exceeds.
private struct NearestLimits {
    /// More than place, box and difference can be off by, each rounded to 2⁻²⁴ of itself.
    private let slack: Double

    init(_ tree: BoxTree, _ place: Coordinate) {
        let x = abs(place.x - tree.origin.x), y = abs(place.y - tree.origin.y)
        slack = (x + y + tree.reach) * 0x1p-21
    }

    @inline(__always) func square(_ distance: Double) -> Float {
        let reach = distance + slack
        return Float(reach * reach * (1 + 0x1p-20)).nextUp
    }
}

/// The best so far, closest first.
private struct NearestList {
    private(set) var items: [(distance: Double, number: Int)] = []
    private let count: Int
    private let maxDistance: Double

    init(count: Int, maxDistance: Double) {
        self.count = count
        self.maxDistance = maxDistance
        items.reserveCapacity(min(count, 64))
    }

    /// Nothing farther is wanted.
    var limit: Double { items.count < count ? maxDistance : items[count - 1].distance }

    @inline(__always) func wants(_ distance: Double, _ number: Int) -> Bool {
        guard distance <= maxDistance else { return false }
        guard items.count == count else { return true }
        let last = items[count - 1]
        return distance < last.distance || (distance == last.distance && number < last.number)
    }

    mutating func insert(_ distance: Double, _ number: Int) {
        if items.count == count { items.removeLast() }
        var place = items.count
        while place > 0 {
            let before = items[place - 1]
            if before.distance < distance || (before.distance == distance && before.number < number) { break }
            place -= 1
        }
        items.insert((distance, number), at: place)
    }
}

extension BoxTree {
    /// Bits of the children a node has.
    @inline(__always) func present(_ level: Int, _ node: Int) -> UInt32 {
        let below = level == 0 ? count : levelStarts[level] &- levelStarts[level &- 1]
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
