import CHardware
import Units

/// The order in which a ``SpatialIndex`` packs its boxes, sixteen to a node.
enum BoxPacking {
    /// Centres of boxes with their numbers.
    struct Centre: BitwiseCopyable {
        var x: Float
        var y: Float
        var number: UInt32
    }

    /// A run of boxes for one thread.
    struct Part: Sendable {
        let range: Range<Int>
        /// Of those that are not empty.
        var count = 0
        var extent = Box.empty
    }

    /// As many runs as threads, with what is in them.
    static func parts(_ boxes: UnsafeBufferPointer<Box>, threads: Int) -> [Part] {
        // SAFETY: only read, and the caller's array outlives the call.
        nonisolated(unsafe) let boxes = unsafe boxes
        let ranges = unsafe Parallel.ranges(boxes.count, threads)
        return Parallel.map(ranges, threads: threads) { range in
            var part = Part(range: range)
            for i in range {
                let box = unsafe boxes[i]
                if box.isEmpty { continue }
                part.extent = part.extent.union(box)
                part.count &+= 1
            }
            return part
        }
    }

    /// Numbers of the boxes that are not empty, along the Hilbert curve by their centres; equal places by number.
    /// In the lower halves of the values.
    static func hilbert(
        _ boxes: UnsafeBufferPointer<Box>, _ parts: [Part], _ extent: Box
    ) -> (keys: AlignedBuffer<UInt64>, count: Int) {
        let count = parts.reduce(0) { $0 + $1.count }
        let keys = AlignedBuffer<UInt64>(capacity: count)
        // Halves, because the difference of two huge numbers overflows.
        let side = Double(Hilbert.side - 1)
        let (width, height) = (extent.maxX / 2 - extent.minX / 2, extent.maxY / 2 - extent.minY / 2)
        let perX = width > 0 ? side / width / 2 : 0, perY = height > 0 ? side / height / 2 : 0
        let (lowX, lowY) = (extent.minX, extent.minY)
        // SAFETY: only read, and the caller's array outlives the call; each part writes its own run of keys.
        nonisolated(unsafe) let boxes = unsafe boxes
        _ = Parallel.map(Array(parts.indices), threads: parts.count) { part in
            var at = parts[..<part].reduce(0) { $0 + $1.count }
            let target = unsafe keys.pointer
            unsafe Hilbert.withTable { table in
                for number in parts[part].range {
                    let box = unsafe boxes[number]
                    if box.isEmpty { continue }
                    // The middle less the origin, each half for itself; clamped, so that infinite borders have a place.
                    let x = min(max(((box.minX / 2 - lowX / 2) + (box.maxX / 2 - lowX / 2)) * perX, 0), side)
                    let y = min(max(((box.minY / 2 - lowY / 2) + (box.maxY / 2 - lowY / 2)) * perY, 0), side)
                    // NaN comes from borders infinite on both sides.
                    let cellX = x == x ? UInt32(x) : 0, cellY = y == y ? UInt32(y) : 0
                    unsafe target[at] =
                        unsafe UInt64(Hilbert.distance(x: cellX, y: cellY, table)) &<< 32
                        | UInt64(UInt32(truncatingIfNeeded: number))
                    at &+= 1
                }
            }
        }
        let scratch = AlignedBuffer<UInt64>(capacity: count)
        unsafe RadixSort.sort(keys.pointer, scratch.pointer, count, threads: parts.count)
        return (keys, count)
    }

    /// Cuts slices by x and each slice by y at multiples of a node's capacity, level by level from the root (T. Lee,
    /// S. Lee, "OMT: overlap minimizing top-down bulk loading algorithm for R-tree", CAiSE 2003).
    static func cut(
        _ keys: UnsafeMutablePointer<UInt64>, _ count: Int, _ boxes: UnsafeBufferPointer<Box>, _ origin: Coordinate,
        threads: Int
    ) {
        let centres = AlignedBuffer<Centre>(capacity: count)
        for i in 0..<count {
            if i &+ 16 < count {
                unsafe hw_prefetch(boxes.baseAddress! + Int(UInt32(truncatingIfNeeded: keys[i &+ 16])))
            }
            let number = unsafe UInt32(truncatingIfNeeded: keys[i])
            let box = unsafe boxes[Int(number)]
            unsafe centres.pointer[i] = Centre(
                x: finite(Float(box.minX / 2 + box.maxX / 2 - origin.x)),
                y: finite(Float(box.minY / 2 + box.maxY / 2 - origin.y)), number: number)
        }
        var capacity = 1
        while capacity * 16 < count { capacity *= 16 }
        unsafe split(centres.pointer, 0, count, capacity, threads)
        for i in 0..<count { unsafe keys[i] = unsafe UInt64(centres.pointer[i].number) }
    }

    @inline(__always) private static func finite(_ v: Float) -> Float { v == v ? v : 0 }

    private static func split(
        _ items: UnsafeMutablePointer<Centre>, _ start: Int, _ end: Int, _ capacity: Int, _ threads: Int
    ) {
        guard end - start > 16, capacity >= 1 else { return }
        let children = (end - start + capacity - 1) / capacity
        let slices = Int(Double(children).squareRoot().rounded(.up))
        let slice = (children + slices - 1) / slices * capacity
        unsafe partition(items, start, end, slice, byX: true, threads)
        // SAFETY: no two slices share an item.
        nonisolated(unsafe) let items = unsafe items
        _ = Parallel.map(Array(stride(from: start, to: end, by: slice)), threads: threads) { left in
            let right = min(end, left + slice)
            unsafe partition(items, left, right, capacity, byX: false, 1)
            guard capacity > 16 else { return }
            for child in stride(from: left, to: right, by: capacity) {
                unsafe split(items, child, min(right, child + capacity), capacity / 16, 1)
            }
        }
    }

    /// Puts the right items between the multiples of `step`, in no order within.
    private static func partition(
        _ items: UnsafeMutablePointer<Centre>, _ start: Int, _ end: Int, _ step: Int, byX: Bool, _ threads: Int
    ) {
        let parts = (end - start + step - 1) / step
        guard parts > 1 else { return }
        let middle = start + parts / 2 * step
        if byX {
            unsafe select(items, start, end, middle) { $0.x }
        } else {
            unsafe select(items, start, end, middle) { $0.y }
        }
        guard threads > 1 else {
            unsafe partition(items, start, middle, step, byX: byX, 1)
            unsafe partition(items, middle, end, step, byX: byX, 1)
            return
        }
        // SAFETY: the halves share no item.
        nonisolated(unsafe) let items = unsafe items
        _ = Parallel.map([start..<middle, middle..<end], threads: 2) { half in
            unsafe partition(items, half.lowerBound, half.upperBound, step, byX: byX, threads / 2)
        }
    }

    /// C. A. R. Hoare's FIND (1961): afterwards nothing before `place` is larger than anything from it on.
    @inline(__always) private static func select(
        _ items: UnsafeMutablePointer<Centre>, _ start: Int, _ end: Int, _ place: Int, _ key: (Centre) -> Float
    ) {
        var low = start, high = end - 1
        while low < high {
            let a = unsafe key(items[low]), b = unsafe key(items[(low + high) / 2]), c = unsafe key(items[high])
            let pivot = max(min(a, b), min(max(a, b), c))
            var i = low - 1, j = high + 1
            while true {
                repeat { i &+= 1 } while unsafe key(items[i]) < pivot
                repeat { j &-= 1 } while unsafe key(items[j]) > pivot
                if i >= j { break }
                let item = unsafe items[i]
                unsafe items[i] = unsafe items[j]
                unsafe items[j] = item
            }
            if place <= j { high = j } else { low = j + 1 }
        }
    }
}
