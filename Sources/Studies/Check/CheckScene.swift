public import GeoStore
public import Geometry
public import PermitRules
public import Units

/// Everything sites are judged against, read and indexed once: land, units, masts, and the layers that facts name.
public struct CheckScene: Sendable {
    public let workspace: CheckWorkspace
    public let book: RuleBook
    /// The province; nil for a workspace of layers only.
    public let world: World?
    public let ledger: Ledger
    public let inputs: [InputFile]
    /// Of the communes, in the working grid; nil when there are none.
    public let studyArea: Box?
    let parcels: PolygonLocator?
    let parcelIndex: SpatialIndex?
    let planned: PolygonLocator?
    let communes: PolygonLocator?
    let masts: MastLayer?
    let approved: FeatureDistance?
    let layers: [String: ReferenceLayer]
    let obstacles: ObstacleLayers

    /// Layers every workspace with a province has.
    static let mastLayer = "masts"

    /// - Throws: ``StudyError``: a source that cannot be read, or a fact that names a layer's attribute it does not have.
    public init(
        workspace: CheckWorkspace, book: RuleBook, run: Run = Run()
    ) throws(StudyError) {
        self.workspace = workspace
        self.book = book
        let toGeographic = try StudyError.wrap(workspace.file) { try Transformer(from: workspace.crs, to: .wgs84) }
        var world: World?
        if let province = workspace.province {
            world = try ImportStudy(workspace: province, catalogue: book.catalogue).run(run)
        }
        self.world = world
        studyArea = world.map { world in
            world.communes.reduce(Box.empty) { $0.union($1.shape.box) }.expanded(by: Self.margin)
        }
        parcels = world.map { PolygonLocator($0.parcels.map(\.shape)) }
        parcelIndex = world.map { SpatialIndex(boxes: $0.parcels.map(\.box)) }
        planned = world.map { PolygonLocator($0.planned.map(\.shape)) }
        communes = world.map { PolygonLocator($0.communes.map(\.shape)) }
        masts = try StudyError.wrap(workspace.file) {
            try world.map { try MastLayer($0.stations, toGeographic: toGeographic) }
        }
        approved = try StudyError.wrap(workspace.file) {
            guard let sites = world?.approved, !sites.isEmpty else { return nil }
            return try FeatureDistance(sites.map { .point($0.position) }, toGeographic: toGeographic)
        }
        let reader = try CheckLayers(workspace, book, toGeographic: toGeographic, run)
        layers = reader.layers
        obstacles = try ObstacleLayers(reader.layers, surfaces: book.register.surfaces)
        ledger = Ledger((world?.ledger.entries ?? []) + reader.entries)
        inputs = (world?.inputs ?? []) + reader.inputs
    }

    /// Sites just across the border are of the next province, but lists round coordinates, m.
    private static let margin = 100.0

    /// Layers that rules would ask and the workspace does not have: their facts stay not evaluated.
    public var missingLayers: [String] {
        let known = Set(layers.keys).union(masts == nil ? [] : [Self.mastLayer])
        return Set(book.layersOfFacts.keys).subtracting(known).sorted()
    }
}

extension RuleBook {
    /// The layers that facts are taken from, each with what the facts want of it.
    fileprivate var layersOfFacts: [String: ReferenceLayer.Needs] {
        var layers: [String: ReferenceLayer.Needs] = [:]
        for source in facts.compactMap(\.source) {
            switch source {
            case .distance(let layer, _): layers[layer, default: []].insert(.distance)
            case .inside(let layer, _), .attribute(_, let layer): layers[layer, default: []].insert(.inside)
            case .surface(let id):
                for surface in register.surfaces where surface.id == id {
                    layers[ObstacleLayers.layer(under: surface), default: []].formUnion([])
                }
            case .column, .ratio: break
            }
        }
        return layers
    }
}

/// Reads the layers that the rules' facts name; the others of the workspace are left alone.
private struct CheckLayers {
    private(set) var layers: [String: ReferenceLayer] = [:]
    private(set) var entries: [LedgerEntry] = []
    private(set) var inputs: [InputFile] = []

    init(
        _ workspace: CheckWorkspace, _ book: RuleBook, toGeographic: Transformer, _ run: Run
    ) throws(StudyError) {
        var needs = book.layersOfFacts
        needs[ExposureCheck.buildingLayer, default: []].insert(.distance)
        for (name, layer) in workspace.layers.sorted(by: { $0.key < $1.key }) {
            guard let needs = needs[name] else { continue }
            let table = try read(name, layer, workspace, run)
            let read = try StudyError.wrap(layer.source) {
                try ReferenceLayer(table, fields: layer.fields, needs: needs, toGeographic: toGeographic)
            }
            for case .attribute(let attribute, name) in book.facts.compactMap(\.source)
            where read.field(attribute) == nil {
                throw .missingField(
                    source: layer.source, field: layer.fields[attribute] ?? attribute, meaning: attribute,
                    available: table.fields.map(\.name))
            }
            layers[name] = read
        }
    }

    /// In the working grid, without shapes that cannot be repaired.
    private mutating func read(
        _ name: String, _ layer: Workspace.Layer, _ workspace: CheckWorkspace, _ run: Run
    ) throws(StudyError) -> FeatureTable {
        try StudyError.wrap(layer.source) {
            let source = try VectorSource(layer.source, options: layer.options)
            var table = try source.readAll(run: run)
            let count = table.features.count
            if table.geometryKind == .polygon || table.geometryKind == .mixed {
                let cleaned = try LayerCleaner(source: name, settings: LayerCleaner.Settings()).clean(table, run: run)
                table = cleaned.table
                entries += cleaned.entries
            }
            guard let crs = table.crs else {
                throw StoreError.systemMissing(of: table, path: layer.source, studyArea: nil)
            }
            inputs.append(
                InputFile(
                    role: name, path: layer.source.split(separator: "/").last.map(String.init) ?? layer.source,
                    sha256: Checksum.sha256(ofFile: layer.source), features: count, crs: CRSName.short(crs)))
            if crs != workspace.crs {
                let transformer = try Transformer(from: crs, to: workspace.crs)
                for index in table.features.indices {
                    guard let shape = table.features[index].shape else { continue }
                    table.features[index].shape = try transformer.transform(shape)
                }
                table.crs = workspace.crs
            }
            entries += source.ledger.entries
            return table
        }
    }
}
