/// Points against a layer that streams past.
extension PointGrid {
    /// Calls `visit(shape, point)` for each point that a polygonal part of a shape covers; shapes ascending, the points
    /// of one shape ascending and each once.
    ///
    /// - Parameters:
    ///   - threads: how many to work with; the answer is the same.
    ///   - progress: called now and then, on the caller's thread.
    /// - Throws: what the source of the layer throws.
    public func forEachCovered(
        by layer: ShapeStream, threads: Int = 1, progress: ((JoinProgress) -> Void)? = nil, _ visit: (Int, Int) -> Void
    ) throws {
        try join(layer, threads, progress, visit) { part, add in forEachCovered(by: part, add) }
    }

    /// Calls `visit(shape, point)` for each point that is no farther than `distance` (coordinates' unit, the limit
    /// included) from a shape; shapes ascending, the points of one shape ascending.
    ///
    /// - Throws: what the source of the layer throws.
    public func forEachWithin(
        _ distance: Double, of layer: ShapeStream, threads: Int = 1, progress: ((JoinProgress) -> Void)? = nil,
        _ visit: (Int, Int) -> Void
    ) throws {
        try join(layer, threads, progress, visit) { part, add in
            for (number, shape) in part.enumerated() {
                for point in points(within: distance, of: shape) { add(number, point) }
            }
        }
    }

    /// Ascending numbers of the points that are no farther than `distance` from a shape, by ``Shape/distance(to:)``.
    public func points(within distance: Double, of shape: Shape) -> [Int] {
        guard distance >= 0, shape.firstNonFinite == nil else { return [] }
        let box = shape.box.reaching(distance)
        var found: [Int] = []
        forEachRun(in: box) { run in
            for at in run {
                let place = unsafe places.pointer[at]
                if box.contains(place), shape.distance(to: place) <= distance {
                    found.append(unsafe Int(numbers.pointer[at]))
                }
            }
        }
        found.sort()
        return found
    }

    /// - Parameter pairs: calls back with each shape of a part, ascending, and a point.
    private func join(
        _ layer: ShapeStream, _ threads: Int, _ progress: ((JoinProgress) -> Void)?, _ visit: (Int, Int) -> Void,
        _ pairs: @Sendable ([Shape], (Int, Int) -> Void) -> Void
    ) throws {
        try layer.forEachPart(threads: threads, progress: progress) { part in
            // Shape in the upper half: sorted, they are in order, and a point in which two parts meet is there twice.
            var keys: [UInt64] = []
            var sorted = 0
            pairs(part) { shape, point in
                let key = UInt64(shape) << 32 | UInt64(UInt32(truncatingIfNeeded: point))
                if let last = keys.last, last >> 32 != key >> 32 {
                    keys[sorted...].sort()
                    sorted = keys.count
                }
                keys.append(key)
            }
            keys[sorted...].sort()
            return keys
        } _: { first, keys in
            var before: UInt64?
            for key in keys where key != before {
                visit(first + Int(key >> 32), Int(key & 0xFFFF_FFFF))
                before = key
            }
        }
    }
}
