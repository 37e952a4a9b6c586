/// A packed R-tree over boxes: built once, immutable, flat arrays, safe to share between tasks.
///
/// Boxes are sorted along the Hilbert curve by their centres and packed sixteen to a node (I. Kamel, C. Faloutsos,
/// "On packing R-trees", CIKM 1993). Coordinates stay `Double`, so every answer is that of a linear scan.
/// Building takes O(n log n), a query O(log n + answers) on data that is not degenerate.
///
/// ```swift
/// let index = SpatialIndex(boxes: parcels.map(\.box))
/// index.query(zone.box) { candidates.append($0) }
/// ```
public struct SpatialIndex: Sendable {
    static let nodeSize = 16

    /// Boxes of all levels: the entries in curve order, then each level of nodes; the root is last.
    let boxes: [Box]
    /// For an entry the caller's number, for a node the place of its first child in ``boxes``.
    let links: [Int32]
    /// Where each level ends in ``boxes``; the first is the number of entries.
    let levelEnds: [Int]

    /// - Parameter boxes: numbered by their place in the array; empty ones and such with NaN never match.
    public init(boxes input: [Box]) {
        precondition(input.count < Int(Int32.max), "numbers of boxes are kept in 32 bits")
        let order = Self.curveOrder(input)
        var boxes = order.map { input[Int($0)] }
        var links = order
        var ends = [boxes.count]
        var start = 0
        while boxes.count - start > 1 {
            let end = boxes.count
            for first in stride(from: start, to: end, by: Self.nodeSize) {
                let last = min(first + Self.nodeSize, end)
                boxes.append(boxes[first..<last].reduce(Box.empty) { $0.union($1) })
                links.append(Int32(first))
            }
            start = end
            ends.append(boxes.count)
        }
        self.boxes = boxes
        self.links = links
        self.levelEnds = ends
    }

    /// Number of boxes that can match.
    public var count: Int { levelEnds[0] }

    /// Calls `visit` once with the number of each box that shares at least a border point with `box`, in no
    /// particular order.
    public func query(_ box: Box, _ visit: (Int) -> Void) {
        guard !box.isEmpty, let root = boxes.last, root.intersects(box) else { return }
        let entries = levelEnds[0]
        if entries == 1 {
            visit(Int(links[0]))
            return
        }
        var stack = [boxes.count - 1]
        while let node = stack.popLast() {
            for child in children(of: node) where boxes[child].intersects(box) {
                if child < entries { visit(Int(links[child])) } else { stack.append(child) }
            }
        }
    }

    /// The same as an ascending list.
    public func search(_ box: Box) -> [Int] {
        var found: [Int] = []
        query(box) { found.append($0) }
        found.sort()
        return found
    }

    func children(of node: Int) -> Range<Int> {
        let first = Int(links[node])
        // Children stay within their own level: the first level end beyond `first`.
        var end = boxes.count
        for levelEnd in levelEnds where levelEnd > first {
            end = levelEnd
            break
        }
        return first..<min(first + Self.nodeSize, end)
    }

    /// Numbers of the boxes that are not empty, along the curve; equal places by number.
    private static func curveOrder(_ boxes: [Box]) -> [Int32] {
        var extent = Box.empty
        for box in boxes where !box.isEmpty { extent.extend(to: finiteCentre(box)) }
        // Halves, because the difference of two huge numbers overflows.
        let (halfWidth, halfHeight) = (extent.maxX / 2 - extent.minX / 2, extent.maxY / 2 - extent.minY / 2)
        func cell(_ value: Double, _ low: Double, _ half: Double) -> UInt32 {
            let share = half > 0 ? (value / 2 - low / 2) / half : 0
            return UInt32(min(max(share, 0), 1) * Double(Hilbert.side - 1))
        }
        var keys: [(key: UInt32, number: Int32)] = []
        keys.reserveCapacity(boxes.count)
        for (number, box) in boxes.enumerated() where !box.isEmpty {
            let centre = finiteCentre(box)
            let key = Hilbert.distance(
                x: cell(centre.x, extent.minX, halfWidth), y: cell(centre.y, extent.minY, halfHeight))
            keys.append((key, Int32(number)))
        }
        keys.sort { ($0.key, $0.number) < ($1.key, $1.number) }
        return keys.map(\.number)
    }

    /// The centre, with infinite borders drawn in to the largest number.
    private static func finiteCentre(_ box: Box) -> Coordinate {
        let limit = Double.greatestFiniteMagnitude
        func middle(_ a: Double, _ b: Double) -> Double { max(a, -limit) / 2 + min(b, limit) / 2 }
        func drawnIn(_ v: Double) -> Double { min(max(v, -limit), limit) }
        return Coordinate(drawnIn(middle(box.minX, box.maxX)), drawnIn(middle(box.minY, box.maxY)))
    }
}
