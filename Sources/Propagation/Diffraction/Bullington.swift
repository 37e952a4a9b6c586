import Foundation

/// Bullington's construction over a profile, P.1812-8 §4.3.1 (the same as P.526-15 §4.5.1).
enum Bullington {
    /// Loss over the surface of the path, dB.
    ///
    /// - Parameters:
    ///   - hts, hrs: antennas above sea level, m.
    ///   - radius: effective Earth radius, km.
    ///   - wavelength: m.
    static func loss(
        _ points: borrowing PathPoints, hts: Double, hrs: Double, radius: Double, wavelength: Double
    ) -> Double {
        typealias Lanes = PathPoints.Lanes
        let last = points.count - 1
        let d = points.point(last).x
        let curvature = 500 / radius
        var (rising, falling) = (Lanes(repeating: -.infinity), Lanes(repeating: -.infinity))
        points.visit(1..<last) { _, x, _, g in
            let rest = d - x
            let inverse = 1 / (x * rest)
            rising = rising.raised(by: (g - hts) * rest * inverse + curvature * rest)  // (13)
            falling = falling.raised(by: (g - hrs) * x * inverse + curvature * x)  // (17)
        }
        let slope = (hrs - hts) / d  // (14)
        let stim = rising.max()
        guard stim < slope else {
            return loss(stim: stim, srim: falling.max(), hts: hts, hrs: hrs, d: d, wavelength: wavelength)
        }
        var nu = Lanes(repeating: -.infinity)
        points.visit(1..<last) { _, x, _, g in
            let product = x * (d - x)
            nu = nu.raised(by: (g + curvature * product - hts - slope * x) / product.squareRoot())
        }
        return loss(nu: nu.max() * (0.002 * d / wavelength).squareRoot(), d: d)  // (15)
    }

    /// The same over the smooth Earth, seen at the distances of the profile's points.
    ///
    /// Both slopes and, in sight, ν have one maximum along the path, so that bisection finds what a pass would.
    static func smoothLoss(
        _ points: borrowing PathPoints, hte: Double, hre: Double, radius: Double, wavelength: Double
    ) -> Double {
        let last = points.count - 1
        let d = points.point(last).x
        let curvature = 500 / radius
        let stim = largest(points) { x in curvature * (d - x) - hte / x }
        guard stim < (hre - hte) / d else {
            let srim = largest(points) { x in curvature * x - hre / (d - x) }
            return loss(stim: stim, srim: srim, hts: hte, hrs: hre, d: d, wavelength: wavelength)
        }
        let nu = largest(points) { x in
            let product = x * (d - x)
            return (curvature * product - (hte * (d - x) + hre * x) / d) / product.squareRoot()
        }
        return loss(nu: nu * (0.002 * d / wavelength).squareRoot(), d: d)
    }

    /// Loss beyond the horizon from the steepest slopes at both ends, eq. (18)–(21).
    static func loss(
        stim: Double, srim: Double, hts: Double, hrs: Double, d: Double, wavelength: Double
    ) -> Double {
        let edge = (hrs - hts + srim * d) / (stim + srim)  // (18), km
        let height = hts + stim * edge - (hts * (d - edge) + hrs * edge) / d
        return loss(nu: height * (0.002 * d / (wavelength * edge * (d - edge))).squareRoot(), d: d)  // (19)
    }

    /// Eq. (21).
    static func loss(nu: Double, d: Double) -> Double {
        let edge = KnifeEdge.loss(nu)
        return edge + (1 - exp(-edge / 6)) * (10 + 0.02 * d)
    }

    /// Largest value of a function with a single maximum over the inner points.
    private static func largest(_ points: borrowing PathPoints, _ value: (Double) -> Double) -> Double {
        var (low, high) = (1, points.count - 2)
        while low < high {
            let middle = (low + high) / 2
            if value(points.point(middle).x) < value(points.point(middle + 1).x) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return value(points.point(low).x)
    }
}
