import CGEOS

/// Overlays. Two polygons that only touch intersect in lines or points: take ``Shape/polygonalParts`` where only
/// ground counts.
extension Topology {
    private typealias Overlay = (GEOSContextHandle_t?, OpaquePointer?, OpaquePointer?) -> OpaquePointer?

    private func overlay(
        _ name: String, _ a: Shape, _ b: Shape, _ operation: Overlay
    ) throws(GeometryError) -> Shape {
        let first = try context.handle(a, name)
        let second = try context.handle(b, name)
        let made = unsafe operation(context.raw, first.raw, second.raw)
        return try context.shape(try unsafe context.adopt(made, name), name)
    }

    private typealias GridOverlay = (GEOSContextHandle_t?, OpaquePointer?, OpaquePointer?, Double) -> OpaquePointer?

    /// An overlay whose result has only coordinates that are multiples of `grid` (coordinates' unit); what is narrower
    /// than that collapses.
    private func overlay(
        _ name: String, _ a: Shape, _ b: Shape, _ grid: Double, _ operation: GridOverlay
    ) throws(GeometryError) -> Shape {
        guard grid.isFinite, grid > 0 else { throw .topology(operation: name, reason: "grid of \(grid)") }
        return try unsafe overlay(name, a, b) { unsafe operation($0, $1, $2, grid) }
    }

    /// As ``intersection(_:_:)-(Shape,_)`` on a grid, e.g. of a millimetre.
    public func intersection(_ a: Shape, _ b: Shape, grid: Double) throws(GeometryError) -> Shape {
        try unsafe overlay("intersection", a, b, grid, GEOSIntersectionPrec_r)
    }

    public func union(_ a: Shape, _ b: Shape, grid: Double) throws(GeometryError) -> Shape {
        try unsafe overlay("union", a, b, grid, GEOSUnionPrec_r)
    }

    public func difference(_ a: Shape, _ b: Shape, grid: Double) throws(GeometryError) -> Shape {
        try unsafe overlay("difference", a, b, grid, GEOSDifferencePrec_r)
    }

    public func symmetricDifference(_ a: Shape, _ b: Shape, grid: Double) throws(GeometryError) -> Shape {
        try unsafe overlay("symmetric difference", a, b, grid, GEOSSymDifferencePrec_r)
    }

    public func unaryUnion(_ shapes: [Shape], grid: Double) throws(GeometryError) -> Shape {
        guard grid.isFinite, grid > 0 else { throw .topology(operation: "unary union", reason: "grid of \(grid)") }
        let handle = try context.handle(.collection(shapes), "unary union")
        let made = try unsafe context.adopt(GEOSUnaryUnionPrec_r(context.raw, handle.raw, grid), "unary union")
        return try context.shape(made, "unary union")
    }

    public func intersection(_ a: Shape, _ b: Shape) throws(GeometryError) -> Shape {
        try unsafe overlay("intersection", a, b, GEOSIntersection_r)
    }

    public func union(_ a: Shape, _ b: Shape) throws(GeometryError) -> Shape {
        try unsafe overlay("union", a, b, GEOSUnion_r)
    }

    /// What is in `a` and not in `b`.
    public func difference(_ a: Shape, _ b: Shape) throws(GeometryError) -> Shape {
        try unsafe overlay("difference", a, b, GEOSDifference_r)
    }

    public func symmetricDifference(_ a: Shape, _ b: Shape) throws(GeometryError) -> Shape {
        try unsafe overlay("symmetric difference", a, b, GEOSSymDifference_r)
    }

    /// All of them merged, common borders dissolved.
    public func unaryUnion(_ shapes: [Shape]) throws(GeometryError) -> Shape {
        let handle = try context.handle(.collection(shapes), "unary union")
        let made = try unsafe context.adopt(GEOSUnaryUnion_r(context.raw, handle.raw), "unary union")
        return try context.shape(made, "unary union")
    }

    /// Everything within `distance` (coordinates' unit; negative shrinks a polygon).
    /// - Parameter quadrantSegments: chords per quarter circle; 8 keeps a circle's area within 0.7 %.
    public func buffer(
        _ shape: Shape, by distance: Double, quadrantSegments: Int = 8
    ) throws(GeometryError) -> Shape {
        guard distance.isFinite, (1...1000).contains(quadrantSegments) else {
            throw .topology(
                operation: "buffer", reason: "distance \(distance) with \(quadrantSegments) segments per quadrant")
        }
        let handle = try context.handle(shape, "buffer")
        let made = unsafe GEOSBuffer_r(context.raw, handle.raw, distance, Int32(quadrantSegments))
        return try context.shape(try unsafe context.adopt(made, "buffer"), "buffer")
    }

    /// Fewer vertices, none moved farther than `tolerance` (coordinates' unit) from its line, topology kept.
    public func simplify(_ shape: Shape, tolerance: Double) throws(GeometryError) -> Shape {
        guard tolerance.isFinite, tolerance >= 0 else {
            throw .topology(operation: "simplify", reason: "tolerance \(tolerance)")
        }
        let handle = try context.handle(shape, "simplify")
        let made = unsafe GEOSTopologyPreserveSimplify_r(context.raw, handle.raw, tolerance)
        return try context.shape(try unsafe context.adopt(made, "simplify"), "simplify")
    }
}
