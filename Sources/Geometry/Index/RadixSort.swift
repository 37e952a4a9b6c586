/// Sorts keys in the upper half of 64 bits, in three passes of eleven bits; equal keys keep their order.
enum RadixSort {
    static func sort(_ values: inout [UInt64]) {
        let count = values.count
        guard count > 1 else { return }
        let scratch = AlignedBuffer<UInt64>(capacity: count)
        unsafe values.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            unsafe sort(base, scratch.pointer, count)
        }
    }

    /// - Parameter scratch: as many values, overwritten.
    static func sort(_ values: UnsafeMutablePointer<UInt64>, _ scratch: UnsafeMutablePointer<UInt64>, _ count: Int) {
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
