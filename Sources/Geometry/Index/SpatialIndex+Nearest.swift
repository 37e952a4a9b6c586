import Foundation

extension SpatialIndex {
    /// The `count` boxes closest to a place, closest first, equal distances by number.
    ///
    /// - Parameter maxDistance: boxes at exactly this distance still count; coordinates' unit.
    /// - Returns: fewer when there are not so many; nothing for a place that is not finite.
    public func nearest(
        to place: Coordinate, count: Int, maxDistance: Double = .infinity
    ) -> [(index: Int, distance: Double)] {
        guard count > 0, maxDistance >= 0, place.isFinite, !boxes.isEmpty else { return [] }
        let entries = levelEnds[0]
        var found: [(index: Int, distance: Double)] = []
        var queue = NearestQueue()
        queue.push(item(boxes.count - 1, place, entries))
        while let next = queue.pop(), next.distance <= maxDistance {
            if next.isEntry {
                found.append((next.number, next.distance))
                if found.count == count { break }
            } else {
                for child in children(of: next.number) { queue.push(item(child, place, entries)) }
            }
        }
        return found
    }

    private func item(_ slot: Int, _ place: Coordinate, _ entries: Int) -> NearestQueue.Item {
        let isEntry = slot < entries
        return NearestQueue.Item(
            distance: boxes[slot].distance(to: place), isEntry: isEntry, number: isEntry ? Int(links[slot]) : slot)
    }
}

extension Box {
    /// Distance from the nearest point of the box; 0 inside, infinite for an empty box.
    public func distance(to c: Coordinate) -> Double {
        guard !isEmpty else { return .infinity }
        return hypot(max(minX - c.x, 0, c.x - maxX), max(minY - c.y, 0, c.y - maxY))
    }
}

/// A binary heap. Nodes come before entries of the same distance, so that no entry with a smaller number is
/// still hidden in a node when one of its distance is given out.
private struct NearestQueue {
    struct Item {
        var distance: Double
        var isEntry: Bool
        var number: Int

        static func < (a: Item, b: Item) -> Bool {
            if a.distance != b.distance { return a.distance < b.distance }
            if a.isEntry != b.isEntry { return b.isEntry }
            return a.number < b.number
        }
    }

    private var heap: [Item] = []

    mutating func push(_ item: Item) {
        heap.append(item)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child] < heap[parent] else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    mutating func pop() -> Item? {
        guard let top = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return top }
        heap[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child] < heap[least] {
                least = child
            }
            guard least != parent else { return top }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
