import CHardware

/// The edges of one polygon in the order of its rings, sixteen to a node: neighbours along a ring are neighbours on
/// the ground, so no sorting is needed (the library tidwall/tg calls such an index "natural").
@safe struct EdgeTree {
    private let tree: BoxTree
    let first: Int

    /// - Parameter scratch: memory reused from polygon to polygon.
    init(_ layer: LayerView, _ polygon: Int, _ scratch: AreaScratch) {
        let range = layer.range(of: polygon)
        first = range.lowerBound
        let vertices = unsafe layer.vertices
        scratch.boxes.removeAll()
        scratch.boxes.reserve(range.count)
        scratch.keys.removeAll()
        scratch.keys.reserve(range.count)
        for ring in unsafe layer.polygonRings[polygon]..<layer.polygonRings[polygon + 1] {
            for i in unsafe layer.ringStarts[ring]..<(layer.ringStarts[ring + 1] - 1) {
                let a = unsafe vertices[i], b = unsafe vertices[i + 1]
                scratch.boxes.append(
                    Box(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y)))
            }
            // The last vertex of a ring begins no edge; its box keeps the numbers in step.
            scratch.boxes.append(.empty)
        }
        for i in 0..<range.count { scratch.keys.append(UInt64(i)) }
        tree = unsafe BoxTree(
            UnsafeBufferPointer(start: scratch.boxes.pointer, count: range.count), scratch.keys.pointer, range.count,
            origin: layer.boxes[polygon].centre)
    }

    /// Calls `visit` with the first vertex of each edge whose box meets the window, ascending.
    @inline(__always) func forEach(_ box: Box, _ visit: (Int) -> Void) {
        guard tree.levels > 0 else { return }
        let window = BoxTree.Window(box, tree.origin)
        unsafe withUnsafeTemporaryAllocation(of: (level: Int32, node: Int32).self, capacity: 16 * tree.levels) {
            stack in
            guard let stack = stack.baseAddress else { return }
            unsafe stack[0] = (Int32(tree.levels - 1), 0)
            var depth = 1
            while depth > 0 {
                depth &-= 1
                let level = unsafe Int(stack[depth].level), node = unsafe Int(stack[depth].node)
                let lanes = unsafe tree.lanes(level, node)
                if level == 0 {
                    var mask = unsafe tree.matches(lanes, node, window, box)
                    while mask != 0 {
                        visit(first &+ node &* BoxTree.fan &+ mask.trailingZeroBitCount)
                        mask &= mask &- 1
                    }
                    continue
                }
                // The highest goes on the stack first, so that the lowest comes off first.
                var mask = unsafe window.meeting(lanes)
                while mask != 0 {
                    let k = 31 &- mask.leadingZeroBitCount
                    mask &= ~(1 &<< UInt32(truncatingIfNeeded: k))
                    unsafe stack[depth] = (
                        Int32(truncatingIfNeeded: level &- 1), Int32(truncatingIfNeeded: node &* BoxTree.fan &+ k)
                    )
                    depth &+= 1
                }
            }
        }
    }
}
