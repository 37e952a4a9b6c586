import Foundation

/// Bullington's construction over a profile, P.1812-8 §4.3.1 (the same as P.526-15 §4.5.1).
enum Bullington {
    /// What the surface of a path shows from both ends for one effective Earth radius.
    struct Surface: Hashable, Sendable {
        /// Stim (13) and Srim (17).
        let stim, srim: Double
        /// Largest v|v|/(x (d − x)) with the height v of a point over the line of sight; nil beyond the horizon.
        let clearance: Double?

        /// - Parameter clearance: nil where the ground alone hides the receiver.
        init(_ scan: PathScan, d: Double, curvature: Double, clearance: PathClearance?) {
            stim = scan.surfaceFromStart + curvature * d
            srim = scan.surfaceFromEnd + curvature * d
            self.clearance = clearance?.surface
        }

        /// - Parameters:
        ///   - hts, hrs: antennas above sea level, m.
        ///   - radius: effective Earth radius, km.
        init(_ points: borrowing PathPoints, hts: Double, hrs: Double, radius: Double) {
            let d = points.point(points.count - 1).x
            let curvature = 500 / radius
            let scan = PathScan(points, hts: hts, hrs: hrs, d: d, curvature: curvature)
            let isHidden = scan.surfaceFromStart + curvature * d >= (hrs - hts) / d
            self.init(
                scan, d: d, curvature: curvature,
                clearance: isHidden
                    ? nil : PathClearance(points, hts: hts, hrs: hrs, d: d, curvature: curvature))
        }
    }

    /// Loss over the surface of the path, dB.
    ///
    /// - Parameters:
    ///   - hts, hrs: antennas above sea level, m.
    ///   - d: km.
    ///   - wavelength: m.
    static func loss(_ surface: Surface, hts: Double, hrs: Double, d: Double, wavelength: Double) -> Double {
        guard let square = surface.clearance, surface.stim < (hrs - hts) / d else {  // (14)
            return loss(stim: surface.stim, srim: surface.srim, hts: hts, hrs: hrs, d: d, wavelength: wavelength)
        }
        let nu = (abs(square) * 0.002 * d / wavelength).squareRoot()  // (15)
        return loss(nu: square < 0 ? -nu : nu, d: d)
    }

    /// The same over the smooth Earth, seen at the distances of the profile's points.
    ///
    /// Both slopes and, in sight, ν have one maximum along the path: the slopes' is met by walking from where they are
    /// level between the points, that of ν by bisection.
    static func smoothLoss(
        _ points: borrowing PathPoints, hte: Double, hre: Double, radius: Double, wavelength: Double
    ) -> Double {
        let last = points.count - 1
        let d = points.point(last).x
        let curvature = 500 / radius
        let stim = largest(points, near: (hte / curvature).squareRoot()) { x in curvature * (d - x) - hte / x }
        guard stim < (hre - hte) / d else {
            let srim = largest(points, near: d - (hre / curvature).squareRoot()) { x in curvature * x - hre / (d - x) }
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

    /// The same, sought from the point that lies near `place`, km, were the steps equal.
    private static func largest(
        _ points: borrowing PathPoints, near place: Double, _ value: (Double) -> Double
    ) -> Double {
        let last = points.count - 1
        var i = Int(min(max(place / points.point(last).x * Double(last), 1), Double(last - 1)))
        var best = value(points.point(i).x)
        while i + 1 < last {
            let next = value(points.point(i + 1).x)
            guard next > best else { break }
            (i, best) = (i + 1, next)
        }
        while i > 1 {
            let next = value(points.point(i - 1).x)
            guard next > best else { break }
            (i, best) = (i - 1, next)
        }
        return best
    }
}
