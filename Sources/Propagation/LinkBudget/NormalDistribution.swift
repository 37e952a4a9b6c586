import Foundation

/// The standard normal distribution.
enum NormalDistribution {
    /// Share of the values below `z`.
    static func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z * 0.5.squareRoot()) }

    /// The value below which a share `p` lies; −∞ at 0, +∞ at 1, NaN outside.
    ///
    /// Newton–Halley steps on the cumulative function from the starting formula of Abramowitz & Stegun 26.2.23
    /// (error < 4.5e-4), which leaves rounding only.
    static func quantile(_ p: Double) -> Double {
        guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
        // The lower tail keeps its digits; the upper one is its mirror.
        if p > 0.5 { return -quantile(1 - p) }
        let t = (-2 * log(p)).squareRoot()
        let rational = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
        var z = rational - t
        for _ in 0..<3 {
            let density = exp(-0.5 * z * z) / (2 * Double.pi).squareRoot()
            let step = (cumulative(z) - p) / density
            z -= step / (1 + 0.5 * z * step)
        }
        return z
    }
}
