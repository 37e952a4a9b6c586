import Foundation

/// What the wave meets besides the shape of the terrain: refraction and the ground's impedance.
struct ITMMedium {
    let megahertz: Double
    /// N_s, N-units.
    let surfaceRefractivity: Double
    /// a_e, m.
    let earthRadius: Double
    /// Z_g, relative to free space.
    let impedance: ComplexNumber

    /// - Parameter systemHeight: mean height of the path above sea level, m.
    init(
        megahertz: Double, systemHeight: Double, seaLevelRefractivity n0: Double,
        ground: IrregularTerrainModel.Ground, polarisation: Polarisation
    ) {
        self.megahertz = megahertz
        let ns = n0 * exp(-systemHeight / 9460)  // TN101 (4.3), scale height in m
        surfaceRefractivity = ns
        let actualCurvature = 157e-9  // 1/m
        earthRadius = 1 / (actualCurvature * (1 - 0.04665 * exp(ns / 179.3)))  // TN101 (4.4)
        let permittivity = ComplexNumber(ground.permittivity, 18_000 * ground.conductivity / megahertz)
        let horizontal = (permittivity - ComplexNumber(1, 0)).squareRoot
        impedance = polarisation == .vertical ? horizontal / permittivity : horizontal
    }

    /// k = 2π/λ as the sources round it, 1/m.
    var waveNumber: Double { megahertz / 47.7 }

    /// dB over a distance in m.
    func freeSpaceLoss(_ distance: Double) -> Double { 32.45 + 20 * log10(megahertz) + 20 * log10(distance / 1000) }

    /// - Throws: ``PropagationError/outsideDomain(_:)`` where height or ground leave the model without meaning.
    func check() throws(PropagationError) {
        func require(
            _ input: String, _ value: Double, _ allowed: ClosedRange<Double>, _ unit: String
        ) throws(PropagationError) {
            guard allowed.contains(value) else {
                throw .outsideDomain(Excursion(input: input, value: value, allowed: allowed, unit: unit))
            }
        }
        try require("surface refractivity", surfaceRefractivity, 150...400, "N-units")
        try require("effective Earth radius", earthRadius, 4_000_000...13_333_333, "m")
        // |imaginary part| over the real part of the ground's impedance.
        try require("ground impedance ratio", abs(impedance.imaginary) / impedance.real, 0...1.0.nextDown, "of 1")
    }
}

/// As much of complex arithmetic as the ground needs.
struct ComplexNumber {
    let real: Double
    let imaginary: Double

    init(_ real: Double, _ imaginary: Double) {
        self.real = real
        self.imaginary = imaginary
    }

    var squaredMagnitude: Double { real * real + imaginary * imaginary }
    var magnitude: Double { hypot(real, imaginary) }

    /// The root in the right half plane; the number's real part must not be negative.
    var squareRoot: ComplexNumber {
        let root = ((magnitude + real) / 2).squareRoot()
        return ComplexNumber(root, root == 0 ? 0 : imaginary / (2 * root))
    }

    static func + (a: Self, b: Self) -> Self { Self(a.real + b.real, a.imaginary + b.imaginary) }
    static func - (a: Self, b: Self) -> Self { Self(a.real - b.real, a.imaginary - b.imaginary) }
    static func * (factor: Double, a: Self) -> Self { Self(factor * a.real, factor * a.imaginary) }

    static func / (a: Self, b: Self) -> Self {
        let scale = 1 / b.squaredMagnitude
        return Self(
            scale * (a.real * b.real + a.imaginary * b.imaginary),
            scale * (a.imaginary * b.real - a.real * b.imaginary))
    }
}
