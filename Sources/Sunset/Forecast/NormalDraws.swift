import Foundation

/// Standard normal draws that are spread evenly and the same each time: a Halton sequence through the inverse normal.
///
/// Halton 1960, Numerische Mathematik 2, 84–90: the first primes are the bases, so a few thousand draws in up to six
/// dimensions settle the outer tenths that ranges are made of.
struct NormalDraws: Sendable {
    private static let primes = [2, 3, 5, 7, 11, 13]

    let count: Int
    /// dimension × count
    private let values: [[Double]]

    /// - Parameter dimensions: 1 to 6.
    init(count: Int, dimensions: Int) {
        self.count = count
        values = Self.primes.prefix(dimensions).map { base in
            (1...max(1, count)).map { Self.inverseNormal(Self.radicalInverse($0, base: base)) }
        }
    }

    subscript(dimension: Int, draw: Int) -> Double { values[dimension][draw] }

    static func radicalInverse(_ index: Int, base: Int) -> Double {
        var (rest, weight, sum) = (index, 1 / Double(base), 0.0)
        while rest > 0 {
            sum += Double(rest % base) * weight
            rest /= base
            weight /= Double(base)
        }
        return sum
    }

    /// Algorithm AS 241 (Wichura 1988, Applied Statistics 37, 477–484), routine PPND7: about seven digits.
    static func inverseNormal(_ p: Double) -> Double {
        let q = p - 0.5
        if abs(q) <= 0.425 {
            let r = 0.180625 - q * q
            return q * (((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179)
                / (((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1)
        }
        var r = (-log(q < 0 ? p : 1 - p)).squareRoot()
        let magnitude: Double
        if r <= 5 {
            r -= 1.6
            magnitude =
                (((0.17023821103 * r + 1.3067284816) * r + 2.7568153900) * r + 1.4234372777)
                / ((0.12021132975 * r + 0.73700164250) * r + 1)
        } else {
            r -= 5
            magnitude =
                (((0.017337203997 * r + 0.42868294337) * r + 3.0812263860) * r + 6.6579051150)
                / ((0.012258202635 * r + 0.24197894225) * r + 1)
        }
        return q < 0 ? -magnitude : magnitude
    }
}
