/// What is known of one place, structure and file. nil means not known, which is never the same as no.
public struct PlaceFacts: Hashable, Sendable {
    /// Land use by the papers or the cadastre.
    public var recorded: LandUse
    /// What other records say of the same ground, where records overlap: the verdict is the strictest of them all.
    public var rivals: [RivalRecord] = []
    /// Land use by the plan; nil when no plan layer covers the place.
    public var planned: LandUse?
    /// Whether the place is urban: phường or thị trấn to 2025-06-30, phường after, or a layer that says so;
    /// never from ODT or ONT (field review, 9).
    public var urban: Bool?
    /// Whether the work stands in the approved passive telecom plan. With a plan loaded, a place that is not in it
    /// is `false`; nil only when no plan is loaded.
    public var passivePlan: Bool?
    /// Whether the land may be converted to a building purpose; nil derives it from ``planned``.
    public var convertible: Bool?
    /// Code of the province in force at the date of the law.
    public var province: String?
    /// m² of the whole parcel, used for a parcel of one code that states no area of its own.
    public var parcelArea: Double?
    /// m² the mast's compound takes; nil leaves the area cap untested, as a condition.
    public var compoundArea: Double?
    /// m² of the parcel already in combined use by others; counts towards the area cap.
    public var combinedArea: Double?
    public var heritageCore: Bool?
    public var appraisedProject: Bool?
    /// Everything else that `facts.yaml` declares: heights, distances, zones, days of the file. What is not here is not known.
    public var observations: [Fact: Observation]

    public init(
        recorded: LandUse, planned: LandUse? = nil, urban: Bool? = nil, passivePlan: Bool? = nil,
        convertible: Bool? = nil, province: String? = nil, parcelArea: Double? = nil, compoundArea: Double? = nil,
        combinedArea: Double? = nil,
        heritageCore: Bool? = nil, appraisedProject: Bool? = nil, observations: [Fact: Observation] = [:]
    ) {
        self.recorded = recorded
        self.planned = planned
        self.urban = urban
        self.passivePlan = passivePlan
        self.convertible = convertible
        self.province = province
        self.parcelArea = parcelArea
        self.compoundArea = compoundArea
        self.combinedArea = combinedArea
        self.heritageCore = heritageCore
        self.appraisedProject = appraisedProject
        self.observations = observations
    }
}

/// What a second record says of a place.
public struct RivalRecord: Hashable, Sendable {
    public var recorded: LandUse
    public var planned: LandUse?
    /// m² of the whole parcel.
    public var parcelArea: Double?

    public init(recorded: LandUse, planned: LandUse?, parcelArea: Double?) {
        (self.recorded, self.planned, self.parcelArea) = (recorded, planned, parcelArea)
    }
}
