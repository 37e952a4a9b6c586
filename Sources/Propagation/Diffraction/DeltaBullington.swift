public import Units

/// Diffraction loss of a general terrestrial path, ITU-R P.526-15 §4.5.2: Bullington's construction over the terrain,
/// raised by what spherical-Earth diffraction exceeds it over the smooth Earth.
///
/// ```swift
/// let model = try DeltaBullington(carrier: .gigahertz(1), polarisation: .horizontal)
/// let loss = try model.loss(over: profile, base: .metres(30), terminal: .metres(30)).total
/// ```
public struct DeltaBullington: Hashable, Sendable {
    public static let carriers = Domain<Frequency>("carrier", .megahertz(30) ... .gigahertz(100))
    public static let heights = Domain<Length>("antenna height", .metres(0.5) ... .metres(10_000))
    public static let radii = Domain<Length>("effective Earth radius", .kilometres(1000) ... .kilometres(1_000_000))

    /// The parts of the loss, dB, in the order of their computation.
    public struct Parts: Hashable, Sendable {
        /// Bullington over the terrain, Lbulla.
        public let terrain: Double
        /// Bullington over the smooth Earth, Lbulls.
        public let smooth: Double
        /// Spherical Earth, Ldsph.
        public let spherical: Double
        /// Ld, P.526-15 eq. (62), P.1812-8 eq. (39).
        public var total: Double { terrain + max(spherical - smooth, 0) }

        static let none = Parts(terrain: 0, smooth: 0, spherical: 0)
    }

    public let carrier: Frequency
    public let polarisation: Polarisation
    public let effectiveRadius: Length

    /// - Parameter effectiveRadius: 8500 km where nothing better is known.
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(
        carrier: Frequency, polarisation: Polarisation, effectiveRadius: Length = .kilometres(8500)
    ) throws(PropagationError) {
        try Self.carriers.require(carrier)
        try Self.radii.require(effectiveRadius)
        self.carrier = carrier
        self.polarisation = polarisation
        self.effectiveRadius = effectiveRadius
    }

    /// - Parameters:
    ///   - base, terminal: antennas above the ground at the profile's first and last point.
    ///   - radius: instead of ``effectiveRadius`` for the diffraction; smooth-Earth heights keep the median one.
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public func loss(
        over profile: PathProfile, base: Length, terminal: Length, radius: Length? = nil
    ) throws(PropagationError) -> Parts {
        try Self.heights.require(base)
        try Self.heights.require(terminal)
        if let radius { try Self.radii.require(radius) }
        return profile.withInnerPoints { points in
            let geometry = PathGeometry(
                points, htg: base.metres, hrg: terminal.metres, ae: effectiveRadius.metres / 1000)
            return Self.parts(
                points, geometry, htg: base.metres, hrg: terminal.metres,
                radius: (radius ?? effectiveRadius).metres / 1000,
                earth: SphericalEarth(
                    frequency: carrier.gigahertz, polarisation: polarisation,
                    seaFraction: profile.zoneLengths.seaFraction))
        }
    }

    /// - Parameters: heights in m, effective Earth radius in km.
    static func parts(
        _ points: borrowing PathPoints, _ geometry: PathGeometry, htg: Double, hrg: Double, radius: Double,
        earth: SphericalEarth
    ) -> Parts {
        let last = points.count - 1
        let hts = points.point(0).h + htg
        let hrs = points.point(last).h + hrg
        let (hte, hre) = (hts - geometry.diffractionStart, hrs - geometry.diffractionEnd)  // (37), (38)
        let wavelength = 0.2998 / earth.frequency
        let surface =
            radius == geometry.effectiveRadius
            ? geometry.bullington : Bullington.Surface(points, hts: hts, hrs: hrs, radius: radius)
        return Parts(
            terrain: Bullington.loss(
                surface, hts: hts, hrs: hrs, d: points.point(last).x, wavelength: wavelength),
            smooth: Bullington.smoothLoss(points, hte: hte, hre: hre, radius: radius, wavelength: wavelength),
            spherical: earth.loss(d: points.point(last).x, hte: hte, hre: hre, radius: radius))
    }
}
