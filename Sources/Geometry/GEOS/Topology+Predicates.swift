import CGEOS

extension Topology {
    private typealias Predicate = (GEOSContextHandle_t?, OpaquePointer?, OpaquePointer?) -> CChar

    private func ask(
        _ name: String, _ a: Shape, _ b: Shape, _ predicate: Predicate
    ) throws(GeometryError) -> Bool {
        let first = try context.handle(a, name)
        let second = try context.handle(b, name)
        return try context.truth(unsafe predicate(context.raw, first.raw, second.raw), name)
    }

    /// Every point of `b` is in `a`, the border counted as inside.
    public func covers(_ a: Shape, _ b: Shape) throws(GeometryError) -> Bool {
        try unsafe ask("covers", a, b, GEOSCovers_r)
    }

    /// As ``covers(_:_:)``, and `b` does not lie on the border of `a` alone.
    public func contains(_ a: Shape, _ b: Shape) throws(GeometryError) -> Bool {
        try unsafe ask("contains", a, b, GEOSContains_r)
    }

    public func intersects(_ a: Shape, _ b: Shape) throws(GeometryError) -> Bool {
        try unsafe ask("intersects", a, b, GEOSIntersects_r)
    }

    /// They meet, in border points only.
    public func touches(_ a: Shape, _ b: Shape) throws(GeometryError) -> Bool {
        try unsafe ask("touches", a, b, GEOSTouches_r)
    }

    public func disjoint(_ a: Shape, _ b: Shape) throws(GeometryError) -> Bool {
        try unsafe ask("disjoint", a, b, GEOSDisjoint_r)
    }

    /// The DE-9IM matrix, nine characters of `F012`.
    public func relate(_ a: Shape, _ b: Shape) throws(GeometryError) -> String {
        let first = try context.handle(a, "relate")
        let second = try context.handle(b, "relate")
        guard let text = unsafe GEOSRelate_r(context.raw, first.raw, second.raw) else {
            throw context.failure("relate")
        }
        defer { unsafe GEOSFree_r(context.raw, text) }
        return unsafe String(cString: text)
    }

    /// A shape made ready for many questions against it.
    public func prepare(_ shape: Shape) throws(GeometryError) -> PreparedShape {
        let handle = try context.handle(shape, "prepare")
        guard let prepared = unsafe GEOSPrepare_r(context.raw, handle.raw) else { throw context.failure("prepare") }
        return unsafe PreparedShape(handle, prepared)
    }
}

/// A shape with GEOS's indexes built once; one task at a time, like the ``Topology`` it came from.
@safe public final class PreparedShape {
    private let geometry: GEOSHandle
    // SAFETY: refers to `geometry`, so it is destroyed first, in `deinit`; both are used with the same context.
    private let prepared: OpaquePointer

    init(_ geometry: consuming GEOSHandle, _ prepared: OpaquePointer) {
        self.geometry = geometry
        unsafe self.prepared = prepared
    }

    deinit { unsafe GEOSPreparedGeom_destroy_r(geometry.context.raw, prepared) }

    /// Whether the point is inside or on the border; a point that is not finite is nowhere.
    public func covers(_ c: Coordinate) throws(GeometryError) -> Bool {
        guard c.isFinite else { return false }
        let context = geometry.context
        let point = try unsafe context.adopt(GEOSGeom_createPointFromXY_r(context.raw, c.x, c.y), "covers")
        return try context.truth(unsafe GEOSPreparedCovers_r(context.raw, prepared, point.raw), "covers")
    }

    private typealias Predicate = (GEOSContextHandle_t?, OpaquePointer?, OpaquePointer?) -> CChar

    private func ask(_ name: String, _ shape: Shape, _ predicate: Predicate) throws(GeometryError) -> Bool {
        let context = geometry.context
        let other = try context.handle(shape, name)
        return try context.truth(unsafe predicate(context.raw, prepared, other.raw), name)
    }

    public func covers(_ shape: Shape) throws(GeometryError) -> Bool {
        try unsafe ask("covers", shape, GEOSPreparedCovers_r)
    }

    public func contains(_ shape: Shape) throws(GeometryError) -> Bool {
        try unsafe ask("contains", shape, GEOSPreparedContains_r)
    }

    public func intersects(_ shape: Shape) throws(GeometryError) -> Bool {
        try unsafe ask("intersects", shape, GEOSPreparedIntersects_r)
    }
}
