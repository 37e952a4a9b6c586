import CHardware
import Units

/// The arrays of a ``SpatialIndex``: sixteen boxes to a node in single precision, level by level, the root last.
///
/// INVARIANT: coordinates are taken relative to `origin` and rounded to the nearest `Float`, in the tree and in every
/// question. Rounding keeps order, so a `<=` of two coordinates implies the `<=` of their floats: no match is lost.
/// And a `<` of floats implies the `<` of the coordinates: only equal floats need the exact boxes.
@safe struct BoxTree: @unchecked Sendable {
    static let fan = 16
    static let nodeFloats = 64

    /// minX, minY, maxX, maxY of sixteen children each; NaN where there is no child.
    let nodes: AlignedBuffer<Float>
    /// The boxes in packed order.
    let boxes: AlignedBuffer<Box>
    /// The caller's numbers in packed order.
    let numbers: AlignedBuffer<Int32>
    /// Number of the first node of each level, lowest level first; one more at the end.
    private let starts: AlignedBuffer<Int>
    let levels: Int
    // SAFETY: of the buffers above, which this value holds and nobody writes to any more. Going through the objects in the inner loops would count
    // references, and threads that share an index would wait for each other's counts.
    let laneStart: UnsafePointer<Float>
    let levelStarts: UnsafePointer<Int>
    let boxStart: UnsafePointer<Box>
    let numberStart: UnsafePointer<Int32>
    let origin: Coordinate
    /// A bound for the coordinates relative to the origin.
    let reach: Double

    var count: Int { boxes.count }

    init(nodes: AlignedBuffer<Float>, boxes: AlignedBuffer<Box>, numbers: AlignedBuffer<Int32>, origin: Coordinate) {
        self.nodes = nodes
        self.boxes = boxes
        self.numbers = numbers
        self.origin = origin
        let starts = Self.levelStarts(boxes.count)
        levels = starts.count - 1
        self.starts = AlignedBuffer(starts)
        unsafe levelStarts = unsafe UnsafePointer(self.starts.pointer)
        unsafe laneStart = unsafe UnsafePointer(nodes.pointer)
        unsafe boxStart = unsafe UnsafePointer(boxes.pointer)
        unsafe numberStart = unsafe UnsafePointer(numbers.pointer)
        var reach: Float = 0
        if let root = starts.dropLast().last {
            for lane in 0..<Self.nodeFloats {
                let value = unsafe nodes.pointer[root * Self.nodeFloats + lane]
                if !value.isNaN { reach = max(reach, abs(value)) }
            }
        }
        self.reach = Double(reach)
    }

    static func levelStarts(_ count: Int) -> [Int] {
        var starts = [0]
        var nodes = count
        while nodes > 0 {
            nodes = (nodes + fan - 1) / fan
            starts.append((starts.last ?? 0) + nodes)
            if nodes == 1 { break }
        }
        return starts
    }

    /// - Parameter keys: the caller's numbers in packed order, in the lower halves.
    init(
        _ input: UnsafeBufferPointer<Box>, _ keys: UnsafePointer<UInt64>, _ count: Int, origin: Coordinate,
        threads: Int = 1
    ) {
        let starts = Self.levelStarts(count)
        let nodes = AlignedBuffer<Float>(capacity: (starts.last ?? 0) * Self.nodeFloats)
        let boxes = AlignedBuffer<Box>(capacity: count)
        let numbers = AlignedBuffer<Int32>(capacity: count)
        // SAFETY: only read, and the caller keeps them; each run of nodes is written by one thread.
        nonisolated(unsafe) let input = unsafe input, keys = unsafe keys
        _ = Parallel.map(Parallel.ranges(starts.count > 1 ? starts[1] : 0, threads), threads: threads) { range in
            for node in range { unsafe Self.fillLowest(node, input, keys, nodes, boxes, numbers, origin) }
        }
        for level in 1..<max(starts.count - 1, 1) {
            _ = Parallel.map(Parallel.ranges(starts[level + 1] - starts[level], threads), threads: threads) { range in
                for node in range { Self.fill(node, nodes, starts, level) }
            }
        }
        self.init(nodes: nodes, boxes: boxes, numbers: numbers, origin: origin)
    }

    @inline(__always) private static func fillLowest(
        _ node: Int, _ input: UnsafeBufferPointer<Box>, _ keys: UnsafePointer<UInt64>, _ nodes: AlignedBuffer<Float>,
        _ boxes: AlignedBuffer<Box>, _ numbers: AlignedBuffer<Int32>, _ origin: Coordinate
    ) {
        let lanes = unsafe nodes.pointer + node &* nodeFloats
        let first = node &* fan
        for k in 0..<fan {
            let place = first &+ k
            guard place < boxes.count else {
                for side in 0..<4 { unsafe lanes[side &* fan &+ k] = .nan }
                continue
            }
            if place &+ 24 < boxes.count {
                unsafe hw_prefetch(input.baseAddress! + Int(UInt32(truncatingIfNeeded: keys[place &+ 24])))
            }
            let number = unsafe UInt32(truncatingIfNeeded: keys[place])
            let box = unsafe input[Int(number)]
            unsafe boxes.pointer[place] = box
            unsafe numbers.pointer[place] = Int32(bitPattern: number)
            unsafe lanes[k] = Float(box.minX - origin.x)
            unsafe lanes[fan &+ k] = Float(box.minY - origin.y)
            unsafe lanes[2 &* fan &+ k] = Float(box.maxX - origin.x)
            unsafe lanes[3 &* fan &+ k] = Float(box.maxY - origin.y)
        }
    }

    @inline(__always) private static func fill(
        _ node: Int, _ nodes: AlignedBuffer<Float>, _ starts: [Int], _ level: Int
    ) {
        let below = starts[level] - starts[level - 1]
        let lanes = unsafe nodes.pointer + (starts[level] + node) * nodeFloats
        for k in 0..<fan {
            let child = node * fan + k
            guard child < below else {
                for side in 0..<4 { unsafe lanes[side * fan + k] = .nan }
                continue
            }
            let source = unsafe nodes.pointer + (starts[level - 1] + child) * nodeFloats
            // `min(a, b)` keeps `a` when `b` is NaN.
            for side in 0..<2 {
                var low = unsafe source[side * fan], high = unsafe source[(side + 2) * fan]
                for i in 1..<fan {
                    low = unsafe min(low, source[side * fan + i])
                    high = unsafe max(high, source[(side + 2) * fan + i])
                }
                unsafe lanes[side * fan + k] = low
                unsafe lanes[(side + 2) * fan + k] = high
            }
        }
    }

    /// A question's window in the tree's numbers.
    @safe struct Window {
        let minX: Float
        let minY: Float
        let maxX: Float
        let maxY: Float
        // The same, drawn in by one float on each side.
        private let innerMinX: Float
        private let innerMinY: Float
        private let innerMaxX: Float
        private let innerMaxY: Float

        @inline(__always) init(_ box: Box, _ origin: Coordinate) {
            minX = Float(box.minX - origin.x)
            minY = Float(box.minY - origin.y)
            maxX = Float(box.maxX - origin.x)
            maxY = Float(box.maxY - origin.y)
            innerMinX = Self.above(minX)
            innerMinY = Self.above(minY)
            innerMaxX = -Self.above(-maxX)
            innerMaxY = -Self.above(-maxY)
        }

        /// The next float; NaN, which no comparison accepts, where there is none.
        @inline(__always) private static func above(_ v: Float) -> Float { v < .infinity ? v.nextUp : .nan }

        /// Children that may meet the window.
        @inline(__always) func meeting(_ lanes: UnsafePointer<Float>) -> UInt32 {
            unsafe hw_boxes16(lanes, minX, minY, maxX, maxY)
        }

        /// Children that do for certain.
        @inline(__always) func surelyMeeting(_ lanes: UnsafePointer<Float>) -> UInt32 {
            unsafe hw_boxes16(lanes, innerMinX, innerMinY, innerMaxX, innerMaxY)
        }

        /// Children that for certain lie inside with all they hold.
        @inline(__always) func surelyHolding(_ lanes: UnsafePointer<Float>) -> UInt32 {
            unsafe hw_within16(lanes, innerMinX, innerMinY, innerMaxX, innerMaxY)
        }
    }

    @inline(__always) func lanes(_ level: Int, _ node: Int) -> UnsafePointer<Float> {
        unsafe laneStart + (levelStarts[level] &+ node) &* Self.nodeFloats
    }

    /// Boxes of a lowest node that share at least a border point with the window, as bits.
    @inline(__always) func matches(_ lanes: UnsafePointer<Float>, _ node: Int, _ window: Window, _ box: Box) -> UInt32 {
        var mask = unsafe window.meeting(lanes)
        if mask == 0 { return 0 }
        var unsure = unsafe mask & ~window.surelyMeeting(lanes)
        while unsure != 0 {
            let k = unsure.trailingZeroBitCount
            unsure &= unsure &- 1
            if unsafe !boxes.pointer[node &* Self.fan &+ k].intersects(box) {
                mask &= ~(1 &<< UInt32(truncatingIfNeeded: k))
            }
        }
        return mask
    }
}
