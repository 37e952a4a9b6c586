import CGEOS

/// GEOS's answers about shapes: validity, repair, overlay, predicates, measures.
///
/// Everything is planar, in the unit of the coordinates; the caller guarantees that two shapes share one system, or
/// uses the ``LocatedShape`` overloads, which check it. One instance per task: it is not `Sendable`.
/// Overlays need valid input (``makeValid(_:)``); on valid input GEOS falls back by itself from exact floating-point
/// noding to snapping, so it answers where older versions threw.
///
/// ```swift
/// let topology = Topology()
/// let common = try topology.intersection(parcel, zone).area
/// ```
public final class Topology {
    let context = GEOSContext()

    public init() {}

    /// The shape as well-known binary, by GEOS's own writer.
    public func wkb(of shape: Shape) throws(GeometryError) -> [UInt8] {
        try context.wkb(try context.handle(shape, "wkb"), "wkb")
    }

    /// - Throws: ``GeometryError/malformedWKB(reason:)``.
    public func shape(wkb: [UInt8]) throws(GeometryError) -> Shape { try WKB.decode(wkb) }

    /// Reads well-known text.
    /// - Throws: ``GeometryError/topology(operation:reason:)`` with GEOS's message about the text.
    public func shape(wkt: String) throws(GeometryError) -> Shape {
        let raw = context
        let reader = unsafe GEOSWKTReader_create_r(raw.raw)
        defer { unsafe GEOSWKTReader_destroy_r(raw.raw, reader) }
        let made = unsafe wkt.withCString { unsafe GEOSWKTReader_read_r(raw.raw, reader, $0) }
        return try context.shape(try unsafe context.adopt(made, "read WKT"), "read WKT")
    }

    /// The shape as well-known text, two dimensions, shortest digits that read back the same.
    public func wkt(of shape: Shape) throws(GeometryError) -> String {
        let handle = try context.handle(shape, "wkt")
        let writer = unsafe GEOSWKTWriter_create_r(context.raw)
        defer { unsafe GEOSWKTWriter_destroy_r(context.raw, writer) }
        unsafe GEOSWKTWriter_setTrim_r(context.raw, writer, 1)
        unsafe GEOSWKTWriter_setOutputDimension_r(context.raw, writer, 2)
        guard let text = unsafe GEOSWKTWriter_write_r(context.raw, writer, handle.raw) else {
            throw context.failure("wkt")
        }
        defer { unsafe GEOSFree_r(context.raw, text) }
        return unsafe String(cString: text)
    }

    /// Area of the polygonal parts, in the square of the coordinates' unit.
    public func area(of shape: Shape) throws(GeometryError) -> Double {
        let handle = try context.handle(shape, "area")
        var area = 0.0
        guard unsafe GEOSArea_r(context.raw, handle.raw, &area) == 1 else { throw context.failure("area") }
        return area
    }

    /// Smallest distance between the two, in the coordinates' unit; 0 where they meet.
    /// - Throws: also when one of them is empty: then there is no distance.
    public func distance(_ a: Shape, _ b: Shape) throws(GeometryError) -> Double {
        guard !a.isEmpty && !b.isEmpty else { throw .topology(operation: "distance", reason: "a shape is empty") }
        let first = try context.handle(a, "distance")
        let second = try context.handle(b, "distance")
        var distance = 0.0
        guard unsafe GEOSDistance_r(context.raw, first.raw, second.raw, &distance) == 1 else {
            throw context.failure("distance")
        }
        return distance
    }

    /// A point that certainly lies inside (on the line, for lines).
    /// - Throws: also when the shape is empty.
    public func interiorPoint(of shape: Shape) throws(GeometryError) -> Coordinate {
        let handle = try context.handle(shape, "interior point")
        let made = try unsafe context.adopt(GEOSPointOnSurface_r(context.raw, handle.raw), "interior point")
        guard case .point(let point) = try context.shape(made, "interior point") else {
            throw .topology(operation: "interior point", reason: "the shape is empty")
        }
        return point
    }
}
