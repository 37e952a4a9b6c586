import CPROJ

/// Carries coordinates from one system to another; longitude or easting first on both sides, degrees for
/// geographic systems, the system's own unit for projected ones.
///
/// Between VN-2000 and any other datum the operation is EPSG:6960 (parameters of Decision 05/2007/QĐ-BTNMT,
/// stated accuracy 1 m). PROJ left alone takes EPSG:5194 in a box over the Mekong delta and the south of Bình Dương,
/// 0.8 m away from the other, with a seam at its border. Two VN-2000 zones share the datum and never shift.
/// A definition that names no datum, and a pair for which PROJ knows no operation, are refused, not equated.
///
/// ```swift
/// let toDegrees = try Transformer(from: .epsg(9210), to: .wgs84)
/// let place = try toDegrees.transform(Coordinate(594_000, 1_213_000))
/// ```
/// Not `Sendable`: one per task. Making one costs milliseconds, so keep it for a whole layer.
public final class Transformer {
    public let from: CRS
    public let to: CRS
    // At most three steps, each with degrees between them: to geographic, across datums, to the target.
    private let first: PROJStep?
    private let second: PROJStep?
    private let third: PROJStep?

    /// EPSG:6960 "VN-2000 to WGS 84 (2)".
    static let pinnedOperation = 6960

    /// - Throws: ``GeometryError/unknownCRS(_:reason:)``, ``GeometryError/deprecatedCRS(_:successor:)``, and
    ///   ``GeometryError/transformFailed(from:to:at:reason:)`` without a place when there is no operation.
    public init(from: CRS, to: CRS) throws(GeometryError) {
        self.from = from
        self.to = to
        let context = PROJContext()
        let source = try context.system(from)
        let target = try context.system(to)
        guard from != to else {
            (first, second, third) = (nil, nil, nil)
            return
        }
        let pair = SystemPair(from: from, to: to)
        try pair.requireHorizontal(source, from)
        try pair.requireHorizontal(target, to)
        try pair.requireDatum(source)
        try pair.requireDatum(target)
        switch (source.isVN2000, target.isVN2000) {
        case (false, false):
            first = try pair.operation(source, target)
            (second, third) = (nil, nil)
        case (true, true):
            first = try pair.toGeographic(source)
            second = nil
            third = try pair.fromGeographic(target)
        case (true, false):
            first = try pair.toGeographic(source)
            second = try pair.pinned(context, PJ_FWD)
            third = to == .wgs84 ? nil : try pair.operation(try context.system(.wgs84), target)
        case (false, true):
            first = from == .wgs84 ? nil : try pair.operation(source, try context.system(.wgs84))
            second = try pair.pinned(context, PJ_INV)
            third = try pair.fromGeographic(target)
        }
    }

    /// - Throws: ``GeometryError/notFinite(_:)``, ``GeometryError/transformFailed(from:to:at:reason:)``.
    public func transform(_ coordinate: Coordinate) throws(GeometryError) -> Coordinate {
        var one = [coordinate]
        try transform(inPlace: &one)
        return one[0]
    }

    /// Moves the vertices; the straight edges between them are not densified.
    public func transform(_ shape: Shape) throws(GeometryError) -> Shape {
        var coordinates: [Coordinate] = []
        shape.forEachCoordinate { coordinates.append($0) }
        try transform(inPlace: &coordinates)
        var next = 0
        return shape.mapCoordinates { _ in
            defer { next += 1 }
            return coordinates[next]
        }
    }

    /// All or nothing: on an error the array is as it was, and the error names the first coordinate that failed.
    public func transform(inPlace coordinates: inout [Coordinate]) throws(GeometryError) {
        if let bad = coordinates.first(where: { !$0.isFinite }) { throw .notFinite(bad) }
        var moved = coordinates
        for step in [first, second, third] {
            guard let step else { continue }
            if let failure = step.apply(to: &moved) {
                throw .transformFailed(
                    from: from, to: to, at: coordinates[failure.index], reason: failure.reason)
            }
        }
        coordinates = moved
    }
}

extension Transformer {
    /// - Throws: ``GeometryError/crsMismatch(_:_:)`` when the shape is not in ``from``.
    public func transform(_ located: LocatedShape) throws(GeometryError) -> LocatedShape {
        guard located.crs == from else { throw .crsMismatch(located.crs, from) }
        return LocatedShape(try transform(located.shape), in: to)
    }
}
