public import Units

/// What was written, for the command to print and for tests to hold against the facts.
public struct SampleReport: Sendable {
    public struct LandArea: Hashable, Sendable {
        public var code: String
        public var parcels: Int
        public var area: Area
        /// 0 … 1, of the province and as the facts want it.
        public var share: Double
        public var wanted: Double
    }

    public var folder: String
    public var province: String
    public var districts: Int
    public var communes: Int
    public var parcels: Int
    public var people: Int
    public var area: Area
    /// Built places, places with a decision only, and rows of equipment.
    public var builtSites: Int
    public var approvedSites: Int
    public var equipmentRows: Int
    public var subscriptions: Int
    public var terrainTiles: Int
    public var terrainVoids: Int
    public var recorded: [LandArea]
    public var planned: [LandArea]
    public var plantedDefects: [PlantedEntry]
    public var files: [String]
    /// What was done to given boundaries.
    public var notes: [String]
}
