public import GeoStore
public import Geometry
public import PermitRules
package import Propagation
import Units

/// A place somebody wants to build at, as one row of a list or the flags of a command give it.
public struct Site: Sendable {
    public var id: String
    /// Row of the list as spreadsheets count; 0 for a site given by flags.
    public var row: Int64
    /// Longitude and latitude, WGS 84.
    public var place: Coordinate
    /// In the working grid.
    public var position: Coordinate
    public var `operator`: String?
    /// nil: every class is judged.
    public var structure: StructureClass?
    /// Fact → value, for what the list or the flags say beside the position.
    public var observations: [Fact: Observation]
    /// Ground the compound takes, m²; nil when not stated.
    public var compound: Double?
    public var antenna: Antenna?

    /// What the exposure of people depends on.
    public struct Antenna: Hashable, Sendable {
        /// Of the antenna's centre above ground, m.
        public var height: Double
        /// MHz and EIRP in dBm, all transmitters of a band together.
        public var bands: [Band]
        /// Degrees below the horizon.
        public var downtilt: Double
        /// What nobody said and usual values stand for.
        public var assumed: Set<Assumed> = []

        /// A figure a list need not give.
        public enum Assumed: String, Hashable, Sendable { case carrier, downtilt }

        /// One band: its carrier in MHz and the EIRP of all its transmitters together in dBm.
        public struct Band: Hashable, Sendable {
            public var carrier: Double
            public var power: Double
            public init(carrier: Double, power: Double) { (self.carrier, self.power) = (carrier, power) }
        }

        public init(height: Double, bands: [Band], downtilt: Double) {
            (self.height, self.bands, self.downtilt) = (height, bands, downtilt)
        }
    }

    public init(
        id: String, row: Int64 = 0, place: Coordinate, position: Coordinate, operator: String? = nil,
        structure: StructureClass? = nil, observations: [Fact: Observation] = [:], compound: Double? = nil,
        antenna: Antenna? = nil
    ) {
        self.id = id
        self.row = row
        self.place = place
        self.position = position
        self.operator = `operator`
        self.structure = structure
        self.observations = observations
        self.compound = compound
        self.antenna = antenna
    }
}

/// Why a row of a list has no verdict, or not all of it; it stands beside the good rows.
public enum SiteProblem: Hashable, Sendable {
    /// The cells of the coordinates as written.
    case unreadablePosition(String)
    /// A feature of a map that is no point, or more than one.
    case notOnePoint(FeaturePlace)
    /// Coordinates the system or the province does not reach; `cause` is a usual slip that would explain it.
    case outside(Coordinate, cause: Slip?)
    case badValue(column: String, value: String, expected: Expected)
    /// A cell of two readings that the rest of its column does not tell apart.
    case ambiguous(column: String, value: String, readings: [String])
    case unknownStructure(String)

    /// What would bring a misplaced site into the province.
    public enum Slip: String, Hashable, Sendable, Codable {
        case exchanged, xTimesTen, xOverTen, yTimesTen, yOverTen
    }

    /// What a cell should have held.
    public enum Expected: String, Hashable, Sendable, Codable { case number, yesOrNo, day, bands }

    /// Whether the row gets no verdict at all.
    public var isFatal: Bool {
        switch self {
        case .unreadablePosition, .notOnePoint, .outside, .unknownStructure: true
        case .badValue, .ambiguous: false
        }
    }
}

/// A row with what is wrong with it.
public struct RefusedSite: Hashable, Sendable {
    public var id: String
    public var row: Int64
    public var problem: SiteProblem
}

extension Site.Antenna {
    /// - Throws: `PropagationError` for bands and powers the regulation or the formula do not cover.
    package func radiation() throws(PropagationError) -> [ComplianceBoundary.Band] {
        var radiating: [ComplianceBoundary.Band] = []
        for band in bands {
            radiating.append(
                try ComplianceBoundary.Band(
                    carrier: .megahertz(band.carrier), power: .dBm(band.power), downtilt: .degrees(downtilt)))
        }
        return radiating
    }
}
