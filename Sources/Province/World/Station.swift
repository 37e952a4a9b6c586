public import Geometry
public import Propagation
public import Units

/// One operator's equipment at one site.
public struct Station: Sendable, Identifiable {
    public var id: String
    public var site: String
    public var `operator`: String
    public var technologies: [Technology]
    /// True for a roof structure, false for a ground mast; nil where the list does not say.
    public var onRoof: Bool?
    public var height: Length
    /// In the study's CRS.
    public var position: Coordinate
    public var status: Status
    public var decision: String?
    public var approvedOn: CalendarDate?
    /// Azimuths of its sectors, degrees clockwise from grid north.
    public var azimuths: [Angle]
    /// Whether the azimuths come from the template and not from the file.
    public var sectorsAssumed: Bool
    /// What the list says of its radio; the template stands in for the rest.
    public var equipment = Equipment()
    /// Whether it stands or only may be built.
    public enum Status: String, Sendable, Codable { case built, approved }

    /// Antennas and radios as far as the list says; nil where the template stands in.
    public struct Equipment: Hashable, Sendable {
        /// Electrical and mechanical tilt together.
        public var downtilt: Angle?
        /// Of each technology, at the radio's output.
        public var power: PowerLevel?
        public var feederLoss: Decibels?
        /// Absolute path of the antenna's file.
        public var pattern: String?
        public var carriers: [Technology: [Frequency]] = [:]

        public init() {}
    }
}
