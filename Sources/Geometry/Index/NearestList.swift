/// The best so far, closest first.
@safe struct NearestList {
    struct Item: BitwiseCopyable {
        var distance: Double
        var number: Int
    }

    // SAFETY: room for `most` items, valid while the search runs.
    private let items: UnsafeMutablePointer<Item>
    private(set) var count = 0
    let most: Int
    private let maxDistance: Double

    init(_ items: UnsafeMutablePointer<Item>, most: Int, maxDistance: Double) {
        unsafe self.items = unsafe items
        self.most = most
        self.maxDistance = maxDistance
    }

    /// Nothing farther is wanted.
    @inline(__always) var limit: Double { count < most ? maxDistance : unsafe items[most &- 1].distance }

    @inline(__always) func wants(_ distance: Double, _ number: Int) -> Bool {
        guard distance <= maxDistance else { return false }
        guard count == most else { return true }
        let last = unsafe items[most &- 1]
        return distance < last.distance || (distance == last.distance && number < last.number)
    }

    @inline(__always) mutating func insert(_ distance: Double, _ number: Int) {
        if count == most { count &-= 1 }
        var place = count
        while place > 0 {
            let before = unsafe items[place &- 1]
            if before.distance < distance || (before.distance == distance && before.number < number) { break }
            unsafe items[place] = before
            place &-= 1
        }
        unsafe items[place] = Item(distance: distance, number: number)
        count &+= 1
    }
}

/// Turns a distance into a bound for squares in single precision that no closer box exceeds.
struct NearestLimits {
    /// More than place, box and difference can be off by, each rounded to 2⁻²⁴ of itself.
    let slack: Double

    /// - Parameters:
    ///   - origin: of the tree's numbers.
    ///   - reach: a bound for them.
    @inline(__always) init(_ origin: Coordinate, _ reach: Double, _ place: Coordinate) {
        slack = (abs(place.x - origin.x) + abs(place.y - origin.y) + reach) * 0x1p-21
    }

    @inline(__always) func square(_ distance: Double) -> Float {
        let reach = distance + slack
        return Float(reach * reach * (1 + 0x1p-20)).nextUp
    }
}
