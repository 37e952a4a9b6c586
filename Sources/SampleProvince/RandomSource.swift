import Foundation

/// The sample's own random numbers: xoshiro256** (Blackman and Vigna 2018) seeded by SplitMix64.
///
/// Each part of the sample draws from a stream named after it, so that more parcels do not move the
/// stations, and the same seed gives the same bytes on every machine.
struct RandomSource: RandomNumberGenerator, Sendable {
    private var state: (UInt64, UInt64, UInt64, UInt64)

    /// - Parameters:
    ///   - stream: what the numbers are for; another name gives another sequence.
    ///   - index: which of several alike, e.g. the commune.
    init(seed: UInt64, stream: String, index: Int = 0) {
        var mixed = seed ^ 0x9E37_79B9_7F4A_7C15
        for byte in stream.utf8 { mixed = (mixed ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        mixed = mixed &+ UInt64(truncatingIfNeeded: index) &* 0xD134_2543_DE82_EF95
        func splitMix() -> UInt64 {
            mixed = mixed &+ 0x9E37_79B9_7F4A_7C15
            var z = mixed
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        state = (splitMix(), splitMix(), splitMix(), splitMix())
    }

    mutating func next() -> UInt64 {
        func rotated(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }
        let result = rotated(state.1 &* 5, 7) &* 9
        let t = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= t
        state.3 = rotated(state.3, 45)
        return result
    }

    /// Uniform in 0 ..< 1, 53 bits.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func uniform(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + unit() * (range.upperBound - range.lowerBound)
    }

    /// Uniform in 0 ..< count.
    mutating func index(_ count: Int) -> Int {
        precondition(count > 0, "an index is drawn from a non-empty collection")
        return min(count - 1, Int(unit() * Double(count)))
    }

    mutating func chance(_ probability: Double) -> Bool { unit() < probability }

    /// Standard normal, by Box and Muller (one value of the pair is dropped to keep no state).
    mutating func normal() -> Double {
        let radius = (-2 * log(1 - unit())).squareRoot()
        return radius * cos(2 * .pi * unit())
    }
}
