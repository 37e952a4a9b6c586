public import GeoStore
public import Geometry
public import Units

/// Measured losses of some cells, checked: positions in WGS 84, every defect in the ledger.
public struct DriveTest: Sendable {
    /// A transmitting cell of the test.
    public struct Cell: Hashable, Sendable {
        public let name: String
        /// Longitude and latitude.
        public let position: Coordinate
        /// Above the ground.
        public let height: Length
        /// As written, e.g. "GSM1800"; nil when the file has none.
        public let band: String?
        /// nil when the file gives no direction.
        public let azimuth: Angle?
        /// Electrical and mechanical together.
        public let downtilt: Angle
    }

    /// A place where a loss was measured.
    public struct Point: Hashable, Sendable {
        /// Index into ``DriveTest/cells``.
        public let cell: Int
        public let position: Coordinate
        /// From the cell, along the ground.
        public let distance: Length
        /// Loss between the antennas, the cell's gain towards the terminal still in it.
        public let measured: Decibels
        /// Of the pattern, as the file states it.
        public let patternLoss: Decibels?
        /// What stands around, as the file says; samples are calibrated by it.
        public let surroundings: String?
    }

    /// Those that were heard.
    public let cells: [Cell]
    public let points: [Point]
    public let ledger: Ledger
}
