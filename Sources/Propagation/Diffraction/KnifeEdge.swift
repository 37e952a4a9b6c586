import Foundation
public import Units

/// Diffraction over one thin edge, ITU-R P.526-15 §4.1.
public enum KnifeEdge {
    /// Below this ν the loss is taken as zero.
    public static let clearNu = -0.78

    /// J(ν), dB, eq. (31): within 0.15 dB of the Fresnel integral's, 0 up to ``clearNu``.
    public static func loss(_ nu: Double) -> Double {
        guard nu > clearNu else { return 0 }
        let u = nu - 0.1
        return 6.9 + 20 * log10((u * u + 1).squareRoot() + u)
    }

    /// Loss of one edge.
    ///
    /// - Parameters:
    ///   - height: of the edge above the straight line between the antennas, m; negative when the line is clear.
    ///   - distances: from the edge to either end.
    ///   - carrier: its wavelength is taken with c = 2.998e8 m/s, as P.1812 prints it.
    public static func loss(
        height: Double, distances: (Length, Length), carrier: Frequency
    ) -> Decibels {
        let wavelength = 0.2998 / carrier.gigahertz
        let (d1, d2) = (distances.0.metres, distances.1.metres)
        return Decibels(loss(height * (2 * (d1 + d2) / (wavelength * d1 * d2)).squareRoot()))  // (26)
    }
}
