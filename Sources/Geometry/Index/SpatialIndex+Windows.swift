import CHardware

/// One window at a time.
extension SpatialIndex {
    /// Calls `visit` once with the number of each box that shares at least a border point with `box`, in no
    /// particular order. Allocates nothing.
    public func query(_ box: Box, _ visit: (Int) -> Void) {
        forEachMatch(box) { unsafe visit(Int(tree.numbers.pointer[$0])) }
    }

    /// The same as an ascending list.
    public func search(_ box: Box) -> [Int] {
        var found: [Int] = []
        forEachMatch(box) { unsafe found.append(Int(tree.numbers.pointer[$0])) }
        found.sort()
        return found
    }

    /// The same into a buffer that the caller keeps from question to question, in no particular order; what it held
    /// is lost.
    public func search(_ box: Box, into found: inout [Int]) {
        found.removeAll(keepingCapacity: true)
        forEachMatch(box) { unsafe found.append(Int(tree.numbers.pointer[$0])) }
    }

    /// Visits places in packed order.
    @inline(__always) func forEachMatch(_ box: Box, _ visit: (Int) -> Void) {
        guard !box.isEmpty, tree.levels > 0 else { return }
        let window = BoxTree.Window(box, tree.origin)
        let numbers = unsafe tree.numbers.pointer
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
                        visit(node &* BoxTree.fan &+ mask.trailingZeroBitCount)
                        mask &= mask &- 1
                    }
                    continue
                }
                var mask = unsafe window.meeting(lanes)
                if mask == 0 { continue }
                var held = unsafe mask & window.surelyHolding(lanes)
                mask &= ~held
                // Nodes that lie inside are not opened: their boxes follow one another.
                while held != 0 {
                    let child = node &* BoxTree.fan &+ held.trailingZeroBitCount
                    held &= held &- 1
                    let first = child &<< (4 &* level)
                    for slot in first..<(first &+ tree.entries(level &- 1, child)) { visit(slot) }
                }
                while mask != 0 {
                    let child = node &* BoxTree.fan &+ mask.trailingZeroBitCount
                    mask &= mask &- 1
                    let below = unsafe tree.lanes(level &- 1, child)
                    unsafe hw_prefetch(below)
                    unsafe hw_prefetch(below + 16)
                    unsafe hw_prefetch(below + 32)
                    unsafe hw_prefetch(below + 48)
                    if level == 1 { unsafe hw_prefetch(numbers + child &* BoxTree.fan) }
                    unsafe stack[depth] = (Int32(truncatingIfNeeded: level &- 1), Int32(truncatingIfNeeded: child))
                    depth &+= 1
                }
            }
        }
    }

    /// Number of boxes that share at least a border point with `box`. Nodes that lie inside are not opened.
    public func count(in box: Box) -> Int {
        guard !box.isEmpty, tree.levels > 0 else { return 0 }
        let window = BoxTree.Window(box, tree.origin)
        return unsafe withUnsafeTemporaryAllocation(of: (level: Int32, node: Int32).self, capacity: 16 * tree.levels) {
            stack in
            guard let stack = stack.baseAddress else { return 0 }
            unsafe stack[0] = (Int32(tree.levels - 1), 0)
            var depth = 1
            var total = 0
            while depth > 0 {
                depth &-= 1
                let level = unsafe Int(stack[depth].level), node = unsafe Int(stack[depth].node)
                let lanes = unsafe tree.lanes(level, node)
                if level == 0 {
                    unsafe total &+= tree.matches(lanes, node, window, box).nonzeroBitCount
                    continue
                }
                var mask = unsafe window.meeting(lanes)
                var held = unsafe mask == 0 ? 0 : window.surelyHolding(lanes)
                mask &= ~held
                while held != 0 {
                    total &+= tree.entries(level &- 1, node &* BoxTree.fan &+ held.trailingZeroBitCount)
                    held &= held &- 1
                }
                while mask != 0 {
                    let child = node &* BoxTree.fan &+ mask.trailingZeroBitCount
                    mask &= mask &- 1
                    let below = unsafe tree.lanes(level &- 1, child)
                    unsafe hw_prefetch(below)
                    unsafe hw_prefetch(below + 16)
                    unsafe hw_prefetch(below + 32)
                    unsafe hw_prefetch(below + 48)
                    unsafe stack[depth] = (Int32(truncatingIfNeeded: level &- 1), Int32(truncatingIfNeeded: child))
                    depth &+= 1
                }
            }
            return total
        }
    }
}

extension BoxTree {
    /// Number of boxes under a node.
    @inline(__always) func entries(_ level: Int, _ node: Int) -> Int {
        let shift = 4 &* (level &+ 1)
        let first = node &<< shift
        return min(count, first &+ (1 &<< shift)) &- first
    }
}
