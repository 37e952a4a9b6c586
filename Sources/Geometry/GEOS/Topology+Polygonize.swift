import CGEOS

extension Topology {
    /// The areas that lines enclose, as a collection of polygons; the lines have to meet at their ends only, as those of
    /// ``unaryUnion(_:)-(_)`` do. Their order is not defined.
    public func polygonize(_ lines: Shape) throws(GeometryError) -> Shape {
        let handle = try context.handle(lines, "polygonize")
        // SAFETY: one geometry is handed in by pointer and only read.
        var raw: OpaquePointer? = unsafe handle.raw
        let made = unsafe GEOSPolygonize_r(context.raw, &raw, 1)
        return try context.shape(try unsafe context.adopt(made, "polygonize"), "polygonize")
    }
}
