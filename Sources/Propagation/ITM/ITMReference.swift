import Foundation

/// The reference attenuation: a curve over distance put together of sight, diffraction and scatter.
struct ITMReference {
    typealias Mode = IrregularTerrainModel.Prediction.Mode

    private let path: ITMPath
    private let medium: ITMMedium
    private let diffraction: ITMDiffraction
    /// d_sML and d_ML: as far as sight may reach over a smooth Earth, and over this terrain, m.
    private let smoothSight: Double
    private let sight: Double
    /// The line through two points far in the diffraction region: dB/m and dB at 0.
    private let slope: Double
    private let intercept: Double

    init(path: ITMPath, medium: ITMMedium, isPointToPoint: Bool) {
        self.path = path
        self.medium = medium
        diffraction = ITMDiffraction(path: path, medium: medium, isPointToPoint: isPointToPoint)
        smoothSight = path.smoothHorizons(medium.earthRadius).sum()
        sight = path.horizonDistances.sum()
        let scale = Self.scale(medium)
        let near = max(smoothSight, sight + 5 * scale), far = near + 10 * scale
        let nearLoss = diffraction.attenuation(at: near)
        slope = (diffraction.attenuation(at: far) - nearLoss) / (far - near)
        intercept = nearLoss - slope * near
    }

    /// dB below free space, never negative.
    var attenuation: (decibels: Double, mode: Mode) {
        let (decibels, mode) = path.distance < smoothSight ? (inSight, Mode.lineOfSight) : beyondHorizon
        return (max(decibels, 0), mode)
    }

    /// σ_h by Δh, m; ERL 79-ITS 67 (3.6a).
    static func heightDeviation(_ irregularity: Double) -> Double {
        0.78 * irregularity * exp(-0.5 * pow(irregularity, 0.25))
    }

    /// (a_e²/f)^(1/3), the natural length of diffraction.
    private static func scale(_ medium: ITMMedium) -> Double {
        cbrt(medium.earthRadius * medium.earthRadius / medium.megahertz)
    }

    private func line(_ d: Double) -> Double { slope * d + intercept }

    /// A_o + k1·d + k2·ln d, joined to the diffraction line at the end of sight; ERL 79-ITS 67 (3.16)–(3.21).
    private var inSight: Double {
        let end = smoothSight
        let atEnd = line(end)
        var d0 = 0.04 * medium.megahertz * path.effective[0] * path.effective[1]
        let d1: Double
        if intercept >= 0 {
            d0 = min(d0, 0.5 * sight)
            d1 = d0 + 0.25 * (sight - d0)
        } else {
            d1 = max(-intercept / slope, 0.25 * sight)
        }
        let at1 = twoRays(d1)
        let curve = (d0 < d1 ? logarithmic(d0, d1, at1, end, atEnd) : nil) ?? straight(d1, at1, end, atEnd)
        let offset = atEnd - curve.k1 * end - curve.k2 * log(end)
        return offset + curve.k1 * path.distance + curve.k2 * log(path.distance)  // (3.19)
    }

    /// Coefficients through the points at d0, d1 and the end of sight; nil when no such curve rises.
    private func logarithmic(
        _ d0: Double, _ d1: Double, _ at1: Double, _ end: Double, _ atEnd: Double
    ) -> (k1: Double, k2: Double)? {
        let at0 = twoRays(d0)
        let q = log(end / d0)
        let numerator = (end - d0) * (at1 - at0) - (d1 - d0) * (atEnd - at0)
        let k2 = max(0, numerator / ((end - d0) * log(d1 / d0) - (d1 - d0) * q))  // (3.20)
        guard intercept > 0 || k2 > 0 else { return nil }
        let k1 = (atEnd - at0 - k2 * q) / (end - d0)  // (3.21)
        if k1 >= 0 { return (k1, k2) }
        let steeper = max(atEnd - at0, 0) / q
        return (steeper == 0 ? slope : 0, steeper)
    }

    private func straight(
        _ d1: Double, _ at1: Double, _ end: Double, _ atEnd: Double
    ) -> (k1: Double, k2: Double) {
        let k1 = max(atEnd - at1, 0) / (end - d1)
        return (k1 == 0 ? slope : k1, 0)
    }

    /// Direct and reflected ray, mixed with the diffraction line where terrain is rough; Algorithm (4.46)–(4.50).
    private func twoRays(_ d: Double) -> Double {
        let k = medium.waveNumber
        let sum = path.effective.sum()
        let sine = sum / (d * d + sum * sum).squareRoot()  // sin ψ
        let roughness = Self.heightDeviation(path.irregularity(over: d))
        let direct = ComplexNumber(sine, 0)
        var reflected =
            exp(-min(10, k * roughness * sine)) * ((direct - medium.impedance) / (direct + medium.impedance))
        let q = reflected.squaredMagnitude
        if q < 0.25 || q < sine { reflected = (sine / q).squareRoot() * reflected }
        var phase = k * 2 * path.effective[0] * path.effective[1] / d
        if phase > .pi / 2 { phase = .pi - (.pi / 2) * (.pi / 2) / phase }
        let field = ComplexNumber(cos(phase), -sin(phase)) + reflected
        let rays = -10 * log10(field.squaredMagnitude)
        let w = 1 / (1 + medium.megahertz * path.irregularity / max(10e3, smoothSight))
        return w * rays + (1 - w) * line(d)
    }

    /// Diffraction line, and beyond the distance where they cross the scatter line; Algorithm section 4.
    private var beyondHorizon: (Double, Mode) {
        let d = path.distance
        let scatter = ITMTroposcatter(path: path, medium: medium, sightAngle: diffraction.sightAngle)
        let d5 = sight + 200e3, d6 = sight + 400e3
        guard let far = scatter.attenuation(at: d6), let near = scatter.attenuation(at: d5, gain: far.gain),
            near.decibels < 1000
        else { return (line(d), d > 10e6 ? .troposcatter : .diffraction) }
        let scatterSlope = (far.decibels - near.decibels) / 200e3
        let crossing = (near.decibels - intercept - scatterSlope * d5) / (slope - scatterSlope)
        let edge = max(smoothSight, sight + 1.088 * Self.scale(medium) * log(medium.megahertz), crossing)
        guard d > edge else { return (line(d), .diffraction) }
        return (scatterSlope * d + (slope - scatterSlope) * edge + intercept, .troposcatter)
    }
}
