import Foundation

/// Diffraction over the smooth spherical Earth, P.1812-8 §4.3.2 and §4.3.3 (the same as P.526-15 §3.2).
struct SphericalEarth: Hashable, Sendable {
    /// GHz.
    let frequency: Double
    /// Share of the path over sea, ω.
    var seaFraction: Double
    /// Cube root of the frequency.
    private let root: Double
    /// K of (29) for an effective Earth radius of 1 km; it goes with the radius' cube root.
    let landAdmittance: Double
    private let seaAdmittance: Double

    init(frequency: Double, polarisation: Polarisation, seaFraction: Double = 0) {
        self.frequency = frequency
        self.seaFraction = seaFraction
        root = cbrt(frequency)
        landAdmittance = Self.admittance(Self.land, frequency: frequency, polarisation: polarisation)
        seaAdmittance = Self.admittance(Self.sea, frequency: frequency, polarisation: polarisation)
    }

    private struct Ground { let permittivity, conductivity: Double }
    private static let land = Ground(permittivity: 22, conductivity: 0.003)  // S/m
    private static let sea = Ground(permittivity: 80, conductivity: 5)

    /// Loss in dB.
    ///
    /// - Parameters:
    ///   - d: km.
    ///   - hte, hre: antennas over the smooth Earth, m.
    ///   - radius: effective Earth radius, km.
    func loss(d: Double, hte: Double, hre: Double, radius: Double) -> Double {
        let wavelength = 0.2998 / frequency
        let marginal = (2 * radius).squareRoot() * ((0.001 * hte).squareRoot() + (0.001 * hre).squareRoot())  // (22)
        if d >= marginal { return firstTerm(d: d, hte: hte, hre: hre, radius: radius) }

        let c = (hte - hre) / (hte + hre)  // (24d)
        let m = 250 * d * d / (radius * (hte + hre))  // (24e)
        let m1 = m + 1
        let angle = acos(3 * c / 2 * (3 * m / (m1 * m1 * m1)).squareRoot())
        let b = 2 * (m1 / (3 * m)).squareRoot() * cos(.pi / 3 + angle / 3)  // (24c)
        let d1 = d / 2 * (1 + b)  // (24a)
        let d2 = d - d1
        let clearance = ((hte - 500 * d1 * d1 / radius) * d2 + (hre - 500 * d2 * d2 / radius) * d1) / d  // (23)
        let required = 17.456 * (d1 * d2 * wavelength / d).squareRoot()  // (25)
        guard clearance <= required else { return 0 }
        let ratio = d / (hte.squareRoot() + hre.squareRoot())
        let term = firstTerm(d: d, hte: hte, hre: hre, radius: 500 * ratio * ratio)  // (26)
        return (1 - clearance / required) * max(0, term)  // (27)
    }

    private func firstTerm(d: Double, hte: Double, hre: Double, radius: Double) -> Double {
        var loss = 0.0  // (28)
        if seaFraction > 0 {
            loss += seaFraction * firstTerm(seaAdmittance, d: d, hte: hte, hre: hre, radius: radius)
        }
        if seaFraction < 1 {
            loss += (1 - seaFraction) * firstTerm(landAdmittance, d: d, hte: hte, hre: hre, radius: radius)
        }
        return loss
    }

    private func firstTerm(_ admittance: Double, d: Double, hte: Double, hre: Double, radius: Double) -> Double {
        let radiusRoot = cbrt(radius)
        let k = admittance / radiusRoot
        let k2 = k * k
        let beta = (1 + 1.6 * k2 + 0.67 * k2 * k2) / (1 + 4.5 * k2 + 1.53 * k2 * k2)  // (30)
        let x = 21.88 * beta * root / (radiusRoot * radiusRoot) * d  // (31)
        let y = 0.9575 * beta * root * root / radiusRoot  // (32), per metre
        let distanceTerm = x >= 1.6 ? 11 + 10 * log10(x) - 17.6 * x : -20 * log10(x) - 5.6488 * pow(x, 1.425)  // (33)
        let least = 2 + 20 * log10(k)
        func gain(_ height: Double) -> Double {
            let b = beta * y * height  // (35)
            let g =
                b > 2
                ? 17.6 * (b - 1.1).squareRoot() - 5 * log10(b - 1.1) - 8
                : 20 * log10(b + 0.1 * b * b * b)  // (34)
            return max(g, least)
        }
        return -distanceTerm - gain(hte) - gain(hre)  // (36)
    }

    private static func admittance(_ ground: Ground, frequency f: Double, polarisation: Polarisation) -> Double {
        let e = ground.permittivity
        let s = 18 * ground.conductivity / f
        let horizontal = 0.036 / cbrt(f) / ((e - 1) * (e - 1) + s * s).squareRoot().squareRoot()  // (29a)
        return polarisation == .vertical ? horizontal * (e * e + s * s).squareRoot() : horizontal  // (29b)
    }
}
