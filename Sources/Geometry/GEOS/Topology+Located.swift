/// The same for shapes that carry their system.
/// Each throws ``GeometryError/crsMismatch(_:_:)`` before it asks GEOS when the two systems differ.
extension Topology {
    private func common(_ a: LocatedShape, _ b: LocatedShape) throws(GeometryError) -> CRS {
        guard a.crs == b.crs else { throw .crsMismatch(a.crs, b.crs) }
        return a.crs
    }

    public func intersection(_ a: LocatedShape, _ b: LocatedShape) throws(GeometryError) -> LocatedShape {
        let crs = try common(a, b)
        return LocatedShape(try intersection(a.shape, b.shape), in: crs)
    }

    public func union(_ a: LocatedShape, _ b: LocatedShape) throws(GeometryError) -> LocatedShape {
        let crs = try common(a, b)
        return LocatedShape(try union(a.shape, b.shape), in: crs)
    }

    public func difference(_ a: LocatedShape, _ b: LocatedShape) throws(GeometryError) -> LocatedShape {
        let crs = try common(a, b)
        return LocatedShape(try difference(a.shape, b.shape), in: crs)
    }

    public func symmetricDifference(_ a: LocatedShape, _ b: LocatedShape) throws(GeometryError) -> LocatedShape {
        let crs = try common(a, b)
        return LocatedShape(try symmetricDifference(a.shape, b.shape), in: crs)
    }

    public func distance(_ a: LocatedShape, _ b: LocatedShape) throws(GeometryError) -> Double {
        _ = try common(a, b)
        return try distance(a.shape, b.shape)
    }

    public func covers(_ a: LocatedShape, _ b: LocatedShape) throws(GeometryError) -> Bool {
        _ = try common(a, b)
        return try covers(a.shape, b.shape)
    }

    public func contains(_ a: LocatedShape, _ b: LocatedShape) throws(GeometryError) -> Bool {
        _ = try common(a, b)
        return try contains(a.shape, b.shape)
    }

    public func intersects(_ a: LocatedShape, _ b: LocatedShape) throws(GeometryError) -> Bool {
        _ = try common(a, b)
        return try intersects(a.shape, b.shape)
    }

    public func touches(_ a: LocatedShape, _ b: LocatedShape) throws(GeometryError) -> Bool {
        _ = try common(a, b)
        return try touches(a.shape, b.shape)
    }

    public func disjoint(_ a: LocatedShape, _ b: LocatedShape) throws(GeometryError) -> Bool {
        _ = try common(a, b)
        return try disjoint(a.shape, b.shape)
    }

    public func relate(_ a: LocatedShape, _ b: LocatedShape) throws(GeometryError) -> String {
        _ = try common(a, b)
        return try relate(a.shape, b.shape)
    }
}
