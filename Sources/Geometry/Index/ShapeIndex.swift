import Units

/// Which shapes lie closest to a place, by the shapes themselves and not by their boxes.
///
/// ```swift
/// let roads = ShapeIndex(roadShapes)
/// let near = roads.nearest(to: site, count: 3)
/// ```
public struct ShapeIndex: Sendable {
    let shapes: [Shape]
    let index: SpatialIndex

    /// - Parameter shapes: numbered by their place; empty ones and such with a coordinate that is not finite are never
    ///   found.
    public init(_ shapes: [Shape]) {
        self.shapes = shapes
        index = SpatialIndex(boxes: shapes.map { $0.firstNonFinite == nil ? $0.box : .empty })
    }

    /// The `count` closest shapes, closest first, equal distances by number. Distances are those of
    /// ``Shape/distance(to:)``, where rounding makes one less than that of the shape's box the latter.
    ///
    /// - Parameter maxDistance: shapes at exactly this distance still count; coordinates' unit.
    public func nearest(
        to place: Coordinate, count: Int, maxDistance: Double = .infinity
    ) -> [(index: Int, distance: Double)] {
        index.nearest(to: place, count: count, maxDistance: maxDistance) { number, box in
            max(box, shapes[number].distance(to: place))
        }
    }

    /// The same for many places.
    ///
    /// - Parameters:
    ///   - threads: how many to work with; the answer is the same.
    ///   - progress: called now and then with the number of places done, on the caller's thread.
    ///   - visit: gets place, shape and distance; places ascending, the closest shape first.
    public func forEachNearest(
        to places: [Coordinate], count: Int, maxDistance: Double = .infinity, threads: Int = 1,
        progress: ((JoinProgress) -> Void)? = nil, _ visit: (Int, Int, Double) -> Void
    ) {
        let part = 4096
        for first in stride(from: 0, to: places.count, by: part * max(threads, 1)) {
            let end = min(first + part * max(threads, 1), places.count)
            let parts = (end - first + part - 1) / part
            let found = Parallel.map(parts, threads: threads) { number in
                let own = first + number * part..<min(first + (number + 1) * part, end)
                return own.map { nearest(to: places[$0], count: count, maxDistance: maxDistance) }
            }
            for (place, list) in zip(first..<end, found.joined()) {
                for item in list { visit(place, item.index, item.distance) }
            }
            progress?(JoinProgress(done: end, total: places.count))
        }
    }

    /// Ascending numbers of the shapes that are no farther than `distance` from a place.
    public func shapes(within distance: Double, of place: Coordinate) -> [Int] {
        var found: [Int] = []
        index.query(within: distance, of: place) {
            if shapes[$0].distance(to: place) <= distance { found.append($0) }
        }
        return found.sorted()
    }
}
