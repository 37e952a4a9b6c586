public import Units

/// Whether two antennas see each other over a terrain profile, and how much of the first Fresnel zone is free.
///
/// The ground bulges by d1·d2/(2 k a) over the chord (ITU-R P.530, section 2.2.2); the zone's radius is
/// √(λ d1 d2/(d1 + d2)) (ITU-R P.526, section 2).
public struct LineOfSight: Hashable, Sendable {
    /// A mean Earth of 6371 km with the usual k = 4/3.
    public static let standardEarthRadius = Length.kilometres(6371 * 4.0 / 3)

    /// What the profile does at one of its inner points.
    public struct Point: Hashable, Sendable {
        public let distance: Length
        /// Of the ray above the ground and its bulge; negative where the ground is in the way.
        public let clearance: Length
        /// Radius of the first Fresnel zone.
        public let zone: Length

        /// Clearance over the zone's radius; 0.6 and more counts as free.
        public var ratio: Double { clearance.metres / zone.metres }
    }

    public let points: [Point]
    /// The point of least clearance.
    public let tightest: Point
    /// The point where least of the zone is free.
    public let mostObstructed: Point

    /// - Parameters:
    ///   - heights: of the ground above sea level, m, equally spaced from one antenna's foot to the other's.
    ///   - step: between two of them.
    ///   - antennas: above the ground at both ends.
    ///   - earthRadius: effective, k·a.
    /// - Throws: ``PropagationError/outsideDomain(_:)``, ``PropagationError/unusableProfile(_:)``.
    public init(
        heights: [Double], step: Length, antennas: (Length, Length), carrier: Frequency,
        earthRadius: Length = standardEarthRadius
    ) throws(PropagationError) {
        try FreeSpace.carriers.require(carrier)
        try FreeSpace.heights.require(antennas.0)
        try FreeSpace.heights.require(antennas.1)
        try FreeSpace.distances.require(.metres(step.metres * Double(max(heights.count - 1, 1))))
        if let index = heights.firstIndex(where: { !$0.isFinite }) {
            throw .unusableProfile(.height(column: "ground", point: index))
        }
        let last = heights.count - 1
        guard last >= 2 else { throw .unusableProfile(.tooFewPoints(heights.count, needed: 3)) }

        let start = heights[0] + antennas.0.metres, end = heights[last] + antennas.1.metres
        let d = Double(last) * step.metres
        let wavelength = 299_792_458 / carrier.hertz  // m
        let points = (1..<last).map { index in
            let d1 = Double(index) * step.metres, d2 = d - d1
            let ray = start + (end - start) * d1 / d
            let bulge = d1 * d2 / (2 * earthRadius.metres)
            return Point(
                distance: .metres(d1), clearance: .metres(ray - heights[index] - bulge),
                zone: .metres((wavelength * d1 * d2 / d).squareRoot()))
        }
        self.points = points
        tightest = points.dropFirst().reduce(points[0]) { $1.clearance < $0.clearance ? $1 : $0 }
        mostObstructed = points.dropFirst().reduce(points[0]) { $1.ratio < $0.ratio ? $1 : $0 }
    }

    /// Nothing rises above the ray.
    public var isClear: Bool { tightest.clearance > .metres(0) }
}
