import Foundation

/// How losses vary in time, among locations and among situations; Algorithm section 5, TN101 chapter 10.
struct ITMVariability {
    private let median: Double
    private let deviations: Double
    /// A percentage lies beyond 3.1 standard deviations.
    let isExtreme: Bool

    init(
        path: ITMPath, medium: ITMMedium, climate: IrregularTerrainModel.Climate,
        statistics: IrregularTerrainModel.Statistics
    ) {
        let mode = statistics.mode
        let zS = Self.deviate(statistics.situation)
        var zT = Self.deviate(statistics.time), zL = Self.deviate(statistics.location)
        switch mode {
        case .singleMessage: (zT, zL) = (zS, zS)
        case .accidental: zL = zS
        case .mobile: zL = zT
        case .broadcast: break
        }
        isExtreme = max(abs(zT), abs(zL), abs(zS)) > 3.1

        let d = Self.effectiveDistance(path, medium)
        let table = ITMClimateTable.of(climate)
        median = table.median.value(d)
        let sigmaS = statistics.fixesSituation ? 0 : 5 + 3 * exp(-d / 100e3)  // (5.10)
        let roughness = medium.waveNumber * path.irregularity(over: path.distance)
        let sigmaL = statistics.fixesLocation ? 0 : 10 * roughness / (roughness + 13)  // (5.9)
        let sigmaT = table.timeDeviation(zT, distance: d, waveNumber: medium.waveNumber)

        let yT = sigmaT * zT, yL = sigmaL * zL
        let residual = sigmaS * sigmaS + yT * yT / (7.8 + zS * zS) + yL * yL / (24 + zS * zS)  // (5.11)
        let reliability: Double, confidence: Double
        switch mode {
        case .singleMessage:
            (reliability, confidence) = (0, (sigmaT * sigmaT + sigmaL * sigmaL + residual).squareRoot())
        case .accidental: (reliability, confidence) = (yT, (sigmaL * sigmaL + residual).squareRoot())
        case .mobile:
            reliability = (sigmaT * sigmaT + sigmaL * sigmaL).squareRoot() * zT
            confidence = residual.squareRoot()
        case .broadcast: (reliability, confidence) = (yT + yL, residual.squareRoot())
        }
        deviations = reliability + confidence * zS
    }

    /// dB below free space; a gain over free space is damped, Algorithm (5.12).
    func attenuation(from reference: Double) -> Double {
        let a = reference - median - deviations
        return a < 0 ? a * (29 - a) / (29 - 10 * a) : a
    }

    /// d_e: the distance beyond the horizons in the scale of TN101's curves, m; Algorithm (5.3).
    private static func effectiveDistance(_ path: ITMPath, _ medium: ITMMedium) -> Double {
        let horizons = (2 * 9_000_000 * path.effective).squareRoot()
        let edge = horizons.sum() + cbrt(575.7e12 / medium.waveNumber)
        return path.distance < edge ? 130e3 * path.distance / edge : 130e3 + path.distance - edge
    }

    /// z exceeded in a percentage, by Abramowitz and Stegun 26.2.23 with the coefficients of the reference
    /// implementation: the exact quantile differs by up to 4.5e-4, which the model's published values carry.
    private static func deviate(_ percentage: Double) -> Double {
        let q = percentage / 100
        let t = (-2 * log(q > 0.5 ? 1 - q : q)).squareRoot()
        let z = t - (2.515516 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
        return q > 0.5 ? -z : z
    }
}
