import Foundation
import GeoStore
import Propagation
import Units

extension LinkStudy {
    /// P.1546 on the profile: effective height by Annex 5, section 3, clearance angles by sections 4.3 and 11.
    func curveLoss(
        _ curves: FieldStrengthCurves, _ ground: [Double], _ profile: TerrainProfile
    ) throws -> (loss: Decibels, cautions: [String]) {
        let step = profile.step.metres, length = profile.length.metres
        // Shorter paths than 15 km take the mean ground of their outer four fifths.
        let reach = length < 15_000 ? (0.2 * length)...length : 3000...15_000
        let stretch = ground.enumerated().filter { reach.contains(Double($0.offset) * step) }.map(\.element)
        let mean = stretch.reduce(0, +) / Double(max(stretch.count, 1))
        let base = from.height.metres + ground[0]
        let (clutter, surroundings): (Double, P1546.Surroundings) =
            switch environment {
            case .open: (10, .open)
            case .suburban: (10, .suburban)
            case .urban: (20, .urban)
            }
        let path = P1546.Path(
            distance: profile.length, effectiveHeight: .metres(base - mean), baseHeight: from.height,
            terminalHeight: to.height, baseClutter: .metres(0), terminalClutter: .metres(clutter),
            surroundings: surroundings,
            baseClearance: Self.clearance(ground, step, antenna: base, reach: 15_000),
            terminalClearance: Self.clearance(
                ground.reversed(), step, antenna: to.height.metres + ground[ground.count - 1], reach: 16_000),
            baseGround: .metres(ground[0]), terminalGround: .metres(ground[ground.count - 1]))
        return (try P1546(curves: curves, carrier: carrier).loss(over: path), [])
    }

    /// Steepest line of sight that clears the ground, without the Earth's curvature, as both sections say.
    private static func clearance(_ ground: [Double], _ step: Double, antenna: Double, reach: Double) -> Angle {
        var steepest = -90.0
        for index in 1..<(ground.count - 1) {
            let distance = Double(index) * step
            if distance > reach { break }
            steepest = max(steepest, atan((ground[index] - antenna) / distance) * 180 / .pi)
        }
        return .degrees(steepest)
    }
}
