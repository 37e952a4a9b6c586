import Foundation

/// Attenuation of the diffraction field: a mean of two knife edges and a smooth Earth, and what clutter adds.
struct ITMDiffraction {
    let path: ITMPath
    let medium: ITMMedium
    let isPointToPoint: Bool
    /// Angle of the part of a path in sight of a terminal, rad.
    let sightAngle: Double

    init(path: ITMPath, medium: ITMMedium, isPointToPoint: Bool) {
        self.path = path
        self.medium = medium
        self.isPointToPoint = isPointToPoint
        sightAngle = -max(path.horizonAngles.sum(), -path.horizonDistances.sum() / medium.earthRadius)
    }

    /// dB below free space at a distance in m.
    func attenuation(at d: Double) -> Double {
        let w = roundEarthWeight(d)
        return w * roundEarth(d) + (1 - w) * knifeEdges(d) + clutter
    }

    /// w of ERL 79-ITS 67 (3.23).
    private func roundEarthWeight(_ d: Double) -> Double {
        let effective = path.effective[0] * path.effective[1]
        let structural = path.structural[0] * path.structural[1]
        // C = 10 m² for low antennas at known places (ibid., page 3-8).
        let base = structural + (isPointToPoint ? 10 : 0)
        let reach = path.horizonDistances.sum() - sightAngle * medium.earthRadius
        let roughness = min(path.irregularity(over: d) * medium.waveNumber, 6283.2)
        let q = ((1 + (effective - structural) / base).squareRoot() + reach / d) * roughness
        return 25.1 / (25.1 + q.squareRoot())
    }

    /// A_fo, ERL 79-ITS 67 (3.38c).
    private var clutter: Double {
        let smooth = path.smoothHorizons(medium.earthRadius).sum()
        let sigma = ITMReference.heightDeviation(path.irregularity(over: smooth))
        return min(15, 5 * log10(1 + 1e-5 * path.structural[0] * path.structural[1] * medium.megahertz * sigma))
    }

    /// Two edges, one at each horizon; TN101 (I.7), (I.1).
    private func knifeEdges(_ d: Double) -> Double {
        let angle = d / medium.earthRadius - sightAngle
        let beyond = d - path.horizonDistances.sum()
        let v2 =
            0.0795775 * medium.waveNumber * angle * angle * path.horizonDistances * beyond
            / (beyond + path.horizonDistances)
        return Self.knifeEdge(v2[0]) + Self.knifeEdge(v2[1])
    }

    /// Loss of one edge by ν², TN101 (III.24b), (III.24c); they meet at ν = 2.4.
    static func knifeEdge(_ v2: Double) -> Double {
        v2 < 5.76 ? 6.02 + 9.11 * v2.squareRoot() - 1.27 * v2 : 12.953 + 10 * log10(v2)
    }

    /// Vogler's method with three radii: the diffracted stretch and both horizons; NBS Report 8830, 1964.
    private func roundEarth(_ d: Double) -> Double {
        let angle = d / medium.earthRadius - sightAngle
        let horizons = path.horizonDistances
        let between = (d - horizons.sum()) / angle  // m
        let atTerminals = 0.5 * horizons * horizons / path.effective  // m
        let f = cbrt(medium.megahertz)

        func part(radius: Double, metres: Double) -> (x: Double, k: Double) {
            let c = cbrt(4.0 / 3 * 6_370_000 / radius)  // (2)
            let k = 0.017778 * c / (f * medium.impedance.magnitude)  // (6a), (7a)
            return ((1.607 - k) * c * c * f * metres / 1000, k)  // (2), Fig. 4
        }
        let first = part(radius: atTerminals[0], metres: horizons[0])
        let second = part(radius: atTerminals[1], metres: horizons[1])
        let x = part(radius: between, metres: between * angle).x + first.x + second.x
        let distance = 0.05751 * x - 10 * log10(x)  // TN101 (8.4)
        return distance - Self.heightGain(first) - Self.heightGain(second) - 20  // Algorithm (4.20)
    }

    /// F(x, K) in dB, Algorithm (6.4)–(6.6).
    private static func heightGain(_ part: (x: Double, k: Double)) -> Double {
        let (x, k) = part
        let high = 17.372 * log(x) - 117
        if x < 200 {
            let w = -log(k)
            if k < 1e-5 || x * w * w * w > 5495 { return x > 1 ? high : -117 }
            return 2.5e-5 * x * x / k - 8.686 * w - 15
        }
        let far = 0.05751 * x - 4.343 * log(x)
        guard x < 2000 else { return far }
        let w = 0.0134 * x * exp(-0.005 * x)
        return (1 - w) * far + w * high
    }
}
