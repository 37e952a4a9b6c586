public import Units

/// One measured loss with what a model says of its place.
public struct CalibrationSample: Hashable, Sendable {
    /// What a correction is fitted for, e.g. surroundings and band; samples of other groups do not enter.
    public let group: String
    /// The cell it was measured from.
    public let cell: String
    /// Along the ground.
    public let distance: Length
    public let measured: Decibels
    /// By the model, between isotropic antennas.
    public let modelled: Decibels
    /// Of the antenna's pattern towards the place, 0 where it is not known.
    public let patternLoss: Decibels

    public init(
        group: String, cell: String, distance: Length, measured: Decibels, modelled: Decibels,
        patternLoss: Decibels = Decibels(0)
    ) {
        self.group = group
        self.cell = cell
        self.distance = distance
        self.measured = measured
        self.modelled = modelled
        self.patternLoss = patternLoss
    }
}

/// How far predictions are from measurements: measured − predicted.
public struct PredictionErrors: Hashable, Sendable, Codable {
    public let count: Int
    /// Their mean, dB.
    public let bias: Double
    /// Their standard deviation, dB.
    public let deviation: Double
    /// dB.
    public var rootMeanSquare: Double { (bias * bias + deviation * deviation).squareRoot() }

    public init(_ errors: [Double]) {
        count = errors.count
        let mean = errors.isEmpty ? 0 : errors.reduce(0, +) / Double(errors.count)
        bias = mean
        let squares = errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        deviation = errors.isEmpty ? 0 : (squares / Double(errors.count)).squareRoot()
    }
}
