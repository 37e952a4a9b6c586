public import Units

extension IrregularTerrainModel {
    /// A loss, what has to be said about it, and how it came about.
    public struct Prediction: Hashable, Sendable {
        /// The propagation that decides the reference attenuation.
        public enum Mode: Int, Hashable, Sendable, Codable {
            case lineOfSight = 1
            case diffraction = 2
            case troposcatter = 3
        }

        /// What one terminal sees of the terrain.
        public struct Horizon: Hashable, Sendable {
            /// Above the terminal's horizontal.
            public let angle: Angle
            public let distance: Length
            /// Above the plane of reflection.
            public let effectiveHeight: Length
        }

        public let loss: Decibels
        public let warnings: Warnings
        public let mode: Mode
        /// Of free space over the path's length.
        public let freeSpaceLoss: Decibels
        /// A_ref: the attenuation below free space before the statistics.
        public let referenceAttenuation: Decibels
        /// Δh, the terrain's interdecile range about its trend.
        public let irregularity: Length
        /// N_s, N-units.
        public let surfaceRefractivity: Double
        public let transmitter: Horizon
        public let receiver: Horizon
    }

    /// Inputs and paths for which the model is known to be doubtful; the answer stands.
    ///
    /// The raw values are the warning flags of NTIA's reference implementation.
    public struct Warnings: OptionSet, Hashable, Sendable, Codable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }

        public static let transmitterHeight = Warnings(rawValue: 0x0001)
        public static let receiverHeight = Warnings(rawValue: 0x0002)
        public static let carrier = Warnings(rawValue: 0x0004)
        public static let distanceAbove1000Kilometres = Warnings(rawValue: 0x0008)
        public static let distanceAbove2000Kilometres = Warnings(rawValue: 0x0010)
        public static let steepPath = Warnings(rawValue: 0x0020)
        public static let distanceBelow1Kilometre = Warnings(rawValue: 0x0040)
        public static let transmitterHorizonAngle = Warnings(rawValue: 0x0080)
        public static let receiverHorizonAngle = Warnings(rawValue: 0x0100)
        public static let transmitterHorizonNear = Warnings(rawValue: 0x0200)
        public static let receiverHorizonNear = Warnings(rawValue: 0x0400)
        public static let transmitterHorizonFar = Warnings(rawValue: 0x0800)
        public static let receiverHorizonFar = Warnings(rawValue: 0x1000)
        public static let extremeStatistics = Warnings(rawValue: 0x2000)
        public static let lowSurfaceRefractivity = Warnings(rawValue: 0x4000)

        private static let meanings: [(Warnings, String)] = [
            (.transmitterHeight, "transmitter height outside 1…1000 m"),
            (.receiverHeight, "receiver height outside 1…1000 m"),
            (.carrier, "carrier outside 40…10000 MHz"),
            (.distanceAbove1000Kilometres, "path longer than 1000 km"),
            (.distanceAbove2000Kilometres, "path longer than 2000 km"),
            (.steepPath, "path too short for the difference of heights"),
            (.distanceBelow1Kilometre, "path shorter than 1 km"),
            (.transmitterHorizonAngle, "transmitter's horizon beyond 0.2 rad"),
            (.receiverHorizonAngle, "receiver's horizon beyond 0.2 rad"),
            (.transmitterHorizonNear, "transmitter's horizon nearer than a tenth of the smooth Earth's"),
            (.receiverHorizonNear, "receiver's horizon nearer than a tenth of the smooth Earth's"),
            (.transmitterHorizonFar, "transmitter's horizon farther than three times the smooth Earth's"),
            (.receiverHorizonFar, "receiver's horizon farther than three times the smooth Earth's"),
            (.extremeStatistics, "a percentage far in the tail of its distribution"),
            (.lowSurfaceRefractivity, "surface refractivity below 250 N-units"),
        ]

        /// One sentence part per warning, in the order of the flags.
        public var texts: [String] { Self.meanings.filter { contains($0.0) }.map(\.1) }
    }
}

extension IrregularTerrainModel.Warnings {
    static func onInputs(of model: IrregularTerrainModel) -> Self {
        let heights = Length.metres(1)...Length.metres(1000)
        var warnings: Self = []
        if !heights.contains(model.transmitterHeight) { warnings.insert(.transmitterHeight) }
        if !heights.contains(model.receiverHeight) { warnings.insert(.receiverHeight) }
        if !(Frequency.megahertz(40) ... .gigahertz(10)).contains(model.carrier) { warnings.insert(.carrier) }
        return warnings
    }

    static func onPath(_ path: ITMPath, _ medium: ITMMedium) -> Self {
        var warnings: Self = []
        func warn(_ warning: Self, if condition: Bool) { if condition { warnings.insert(warning) } }
        let smooth = path.smoothHorizons(medium.earthRadius)
        let (angles, distances) = (path.horizonAngles, path.horizonDistances)
        warn(.transmitterHorizonAngle, if: abs(angles[0]) > 0.2)  // rad
        warn(.receiverHorizonAngle, if: abs(angles[1]) > 0.2)
        warn(.transmitterHorizonNear, if: distances[0] < 0.1 * smooth[0])
        warn(.receiverHorizonNear, if: distances[1] < 0.1 * smooth[1])
        warn(.transmitterHorizonFar, if: distances[0] > 3 * smooth[0])
        warn(.receiverHorizonFar, if: distances[1] > 3 * smooth[1])
        warn(.lowSurfaceRefractivity, if: medium.surfaceRefractivity < 250)
        warn(.steepPath, if: path.distance < abs(path.effective[0] - path.effective[1]) / 0.2)
        warn(.distanceBelow1Kilometre, if: path.distance < 1e3)
        warn(.distanceAbove1000Kilometres, if: path.distance > 1000e3)
        warn(.distanceAbove2000Kilometres, if: path.distance > 2000e3)
        return warnings
    }
}
