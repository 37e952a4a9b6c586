import Foundation
import Geometry

/// Smooth noise from a hash of whole-number lattice places: the same everywhere, with no table.
struct Noise: Sendable {
    private let seed: UInt64

    init(seed: UInt64, stream: String) {
        var source = RandomSource(seed: seed, stream: stream)
        self.seed = source.next()
    }

    private func lattice(_ x: Int, _ y: Int) -> Double {
        var z = seed ^ (UInt64(bitPattern: Int64(x)) &* 0x9E37_79B9_7F4A_7C15)
        z ^= UInt64(bitPattern: Int64(y)) &* 0xC2B2_AE3D_27D4_EB4F
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        z ^= z >> 31
        return Double(z >> 11) * 0x1p-53
    }

    /// 0 … 1, with features about `scale` metres across.
    func value(_ c: Coordinate, scale: Double) -> Double {
        let x = c.x / scale, y = c.y / scale
        let ix = x.rounded(.down), iy = y.rounded(.down)
        func smooth(_ t: Double) -> Double { t * t * (3 - 2 * t) }
        let tx = smooth(x - ix), ty = smooth(y - iy)
        let i = Int(ix), j = Int(iy)
        let a = lattice(i, j), b = lattice(i + 1, j), c = lattice(i, j + 1), d = lattice(i + 1, j + 1)
        return (a * (1 - tx) + b * tx) * (1 - ty) + (c * (1 - tx) + d * tx) * ty
    }

    /// Ridged sum of five octaves, 0 … 1: crests where single octaves pass their middle.
    func ridged(_ c: Coordinate, scale: Double) -> Double {
        var sum = 0.0, weight = 0.5, size = scale
        for octave in 0..<5 {
            let shifted = Coordinate(c.x + Double(octave) * 7919, c.y - Double(octave) * 6271)
            let n = 1 - abs(2 * value(shifted, scale: size) - 1)
            sum += weight * n * n
            weight /= 2
            size /= 2
        }
        return sum / 0.96875
    }
}
