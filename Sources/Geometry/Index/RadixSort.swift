import Units

/// Sorts keys in the upper half of 64 bits, in three passes of eleven bits; equal keys keep their order.
enum RadixSort {
    static func sort(_ values: inout [UInt64]) {
        let count = values.count
        guard count > 1 else { return }
        let scratch = AlignedBuffer<UInt64>(capacity: count)
        unsafe values.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            unsafe sort(base, scratch.pointer, count, threads: 1)
        }
    }

    /// - Parameters:
    ///   - scratch: as many values, overwritten.
    ///   - threads: how many to sort with.
    static func sort(
        _ values: UnsafeMutablePointer<UInt64>, _ scratch: UnsafeMutablePointer<UInt64>, _ count: Int, threads: Int
    ) {
        // Threads that wait for each other three times are not worth it for few values.
        guard threads > 1, count > 1 << 16 else { return unsafe sort(values, scratch, count) }
        var source = unsafe values, target = unsafe scratch
        for pass in 0..<3 {
            unsafe move(source, target, count, shift: UInt64(32 + 11 * pass), threads)
            unsafe swap(&source, &target)
        }
        unsafe values.update(from: scratch, count: count)
    }

    /// One pass: each thread counts the digits of its run, then knows where they go.
    private static func move(
        _ source: UnsafeMutablePointer<UInt64>, _ target: UnsafeMutablePointer<UInt64>, _ count: Int, shift: UInt64,
        _ threads: Int
    ) {
        let digit = 2048
        let ranges = Parallel.ranges(count, threads)
        // SAFETY: the source is only read; the places of two runs differ.
        nonisolated(unsafe) let source = unsafe source, target = unsafe target
        var places = Parallel.map(ranges, threads: threads) { range in
            var counts = [Int](repeating: 0, count: digit)
            for i in range { unsafe counts[Int(truncatingIfNeeded: (source[i] &>> shift) & 2047)] &+= 1 }
            return counts
        }
        var sum = 0
        for value in 0..<digit {
            for run in ranges.indices { (places[run][value], sum) = (sum, sum + places[run][value]) }
        }
        let starts = places
        _ = Parallel.map(Array(ranges.indices), threads: threads) { run in
            var next = starts[run]
            for i in ranges[run] {
                let value = unsafe source[i]
                let bucket = Int(truncatingIfNeeded: (value &>> shift) & 2047)
                unsafe target[next[bucket]] = value
                next[bucket] &+= 1
            }
        }
    }

    private static func sort(
        _ values: UnsafeMutablePointer<UInt64>, _ scratch: UnsafeMutablePointer<UInt64>, _ count: Int
    ) {
        let digit = 2048
        unsafe withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * digit) { starts in
            guard let starts = starts.baseAddress else { return }
            unsafe starts.initialize(repeating: 0, count: 3 * digit)
            for i in 0..<count {
                let key = unsafe Int(truncatingIfNeeded: values[i] &>> 32)
                unsafe starts[key & 2047] &+= 1
                unsafe starts[digit &+ ((key &>> 11) & 2047)] &+= 1
                unsafe starts[2 &* digit &+ (key &>> 22)] &+= 1
            }
            var source = unsafe values
            var target = unsafe scratch
            for pass in 0..<3 {
                let places = unsafe starts + pass * digit
                var sum = 0
                for i in 0..<digit {
                    let size = unsafe places[i]
                    unsafe places[i] = sum
                    sum &+= size
                }
                let shift = UInt64(32 + 11 * pass)
                for i in 0..<count {
                    let value = unsafe source[i]
                    let bucket = Int(truncatingIfNeeded: (value &>> shift) & 2047)
                    unsafe target[places[bucket]] = value
                    unsafe places[bucket] &+= 1
                }
                unsafe swap(&source, &target)
            }
            // Three passes end in the scratch.
            unsafe values.update(from: scratch, count: count)
        }
    }
}
