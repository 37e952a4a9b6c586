public import Units

/// Basic transmission loss over irregular terrain, 20 MHz to 20 GHz: the Longley-Rice model.
///
/// Sources: G. A. Hufford, "The ITS Irregular Terrain Model, version 1.2.2: the algorithm", NTIA/ITS (cited here as
/// "Algorithm"), with the constants of NTIA's reference implementation 1.4; A. G. Longley and P. L. Rice, ESSA Technical
/// Report ERL 79-ITS 67, 1968; NBS Technical Note 101, 1967 ("TN101"). Heights 0.5–3000 m.
///
/// A reservation of the model about a path never stops a prediction: it travels in ``Prediction/warnings``.
///
/// ```swift
/// let model = try IrregularTerrainModel(
///     carrier: .megahertz(900), transmitterHeight: .metres(30), receiverHeight: .metres(1.5))
/// let prediction = try model.prediction(heights: profile, step: .metres(90))  // prediction.loss, prediction.warnings
/// ```
public struct IrregularTerrainModel: Hashable, Sendable {
    public static let carriers = Domain<Frequency>("carrier", .megahertz(20) ... .gigahertz(20))
    public static let heights = Domain<Length>("antenna height", .metres(0.5) ... .metres(3000))
    public static let distances = Domain<Length>("ground distance", .metres(1) ... .kilometres(10_000))
    public static let irregularities = Domain<Length>("terrain irregularity", .metres(0) ... .metres(10_000))
    /// Surface refractivity reduced to sea level, N-units.
    public static let refractivities = 250.0...400.0

    public let carrier: Frequency
    /// Of the antennas above the ground.
    public let transmitterHeight: Length
    public let receiverHeight: Length
    public let polarisation: Polarisation
    public let ground: Ground
    public let climate: Climate
    /// N0, N-units.
    public let refractivity: Double
    public let statistics: Statistics

    /// - Parameter refractivity: N0, surface refractivity reduced to sea level, N-units.
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(
        carrier: Frequency, transmitterHeight: Length, receiverHeight: Length, polarisation: Polarisation = .vertical,
        ground: Ground = .average, climate: Climate = .equatorial, refractivity: Double = 360,
        statistics: Statistics = .median
    ) throws(PropagationError) {
        try Self.carriers.require(carrier)
        try Self.heights.require(transmitterHeight)
        try Self.heights.require(receiverHeight)
        guard Self.refractivities.contains(refractivity) else {
            throw .outsideDomain(
                Excursion(
                    input: "refractivity", value: refractivity, allowed: Self.refractivities, unit: "N-units"))
        }
        self.carrier = carrier
        self.transmitterHeight = transmitterHeight
        self.receiverHeight = receiverHeight
        self.polarisation = polarisation
        self.ground = ground
        self.climate = climate
        self.refractivity = refractivity
        self.statistics = statistics
    }

    /// Point-to-point mode: over a terrain profile.
    ///
    /// - Parameters:
    ///   - heights: of the ground above sea level, m, equally spaced from transmitter to receiver; at least three.
    ///   - step: between two of them.
    /// - Throws: ``PropagationError/outsideDomain(_:)``, ``PropagationError/unusableProfile(_:)``.
    /// - Complexity: linear in the number of points, without allocation.
    public func prediction(heights: [Double], step: Length) throws(PropagationError) -> Prediction {
        guard heights.count >= 3 else {
            throw .unusableProfile(.tooFewPoints(heights.count, needed: 3))
        }
        if let index = heights.firstIndex(where: { !$0.isFinite }) {
            throw .unusableProfile(.height(column: "ground", point: index))
        }
        let intervals = heights.count - 1
        try Self.distances.require(.metres(step.metres * Double(intervals)))

        let terrain = ITMTerrain(heights: heights, step: step.metres)
        let medium = medium(systemHeight: terrain.systemHeight)
        let path = ITMPath(over: terrain, structural: structural, earthRadius: medium.earthRadius)
        return try prediction(path, medium, isPointToPoint: true)
    }

    /// Area mode: over terrain that is known by its irregularity only.
    ///
    /// - Parameters:
    ///   - distance: along the ground.
    ///   - irregularity: Δh; 90 m are usual hills, 30 m plains.
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public func prediction(
        atGroundDistance distance: Length, irregularity: Length, transmitterSiting: Siting = .random,
        receiverSiting: Siting = .random
    ) throws(PropagationError) -> Prediction {
        try Self.distances.require(distance)
        try Self.irregularities.require(irregularity)
        let medium = medium(systemHeight: 0)
        let path = ITMPath(
            distance: distance.metres, irregularity: irregularity.metres, structural: structural,
            sitings: (transmitterSiting, receiverSiting), earthRadius: medium.earthRadius)
        return try prediction(path, medium, isPointToPoint: false)
    }

    private var structural: SIMD2<Double> { SIMD2(transmitterHeight.metres, receiverHeight.metres) }

    private func medium(systemHeight: Double) -> ITMMedium {
        ITMMedium(
            megahertz: carrier.megahertz, systemHeight: systemHeight, seaLevelRefractivity: refractivity,
            ground: ground, polarisation: polarisation)
    }

    private func prediction(
        _ path: ITMPath, _ medium: ITMMedium, isPointToPoint: Bool
    ) throws(PropagationError) -> Prediction {
        try medium.check()
        var warnings = Warnings.onInputs(of: self)
        warnings.formUnion(.onPath(path, medium))
        let reference = ITMReference(path: path, medium: medium, isPointToPoint: isPointToPoint).attenuation
        let variability = ITMVariability(path: path, medium: medium, climate: climate, statistics: statistics)
        if variability.isExtreme { warnings.insert(.extremeStatistics) }
        let freeSpace = medium.freeSpaceLoss(path.distance)
        return Prediction(
            loss: Decibels(freeSpace + variability.attenuation(from: reference.decibels)), warnings: warnings,
            mode: reference.mode, freeSpaceLoss: Decibels(freeSpace),
            referenceAttenuation: Decibels(reference.decibels), irregularity: .metres(path.irregularity),
            surfaceRefractivity: medium.surfaceRefractivity, transmitter: path.horizon(0), receiver: path.horizon(1))
    }
}
