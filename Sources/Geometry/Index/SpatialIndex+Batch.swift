import CHardware

/// Many windows at once: all of them go down the tree level by level, and the nodes of the next level are asked for
/// while others are tested, so that the waits for memory overlap.
extension SpatialIndex {
    /// For each window the number of boxes that share at least a border point with it.
    public func counts(in windows: [Box]) -> [Int] {
        var counts = [Int](repeating: 0, count: windows.count)
        unsafe counts.withUnsafeMutableBufferPointer { counts in
            guard let counts = counts.baseAddress else { return }
            descend(windows, isCounting: true) { window, amount in
                unsafe counts[window] &+= amount
            } match: { window, _, mask in
                unsafe counts[window] &+= mask.nonzeroBitCount
            }
        }
        return counts
    }

    /// Calls `visit(window, number)` for each box that shares at least a border point with a window, in no particular
    /// order.
    public func query(_ windows: [Box], _ visit: (Int, Int) -> Void) {
        query(windows, visit) { _, _ in true }
    }

    /// Only for what `accepting(window, slot)`, asked with the place in packed order, lets through.
    @inline(__always) func query(
        _ windows: [Box], _ visit: (Int, Int) -> Void, accepting: (Int, Int) -> Bool
    ) {
        descend(windows, isCounting: false) { _, _ in
        } match: { window, node, mask in
            var rest = mask
            while rest != 0 {
                let slot = node &* BoxTree.fan &+ rest.trailingZeroBitCount
                rest &= rest &- 1
                if accepting(window, slot) { visit(window, unsafe Int(tree.numbers.pointer[slot])) }
            }
        }
    }

    private struct Step: BitwiseCopyable {
        var window: UInt32
        var node: UInt32
    }

    @inline(__always) private func descend(
        _ windows: [Box], isCounting: Bool, whole: (Int, Int) -> Void, match: (Int, Int, UInt32) -> Void
    ) {
        guard tree.levels > 0 else { return }
        let most = 256
        let numbers = unsafe tree.numbers.pointer
        var front = GrowingBuffer<Step>(capacity: 1 << 12)
        var next = GrowingBuffer<Step>(capacity: 1 << 12)
        unsafe withUnsafeTemporaryAllocation(of: BoxTree.Window.self, capacity: most) { asked in
            guard let asked = asked.baseAddress else { return }
            var first = 0
            while first < windows.count {
                let size = min(most, windows.count - first)
                front.removeAll()
                for i in 0..<size {
                    unsafe asked[i] = BoxTree.Window(windows[first + i], tree.origin)
                    if !windows[first + i].isEmpty { front.append(Step(window: UInt32(i), node: 0)) }
                }
                for level in stride(from: tree.levels - 1, to: 0, by: -1) {
                    next.removeAll()
                    for i in 0..<front.count {
                        let step = unsafe front.pointer[i]
                        let window = unsafe asked[Int(step.window)]
                        let lanes = unsafe tree.lanes(level, Int(step.node))
                        var mask = unsafe window.meeting(lanes)
                        if mask == 0 { continue }
                        let base = Int(step.node) &* BoxTree.fan
                        if isCounting, level < 3 {
                            var held = unsafe mask & window.surelyHolding(lanes)
                            mask &= ~held
                            while held != 0 {
                                whole(
                                    first &+ Int(step.window),
                                    tree.entries(level &- 1, base &+ held.trailingZeroBitCount))
                                held &= held &- 1
                            }
                        }
                        next.reserve(BoxTree.fan)
                        var added = 0
                        let target = unsafe next.pointer + next.count
                        while mask != 0 {
                            let child = base &+ mask.trailingZeroBitCount
                            mask &= mask &- 1
                            let below = unsafe tree.lanes(level &- 1, child)
                            unsafe hw_prefetch(below)
                            unsafe hw_prefetch(below + 16)
                            unsafe hw_prefetch(below + 32)
                            unsafe hw_prefetch(below + 48)
                            if !isCounting, level == 1 { unsafe hw_prefetch(numbers + child &* BoxTree.fan) }
                            unsafe target[added] = Step(window: step.window, node: UInt32(truncatingIfNeeded: child))
                            added &+= 1
                        }
                        next.take(added)
                    }
                    swap(&front, &next)
                }
                for i in 0..<front.count {
                    let step = unsafe front.pointer[i]
                    let number = first &+ Int(step.window)
                    let node = Int(step.node)
                    let mask = unsafe tree.matches(tree.lanes(0, node), node, asked[Int(step.window)], windows[number])
                    if mask != 0 { match(number, node, mask) }
                }
                first += size
            }
        }
    }
}
