/// Memory one thread uses from pair to pair.
final class AreaScratch {
    /// Where an edge of the first layer crosses one of the second.
    struct Crossing: BitwiseCopyable {
        var first: Int
        var second: Int
        /// Shares of the two edges before the crossing.
        var t: Double
        var u: Double
        /// The place, from the polygon's origin.
        var x: Double
        var y: Double
    }

    var boxes = GrowingBuffer<Box>(capacity: 1 << 10)
    var keys = GrowingBuffer<UInt64>(capacity: 1 << 10)
    /// Edges of the second polygon near the first.
    var edges = GrowingBuffer<Int>(capacity: 1 << 10)
    /// Boxes of the first polygon's edges, sixteen to a node.
    var lanes = GrowingBuffer<Float>(capacity: 1 << 12)
    var crossings = GrowingBuffer<Crossing>(capacity: 1 << 8)

    /// Few and nearly in order, so they are put in place one by one; many are sorted.
    func sortCrossings(bySecond: Bool) {
        let list = unsafe crossings.pointer
        func precedes(_ a: Crossing, _ b: Crossing) -> Bool {
            bySecond
                ? (a.second, a.u, a.first) < (b.second, b.u, b.first)
                : (a.first, a.t, a.second) < (b.first, b.t, b.second)
        }
        guard crossings.count < 64 else {
            var all = unsafe UnsafeMutableBufferPointer(start: list, count: crossings.count)
            unsafe all.sort(by: precedes)
            return
        }
        for i in 1..<max(crossings.count, 1) {
            let item = unsafe list[i]
            var place = i
            while place > 0, unsafe precedes(item, list[place - 1]) {
                unsafe list[place] = unsafe list[place - 1]
                place -= 1
            }
            unsafe list[place] = item
        }
    }
}
