import Foundation

/// Constants of one radio climate: Algorithm, Table 5.1, which fits the curves of TN101, Fig. 10.13 to 10.24.
struct ITMClimateTable {
    /// (c1 + c2/(1 + ((d − x2)/x3)²)) · (d/x1)²/(1 + (d/x1)²), dB over the effective distance; TN101 (III.69).
    struct Curve {
        let c1, c2: Double  // dB
        let x1, x2, x3: Double  // km

        init(_ c1: Double, _ c2: Double, _ x1: Double, _ x2: Double, _ x3: Double) {
            (self.c1, self.c2, self.x1, self.x2, self.x3) = (c1, c2, x1, x2, x3)
        }

        func value(_ metres: Double) -> Double {
            let d = metres / 1000
            let rise = (d / x1) * (d / x1), bump = (d - x2) / x3
            return (c1 + c2 / (1 + bump * bump)) * rise / (1 + rise)
        }
    }

    /// g(f) = 1·b1 + b2/(1 + (b3 ln(0.133 k))²).
    struct FrequencyFactor {
        let b1, b2, b3: Double
        init(_ b1: Double, _ b2: Double, _ b3: Double) { (self.b1, self.b2, self.b3) = (b1, b2, b3) }

        func value(_ waveNumber: Double) -> Double {
            let x = b3 * log(0.133 * waveNumber)
            return b1 + b2 / (x * x + 1)
        }
    }

    /// V_med, and the deviations in time below and above the median.
    let median, below, above: Curve
    let belowFactor, aboveFactor: FrequencyFactor
    /// Far in the tail, beyond zD, the deviation is cD of that above.
    let cD, zD: Double

    /// dB by the standard normal deviate of the percentage of time.
    func timeDeviation(_ z: Double, distance: Double, waveNumber: Double) -> Double {
        if z < 0 { return below.value(distance) * belowFactor.value(waveNumber) }
        let sigma = above.value(distance) * aboveFactor.value(waveNumber)
        if z <= zD { return sigma }
        let tail = cD * sigma
        return tail + (sigma - tail) * zD / z
    }

    private static let flat = FrequencyFactor(1, 0, 0)

    static func of(_ climate: IrregularTerrainModel.Climate) -> ITMClimateTable {
        switch climate {
        case .equatorial:
            ITMClimateTable(
                median: Curve(-9.67, 12.7, 144.9, 190.3, 133.8), below: Curve(2.13, 159.5, 762.2, 123.6, 94.5),
                above: Curve(2.11, 102.3, 636.9, 134.8, 95.6), belowFactor: flat, aboveFactor: flat,
                cD: 1.224, zD: 1.282)
        case .continentalSubtropical:
            ITMClimateTable(
                median: Curve(-0.62, 9.19, 228.9, 205.2, 143.6), below: Curve(2.66, 7.67, 100.4, 172.5, 136.4),
                above: Curve(6.87, 15.53, 138.7, 143.7, 98.6), belowFactor: flat,
                aboveFactor: FrequencyFactor(0.93, 0.31, 2), cD: 0.801, zD: 2.161)
        case .maritimeSubtropical:
            ITMClimateTable(
                median: Curve(1.26, 15.5, 262.6, 185.2, 99.8), below: Curve(6.11, 6.65, 138.2, 242.2, 178.6),
                above: Curve(10.08, 9.60, 165.3, 225.7, 129.7), belowFactor: flat, aboveFactor: flat,
                cD: 1.380, zD: 1.282)
        case .desert:
            ITMClimateTable(
                median: Curve(-9.21, 9.05, 84.1, 101.1, 98.6), below: Curve(1.98, 13.11, 139.1, 132.7, 193.5),
                above: Curve(3.68, 159.3, 464.4, 93.1, 94.2), belowFactor: flat,
                aboveFactor: FrequencyFactor(0.93, 0.19, 1.79), cD: 1, zD: 20)
        case .continentalTemperate:
            ITMClimateTable(
                median: Curve(-0.62, 9.19, 228.9, 205.2, 143.6), below: Curve(2.68, 7.16, 93.7, 186.8, 133.5),
                above: Curve(4.75, 8.12, 93.2, 135.9, 113.4), belowFactor: FrequencyFactor(0.92, 0.25, 1.77),
                aboveFactor: FrequencyFactor(0.93, 0.31, 2), cD: 1.224, zD: 1.282)
        case .maritimeTemperateOverLand:
            ITMClimateTable(
                median: Curve(-0.39, 2.86, 141.7, 315.9, 167.4), below: Curve(6.86, 10.38, 187.8, 169.6, 108.9),
                above: Curve(8.58, 13.97, 216, 152, 122.7), belowFactor: flat, aboveFactor: flat,
                cD: 1.518, zD: 1.282)
        case .maritimeTemperateOverSea:
            ITMClimateTable(
                median: Curve(3.15, 857.9, 2222, 164.8, 116.3), below: Curve(8.51, 169.8, 609.8, 119.9, 106.6),
                above: Curve(8.43, 8.19, 136.2, 188.5, 122.9), belowFactor: flat, aboveFactor: flat,
                cD: 1.518, zD: 1.282)
        }
    }
}
