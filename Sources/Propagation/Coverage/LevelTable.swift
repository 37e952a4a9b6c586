import Foundation
import Units

/// Level by distance for one sector, without its horizontal pattern.
///
/// Four numbers a knot of ``DistanceAxis``: level in dBm for open, suburban and urban surroundings, and the vertical
/// pattern's attenuation in dB (not capped). One cache line serves a cell.
struct LevelTable: Sendable {
    /// All that the table depends on.
    struct Key: Hashable, Sendable {
        let carrier: Frequency
        let height: Length
        let downtilt: Angle
        let referencePower: PowerLevel
        let pattern: AntennaPattern
    }

    static let lanes = 4
    let values: [Float]
    /// Cells with a larger square of the distance (m²) get nothing from this sector; −1 when none does.
    let reachSquared: Float

    /// - Parameter logs: log10 of the axis' knots in m², at least up to the parameters' radius.
    init(_ key: Key, parameters: CoverageParameters, logs: [Double]) throws(PropagationError) {
        var models: [HataFamily] = []
        for environment in Environment.allCases {
            models.append(
                try HataFamily(
                    carrier: key.carrier, baseHeight: key.height, terminalHeight: parameters.terminalHeight,
                    environment: environment, city: parameters.city))
        }
        let power = key.referencePower.dBm
        let (atOneMetre, riseSquared) = (models[0].freeSpaceAtOneMetre, models[0].riseSquared)
        let slope = models[0].formula.slope * 0.5
        let bases = models.map { $0.formula.intercept - slope * 6 }
        let lowest = bases.min() ?? 0

        // The weakest loss decides how far the sector is followed.
        let floor = parameters.floor.dBm
        let limit = Float(parameters.maximumRadius.metres * parameters.maximumRadius.metres)
        let last = DistanceAxis.count(radius: parameters.maximumRadius.metres) - 1
        var end = last
        while end > 0 {
            let d2 = Double(DistanceAxis.knot(end - 1))
            let loss = max(lowest + slope * logs[end - 1], atOneMetre + 10 * log10(d2 + riseSquared))
            if power - loss >= floor { break }
            end -= 1
        }
        reachSquared = end == 0 ? -1 : min(limit, DistanceAxis.knot(end))

        let count = min(end + 2, logs.count)
        let rise = key.height.metres - parameters.terminalHeight.metres
        var values = [Float](repeating: 0, count: count * Self.lanes)
        var isFreeSpacePossible = true
        for knot in 0..<count {
            let d2 = Double(DistanceAxis.knot(knot))
            let spread = slope * logs[knot]
            // Hata's slope is steeper than free space at all heights: once its weakest class lies above, all stay there.
            let freeSpace = isFreeSpacePossible ? atOneMetre + 10 * log10(d2 + riseSquared) : -.infinity
            if lowest + spread > freeSpace { isFreeSpacePossible = false }
            for lane in 0..<3 {
                values[knot * Self.lanes + lane] = Float(power - max(bases[lane] + spread, freeSpace))
            }
            let depression = Self.arcTangent(rise / d2.squareRoot()) * 180 / .pi
            let attenuation = key.pattern.verticalUncapped(depression - key.downtilt.degrees)
            values[knot * Self.lanes + 3] = Float(attenuation)
        }
        self.values = values
    }

    /// The series up to 0.25, where it is good to 2e-8 rad: most knots are that far out, and it is ten times faster.
    static func arcTangent(_ x: Double) -> Double {
        guard abs(x) <= 0.25 else { return atan(x) }
        let x2 = x * x
        return x * (1 - x2 * (1.0 / 3 - x2 * (1.0 / 5 - x2 * (1.0 / 7 - x2 / 9))))
    }

    /// log10 of every knot up to `radius` and beyond by one, in m².
    static func logs(radius: Double) -> [Double] {
        (0..<(DistanceAxis.count(radius: radius) + 1)).map { log10(Double(DistanceAxis.knot($0))) }
    }
}
