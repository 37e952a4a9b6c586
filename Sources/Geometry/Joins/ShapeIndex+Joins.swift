import Units

/// Shapes against shapes by their distance.
extension ShapeIndex {
    /// Calls `visit(shape, held)` for each shape of a layer that streams past and each one held here that comes as near as
    /// `distance` (coordinates' unit, the limit included; 0: they share a point), by ``Shape/isWithin(_:of:)``; both
    /// ascending.
    ///
    /// - Parameters:
    ///   - threads: how many to work with; the answer is the same.
    ///   - progress: called now and then, on the caller's thread.
    /// - Throws: what the source of the layer throws.
    public func forEachWithin(
        _ distance: Double, of layer: ShapeStream, threads: Int = 1, progress: ((JoinProgress) -> Void)? = nil,
        _ visit: (Int, Int) -> Void
    ) throws {
        try layer.forEachPart(threads: threads, progress: progress) { part in
            part.map { shapes(within: distance, of: $0) }
        } _: { first, found in
            for (number, held) in found.enumerated() {
                for other in held { visit(first + number, other) }
            }
        }
    }

    /// Ascending numbers of the shapes that come as near as `distance` to another.
    public func shapes(within distance: Double, of shape: Shape) -> [Int] {
        guard distance >= 0 else { return [] }
        return index.search(shape.box.reaching(distance)).filter { shapes[$0].isWithin(distance, of: shape) }
    }
}
