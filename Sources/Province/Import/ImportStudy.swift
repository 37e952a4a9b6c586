import GeoStore
import Geometry
public import PermitRules
public import Units

/// Brings a workspace's sources into one coordinate system, joined and checked, with a ledger of every defect.
public struct ImportStudy: Sendable {
    public let workspace: Workspace
    public let catalogue: LandUseCatalogue
    private let dataFolder: String?

    /// - Parameter dataFolder: the folder GeoData, for predictions over terrain; nil where no maps are made.
    public init(workspace: Workspace, catalogue: LandUseCatalogue, dataFolder: String? = nil) {
        self.workspace = workspace
        self.catalogue = catalogue
        self.dataFolder = dataFolder
    }

    /// - Throws: ``ProvinceError/noProvince(file:)`` for a workspace of layers alone.
    public func run(_ run: Run = Run()) throws(ProvinceError) -> World {
        guard var province = workspace.province else { throw .noProvince(file: workspace.file) }
        var reader = try LayerImport(workspace: workspace, run: run)
        run.report(.units, 0)
        var units = try UnitImport(workspace: workspace, province: province).run(&reader)
        try CensusImport.counted(workspace, province).run(&units, &reader)
        try CensusImport.current(workspace, province)?.run(&units, &reader)
        try reader.expect(units.communes)
        run.report(.landUse, 0)
        let land = LandImport(workspace: workspace, province: province, catalogue: catalogue, communes: units.communes)
        let (parcels, overlaps) = try land.run(province.landUse.recorded, role: "land_use.recorded", &reader)
        run.report(.landUse, 0.6)
        var planned: [Parcel] = []
        var plannedOverlaps: [ParcelOverlap] = []
        if let layer = province.landUse.planned {
            (planned, plannedOverlaps) = try land.run(layer, role: "land_use.planned", &reader)
        }
        if let plan = workspace.planOfFormerUnits {
            reader.add(
                plan.layer, "", .outlivesUnits, .noted,
                "plan approved on \(plan.approved), when there were districts; it keeps its own period and is used after "
                    + "2025-07-01 too; check whether a newer plan has replaced it")
        }
        run.report(.reading, 0.8)
        let area = units.communes.reduce(Box.empty) { $0.union($1.shape.box) }
        var stations = try StationImport(workspace: workspace, province: province, studyArea: area.expanded(by: 20_000))
            .run(&reader)
        let approval = ApprovedImport(
            workspace: workspace, province: province, studyArea: area.expanded(by: 20_000),
            operators: OperatorNames(stations.map(\.operator)))
        let approved = try approval.run(&reader)
        stations += approval.unbuilt(approved, beside: stations, &reader)
        let operators = OperatorNames(stations.map(\.operator) + approved.map(\.operator))
        province.service.operators = try known(province.service.operators, among: operators)
        let terrain = try TerrainImport(workspace: workspace, province: province, studyArea: area).run(&reader)
        var radio: RadioSetting?
        if let dataFolder, terrain != nil, province.coverage.model != .hata {
            let setting = try RadioSetting(workspace, province, dataFolder: dataFolder, studyArea: area)
            let missing = setting.clutter.missing(in: parcels)
            if !missing.isEmpty {
                reader.add(
                    province.landUse.recorded.layer, "", .unknownCode, .noted,
                    "no clutter height for \(missing.joined(separator: ", ")); such land counts as open")
            }
            radio = setting
        }
        let claims = try ClaimImport(workspace: workspace, province: province, operators: operators).run(&reader)
        let asking = province.service.operators
        let priority = PriorityImport(
            workspace: workspace, province: province, communes: units.communes,
            operators: asking.isEmpty ? operators : OperatorNames(asking))
        let priorityPlaces = try priority.run(&reader)
        run.report(.reading, 1)
        return World(
            workspace: workspace, province: province, districts: units.districts, communes: units.communes,
            parcels: parcels,
            planned: planned, overlaps: overlaps, plannedOverlaps: plannedOverlaps, stations: stations,
            approved: approved, claims: claims, priorityPlaces: priorityPlaces,
            terrain: terrain, radio: radio, ledger: reader.ledger, inputs: reader.inputs, sheets: reader.sheets)
    }

    /// The operators the workspace names, as the lists spell them.
    private func known(_ asking: [String], among operators: OperatorNames) throws(ProvinceError) -> [String] {
        let unknown = asking.filter { operators[$0] == nil }
        guard unknown.isEmpty else {
            throw .unknownOperators(file: workspace.file, names: unknown, known: operators.all)
        }
        var names: [String] = []
        for name in asking.compactMap({ operators[$0] }) where !names.contains(name) { names.append(name) }
        return names
    }
}
