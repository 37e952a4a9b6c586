import Foundation

/// Attenuation of the forward scatter of the troposphere; TN101 chapter 9.
struct ITMTroposcatter {
    let path: ITMPath
    let medium: ITMMedium
    let sightAngle: Double

    /// - Parameter gain: H0 of a farther distance. Once it exceeds 15 dB it is kept for all (Algorithm, page 12).
    /// - Returns: dB below free space at a distance in m with its H0; nil where scatter is not defined.
    func attenuation(at d: Double, gain: Double? = nil) -> (decibels: Double, gain: Double)? {
        let h0: Double
        if let gain, gain > 15 {
            h0 = gain
        } else {
            guard let own = frequencyGain(d) else { return nil }
            h0 = own > 15 ? gain ?? own : own
        }
        let angle = d / medium.earthRadius - sightAngle
        let meanHeight = 47.7  // H, m
        let scatter = 10 * log10(medium.waveNumber * meanHeight * angle * angle * angle * angle)
        let refraction = 0.1 * (medium.surfaceRefractivity - 301) * exp(-angle * d / 40e3)
        return (Self.distanceFunction(angle * d) + scatter - refraction + h0, h0)  // Algorithm (4.63)
    }

    /// F(θd), dB; θd in m. Algorithm (6.9).
    private static func distanceFunction(_ td: Double) -> Double {
        let (a, b, c) =
            td <= 10e3 ? (133.4, 0.332e-3, -10.0) : td <= 70e3 ? (104.6, 0.212e-3, -2.5) : (71.8, 0.157e-3, 5.0)
        return a + b * td + c * log10(td)
    }

    /// H0, dB; TN101 (9.3) to (9.5). nil when both antennas are too low for scatter.
    private func frequencyGain(_ d: Double) -> Double? {
        let theta = path.horizonAngles.sum() + d / medium.earthRadius
        let r = 2 * medium.waveNumber * theta * path.effective
        if r[0] < 0.2 && r[1] < 0.2 { return nil }

        let difference = path.horizonDistances[0] - path.horizonDistances[1]
        let heightRatio = path.effective[1] / path.effective[0]
        let ad = abs(difference)
        let asymmetry = (d - ad) / (d + ad)
        let q = min(max(0.1, (difference < 0 ? 1 / heightRatio : heightRatio) / asymmetry), 10)
        let s = max(0.1, asymmetry)

        let crossing = (d - ad) * (d + ad) * theta * 0.25 / d  // m, (9.3b)
        let ns = medium.surfaceRefractivity
        let ratio = min(1.7, crossing / 8.0e3)
        let cube = ratio * ratio * ratio
        let eta = crossing / 1.7556e3 * (1 + (0.031 - ns * 2.32e-3 + ns * ns * 5.67e-6) * exp(-cube * cube))  // (9.3a)

        let mean = (Self.curve(r[0], eta) + Self.curve(r[1], eta)) / 2
        let correction = min(mean, 6 * (0.6 - log10(max(eta, 1))) * log10(s) * log10(q))
        let h0 = max(mean + correction, 0)  // (9.5)
        guard eta < 1 else { return h0 }
        // Towards the case η = 0.
        let root2 = 2.0.squareRoot()
        let product = (1 + root2 / r[0]) * (1 + root2 / r[1])
        let limit = 10 * log10(product * product * r.sum() / (r.sum() + 2 * root2))
        return eta * h0 + (1 - eta) * limit
    }

    /// H01(r, η), linear between whole η from 1 to 5; Algorithm (6.13).
    private static func curve(_ r: Double, _ eta: Double) -> Double {
        func whole(_ eta: Int) -> Double {
            let (a, b) =
                switch eta {
                case 1: (25.0, 24.0)
                case 2: (80.0, 45.0)
                case 3: (177.0, 68.0)
                case 4: (395.0, 80.0)
                default: (705.0, 105.0)
                }
            let inverse = 1 / (r * r)
            return 10 * log10(1 + a * inverse * inverse + b * inverse)
        }
        let eta = min(max(eta, 1), 5)
        let below = Int(eta)
        let share = eta - Double(below)
        return share == 0 ? whole(below) : (1 - share) * whole(below) + share * whole(below + 1)
    }
}
