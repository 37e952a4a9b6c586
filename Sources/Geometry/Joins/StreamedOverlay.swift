/// A layer of few large polygons, held while one of many small ones streams past.
///
/// ```swift
/// let zones = StreamedOverlay(zoneShapes)
/// try zones.forEachShare(with: parcels, threads: 2) { sums[$0.second, default: 0] += $0.area }
/// ```
public struct StreamedOverlay: Sendable {
    private let held: OverlayLayer

    /// - Throws: ``GeometryError/notFinite(_:)``.
    public init(_ shapes: [Shape]) throws(GeometryError) {
        held = OverlayLayer(shapes)
        if let bad = held.polygons.refused.first.flatMap({ shapes[$0].firstNonFinite }) { throw .notFinite(bad) }
    }

    /// Calls `visit` for each two shapes that share ground: `first` is the number in the layer that streams past, `second`
    /// that in the one held. Areas are those of ``AreaOverlay``. Parts of a hundred thousand parcels and more keep the
    /// work for the held layer, done once for each part, small.
    ///
    /// - Throws: what the source of the layer throws, ``GeometryError/topology(operation:reason:)`` when GEOS has to cut a
    ///   pair and refuses.
    public func forEachShare(
        with layer: ShapeStream, threads: Int = 1, progress: ((JoinProgress) -> Void)? = nil,
        _ visit: (AreaOverlay.Share) -> Void
    ) throws {
        try layer.forEachPart(threads: threads, progress: progress) { part throws(GeometryError) in
            try AreaOverlay(part).areas(with: held, threads: 1).pairs
        } _: { first, shares in
            for share in shares {
                visit(AreaOverlay.Share(first: first + share.first, second: share.second, area: share.area))
            }
        }
    }
}
