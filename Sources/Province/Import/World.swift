public import GeoStore

/// A workspace's inputs after import: one coordinate system, joined by code, every defect in the ledger.
public struct World: Sendable {
    public var workspace: Workspace
    /// The workspace's province.
    public var province: Workspace.Province
    /// Sorted by code.
    public var districts: [AdministrativeUnit]
    /// Sorted by code.
    public var communes: [AdministrativeUnit]
    public var parcels: [Parcel]
    public var planned: [Parcel]
    /// Ground that two records of a layer claim; it is counted with one of them.
    public var overlaps: [ParcelOverlap] = []
    public var plannedOverlaps: [ParcelOverlap] = []
    public var stations: [Station]
    /// Positions decisions and yearly plans approve, whatever became of them.
    public var approved: [ApprovedSite] = []
    public var claims: [CoverageClaim] = []
    public var priorityPlaces: [PriorityPlace] = []
    public var terrain: Raster?
    /// What predictions over the terrain need; nil where maps are made by Hata's family.
    public var radio: RadioSetting?
    public var ledger: Ledger
    public var inputs: [InputFile]
    /// One for each source.
    public var sheets: [ReadingSheet] = []
}
