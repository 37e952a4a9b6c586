/// A packed R-tree over boxes: built once, immutable, flat arrays, safe to share between tasks.
///
/// Sixteen boxes to a node, tested at once in single precision; where that could err, the boxes themselves decide, so
/// every answer is that of a linear scan. Building takes O(n), a query O(log n + answers) on data that is not
/// degenerate.
///
/// ```swift
/// let index = SpatialIndex(boxes: parcels.map(\.box))
/// index.query(zone.box) { candidates.append($0) }
/// ```
public struct SpatialIndex: Sendable {
    /// How boxes are put into nodes.
    public enum Packing: Sendable {
        /// Along the Hilbert curve: the quickest to build (I. Kamel, C. Faloutsos, "On packing R-trees", CIKM 1993).
        case hilbert
        /// Cut into slices from the top: the slowest to build, for an index that is kept and asked often.
        case overlapMinimizing
    }

    let tree: BoxTree

    /// - Parameters:
    ///   - boxes: numbered by their place in the array; empty ones and such with NaN never match.
    ///   - packing: changes how long building and queries take, never the answers.
    ///   - threads: how many to build with; the index is the same.
    public init(boxes: [Box], packing: Packing = .hilbert, threads: Int = 1) {
        precondition(boxes.count < Int(Int32.max), "numbers of boxes are kept in 32 bits")
        tree = unsafe boxes.withUnsafeBufferPointer { boxes in
            let parts = unsafe BoxPacking.parts(boxes, threads: threads)
            let extent = Self.finite(parts.reduce(Box.empty) { $0.union($1.extent) })
            let origin =
                extent.isEmpty
                ? Coordinate(0, 0)
                : Coordinate(extent.minX / 2 + extent.maxX / 2, extent.minY / 2 + extent.maxY / 2)
            let (keys, count) = unsafe BoxPacking.hilbert(boxes, parts, extent)
            switch packing {
            case .hilbert: break
            case .overlapMinimizing: unsafe BoxPacking.cut(keys.pointer, count, boxes, origin, threads: threads)
            }
            return unsafe BoxTree(boxes, keys.pointer, count, origin: origin, threads: threads)
        }
    }

    init(tree: BoxTree) { self.tree = tree }

    /// Number of boxes that can match.
    public var count: Int { tree.count }

    /// Bytes the index holds.
    public var memory: Int { tree.nodes.bytes + tree.boxes.bytes + tree.numbers.bytes }

    /// Infinite borders drawn in to the largest number.
    private static func finite(_ extent: Box) -> Box {
        let limit = Double.greatestFiniteMagnitude
        guard !extent.isEmpty else { return extent }
        return Box(
            minX: min(max(extent.minX, -limit), limit), minY: min(max(extent.minY, -limit), limit),
            maxX: max(min(extent.maxX, limit), -limit), maxY: max(min(extent.maxY, limit), -limit))
    }
}
