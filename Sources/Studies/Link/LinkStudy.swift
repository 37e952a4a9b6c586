public import GeoStore
public import Geometry
public import Propagation
public import Units

/// One path between two places: the terrain under it, what it leaves free, and what every model makes of it.
///
/// ```swift
/// let study = LinkStudy(from: mast, to: house, carrier: .megahertz(900))
/// let result = try study.run(terrain: "dem/")
/// ```
public struct LinkStudy: Sendable {
    /// One end of the path, with its height above ground.
    public struct End: Hashable, Sendable {
        /// Longitude and latitude of WGS 84.
        public let position: Coordinate
        /// Of the antenna above the ground.
        public let height: Length

        public init(position: Coordinate, height: Length) {
            self.position = position
            self.height = height
        }
    }

    /// What one model says.
    public struct Prediction: Hashable, Sendable {
        /// A loss with its cautions, or why there is none.
        public enum Answer: Hashable, Sendable {
            /// Basic transmission loss with what has to be said about it.
            case loss(Decibels, cautions: [String])
            /// The model is not made for this path.
            case refused(String)
        }
        /// Name of the model in the catalogue.
        public let model: String
        public let answer: Answer
    }

    /// The profile with what every model makes of it.
    public struct Result: Sendable {
        public let from: End
        public let to: End
        public let carrier: Frequency
        public let environment: Environment
        public let profile: TerrainProfile
        /// Heights of the ground with voids bridged, m.
        public let ground: [Double]
        public let sight: LineOfSight
        public let predictions: [Prediction]
    }

    /// The station.
    public let from: End
    /// The terminal.
    public let to: End
    public let carrier: Frequency
    public let polarisation: Polarisation
    public let climate: RadioClimate
    /// Around the terminal, for the models that know no terrain.
    public let environment: Environment
    /// Of P.1546, which is left out without them.
    public let curves: FieldStrengthCurves?

    public init(
        from: End, to: End, carrier: Frequency, polarisation: Polarisation = .vertical, climate: RadioClimate,
        environment: Environment = .suburban, curves: FieldStrengthCurves? = nil
    ) {
        self.from = from
        self.to = to
        self.carrier = carrier
        self.polarisation = polarisation
        self.climate = climate
        self.environment = environment
        self.curves = curves
    }

    /// - Parameter terrain: a raster file, or a folder of tiles.
    /// - Throws: ``StudyError``: ends outside the terrain or on a void, ends that are one place, a bad height or carrier.
    public func run(terrain: String) throws(StudyError) -> Result {
        for end in [from, to] where !(abs(end.position.x) <= 180 && abs(end.position.y) <= 90) {
            throw .failed(
                name(end), reason: "not a longitude and latitude; give degrees, longitude first, as 105.85,21.03")
        }
        guard Geodesic.distance(from.position, to.position) > .metres(1) else {
            throw .failed(name(to), reason: "the other end is the same place")
        }
        return try StudyError.wrap(terrain) {
            // Some cells beyond the ends, so that their neighbours are there.
            let box = Box([from.position, to.position]).expanded(by: 0.02)
            let raster = try RasterReader.read(terrain, covering: box)
            let profile = try TerrainProfile(from: from.position, to: to.position, over: raster)
            guard let ground = profile.bridged else {
                let end = profile.heights.first ?? nil == nil ? from : to
                throw StudyError.failed(
                    name(end), reason: "no terrain height here: a void, or outside \(terrain); add the tile or fill it")
            }
            let sight = try LineOfSight(
                heights: ground, step: profile.step, antennas: (from.height, to.height), carrier: carrier)
            return Result(
                from: from, to: to, carrier: carrier, environment: environment, profile: profile, ground: ground,
                sight: sight, predictions: predictions(ground, profile, isClear: sight.isClear))
        }
    }

    private func name(_ end: End) -> String { "\(end.position.x),\(end.position.y)" }
}
