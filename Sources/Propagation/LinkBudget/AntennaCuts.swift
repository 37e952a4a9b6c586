import Foundation

/// Measured attenuations of an antenna in two planes, one value per whole degree, dB below the maximum.
struct AntennaCuts: Hashable, Sendable {
    /// By bearing from the antenna's azimuth, clockwise.
    let horizontal: [Double]
    /// By depression: 0 the horizon, 90 straight down.
    let vertical: [Double]

    /// Linear between whole degrees.
    static func value(_ cut: [Double], at degrees: Double) -> Double {
        let turn = degrees.remainder(dividingBy: 360)
        let angle = turn < 0 ? turn + 360 : turn
        let below = min(Int(angle), 359)
        let share = angle - Double(below)
        return (1 - share) * cut[below] + share * cut[(below + 1) % 360]
    }

    /// Values at whole degrees from values at any angles, linear around the circle.
    ///
    /// - Parameter points: angle and attenuation, in any order, at least two.
    static func wholeDegrees(_ points: [(angle: Double, value: Double)]) -> [Double] {
        let sorted = points.map { point in
            let turn = point.angle.truncatingRemainder(dividingBy: 360)
            return (angle: turn < 0 ? turn + 360 : turn, value: point.value)
        }.sorted { $0.angle < $1.angle }
        var next = 0
        return (0..<360).map { degree in
            while next < sorted.count && sorted[next].angle < Double(degree) { next += 1 }
            let after = sorted[next % sorted.count], before = sorted[(next + sorted.count - 1) % sorted.count]
            let gap = (after.angle - before.angle + 360).truncatingRemainder(dividingBy: 360)
            guard gap > 0 else { return after.value }
            let part = (Double(degree) - before.angle + 360).truncatingRemainder(dividingBy: 360)
            return before.value + (after.value - before.value) * part / gap
        }
    }
}
