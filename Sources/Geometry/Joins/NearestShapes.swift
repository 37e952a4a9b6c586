import Synchronization

/// The shapes nearest to each of many places, of a layer that streams past and is never held as a whole.
///
/// Held are the places with what was found for them, and as many parts of the layer as there are threads.
///
/// ```swift
/// let near = try NearestShapes(to: sites, count: 3, of: roads, threads: 2)
/// let nearest = near[site].first?.distance
/// ```
public struct NearestShapes: Sendable {
    public struct Neighbour: Hashable, Sendable {
        /// Number of the shape in its layer.
        public let index: Int
        /// That of ``ShapeIndex/nearest(to:count:maxDistance:)``, in the coordinates' unit.
        public let distance: Double
    }

    private let found: [[Neighbour]]

    /// - Parameters:
    ///   - count: how many for each place; fewer when there are not so many.
    ///   - maxDistance: shapes at exactly this distance still count; coordinates' unit.
    ///   - threads: how many to work with; the answer is the same.
    ///   - progress: called now and then, on the caller's thread.
    /// - Throws: what the source of the layer throws.
    public init(
        to places: [Coordinate], count: Int, maxDistance: Double = .infinity, of layer: ShapeStream, threads: Int = 1,
        progress: ((JoinProgress) -> Void)? = nil
    ) throws {
        let nearest = Mutex([[Neighbour]](repeating: [], count: places.count))
        try layer.forEachPart(threads: threads, progress: progress) { part in
            // What was found so far keeps the search for better ones short.
            let before = nearest.withLock { $0 }
            let index = ShapeIndex(part)
            return places.indices.map { place in
                let limit = before[place].count == count ? before[place].last?.distance : nil
                return index.nearest(to: places[place], count: count, maxDistance: limit ?? maxDistance)
            }
        } _: { first, part in
            nearest.withLock { held in
                for (place, near) in part.enumerated() where !near.isEmpty {
                    let added = near.map { Neighbour(index: first + $0.index, distance: $0.distance) }
                    let all = (held[place] + added).sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
                    held[place] = Array(all.prefix(count))
                }
            }
        }
        found = nearest.withLock { $0 }
    }

    /// Number of places.
    public var count: Int { found.count }

    /// The closest shape first, equal distances by number.
    public subscript(place: Int) -> [Neighbour] { found[place] }
}
