import Formats
public import GeoStore
public import Geometry
public import PermitRules
public import Province
public import Units

/// Everything places are judged against, read and indexed once: land, units, masts, approved positions, and the layers
/// that facts of the rules name.
///
/// Every study asks the law through it, so that a place has the same facts wherever it comes up; see ``FactReader``.
public struct FactScene: Sendable {
    public let workspace: Workspace
    public let book: RuleBook
    /// The province; nil for a workspace of layers only.
    public let world: World?
    /// Of the world and of the layers that facts name.
    public let ledger: Ledger
    /// Of the layers that facts name alone.
    public let layerLedger: Ledger
    public let inputs: [InputFile]
    /// Of the communes, in the working grid; nil when there are none.
    public let studyArea: Box?
    let parcels: Lazy<PolygonLocator>
    let parcelIndex: Lazy<SpatialIndex>
    let planned: Lazy<PolygonLocator>
    /// Of ``World/overlaps`` and ``World/plannedOverlaps``.
    let overlaps: Lazy<PolygonLocator>
    let plannedOverlaps: Lazy<PolygonLocator>
    let communes: Lazy<PolygonLocator>
    let communeNumbers: [String: Int]
    let masts: MastLayer?
    let approved: FeatureDistance?
    let layers: [String: ReferenceLayer]
    let obstacles: ObstacleLayers

    /// Layers every workspace with a province has.
    static let mastLayer = "masts"
    /// Layer of the workspace; field `height`, m, where it has one.
    static let buildingLayer = "buildings"

    /// - Parameter world: nil for a workspace of layers only.
    /// - Throws: ``StudyError``: a source that cannot be read, or a fact that names a layer's attribute it does not have.
    public init(_ workspace: Workspace, world: World?, book: RuleBook, run: Run = Run()) throws(StudyError) {
        self.workspace = workspace
        self.book = book
        self.world = world
        let toGeographic = try StudyError.wrap(workspace.file) { try Transformer(from: workspace.crs, to: .wgs84) }
        studyArea = world.map { world in
            world.communes.reduce(Box.empty) { $0.union($1.shape.box) }.expanded(by: Self.margin)
        }
        parcels = Lazy { PolygonLocator((world?.parcels ?? []).map(\.shape), storage: .compact) }
        parcelIndex = Lazy { SpatialIndex(boxes: (world?.parcels ?? []).map(\.box)) }
        planned = Lazy { PolygonLocator((world?.planned ?? []).map(\.shape), storage: .compact) }
        overlaps = Lazy { PolygonLocator((world?.overlaps ?? []).map(\.shape)) }
        plannedOverlaps = Lazy { PolygonLocator((world?.plannedOverlaps ?? []).map(\.shape)) }
        communes = Lazy { PolygonLocator((world?.communes ?? []).map(\.shape)) }
        communeNumbers = Dictionary(
            (world?.communes ?? []).enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        masts = try StudyError.wrap(workspace.file) {
            try world.map { try MastLayer($0.stations, toGeographic: toGeographic) }
        }
        approved = try StudyError.wrap(workspace.file) {
            guard let sites = world?.approved, world?.province.approved != nil else { return nil }
            return try FeatureDistance(sites.map { .point($0.position) }, toGeographic: toGeographic)
        }
        let reader = try FactLayers(workspace, book, toGeographic: toGeographic, run)
        layers = reader.layers
        obstacles = try ObstacleLayers(reader.layers, surfaces: book.register.surfaces)
        layerLedger = Ledger(reader.entries)
        ledger = Ledger((world?.ledger.entries ?? []) + reader.entries)
        inputs = (world?.inputs ?? []) + reader.inputs
    }

    /// Of a province that was read already.
    public init(_ world: World, _ book: RuleBook) throws(StudyError) {
        try self.init(world.workspace, world: world, book: book)
    }

    /// Sites just across the border are of the next province, but lists round coordinates, m.
    private static let margin = 100.0

    /// Layers that the rules of some days would ask and the workspace does not have: their facts stay not evaluated.
    public func missingLayers(on dates: [CalendarDate]) -> [String] {
        let known = Set(layers.keys).union(masts == nil ? [] : [Self.mastLayer])
        let asked = book.facts(askedOn: dates, in: world?.province.code)
        return Set(book.layers(of: asked).keys).subtracting(known).sorted()
    }

    func forEachParcel(near position: Coordinate, within distance: Double, _ visit: (Parcel, Double) -> Void) {
        guard let world else { return }
        var hits: [Int] = []
        parcelIndex().query(within: distance, of: position) { hits.append($0) }
        for hit in hits.sorted() {
            let nearest = world.parcels[hit].shape.distance(to: position)
            if nearest <= distance { visit(world.parcels[hit], nearest) }
        }
    }
}

extension RuleBook {
    /// The layers that facts are taken from, each with what the facts want of it.
    fileprivate func layers(of facts: [FactDefinition]) -> [String: ReferenceLayer.Needs] {
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
private struct FactLayers {
    private(set) var layers: [String: ReferenceLayer] = [:]
    private(set) var entries: [LedgerEntry] = []
    private(set) var inputs: [InputFile] = []

    init(
        _ workspace: Workspace, _ book: RuleBook, toGeographic: Transformer, _ run: Run
    ) throws(StudyError) {
        var needs = book.layers(of: book.facts)
        needs[FactScene.buildingLayer, default: []].insert(.distance)
        for (name, layer) in workspace.layers.sorted(by: { $0.key < $1.key }) {
            guard let needs = needs[name] else { continue }
            let table = try read(name, layer, workspace, run)
            let read = try StudyError.wrap(layer.source) {
                try ReferenceLayer(table, fields: layer.fields, needs: needs, toGeographic: toGeographic)
            }
            for case .attribute(let attribute, name) in book.facts.compactMap(\.source)
            where read.field(attribute) == nil {
                throw .province(
                    .missingField(
                        source: layer.source, field: layer.fields[attribute] ?? attribute, meaning: attribute,
                        available: table.fields.map(\.name)))
            }
            layers[name] = read
        }
    }

    /// In the working grid, without shapes that cannot be repaired.
    private mutating func read(
        _ name: String, _ layer: Workspace.Layer, _ workspace: Workspace, _ run: Run
    ) throws(StudyError) -> FeatureTable {
        try StudyError.wrap(layer.source) {
            let source = try VectorSource(layer.source, options: layer.options)
            var table = try source.readAll(run: run)
            let count = table.features.count
            guard count > 0 else {
                throw StoreError.noFeatures(path: layer.source, layer: layer.layer ?? table.name, filter: layer.filter)
            }
            try StoreError.checkSystem(of: table, path: layer.source, studyArea: nil)
            let cleaned = try LayerCleaner(source: name, settings: LayerCleaner.Settings()).clean(table, run: run)
            table = cleaned.table
            entries += cleaned.entries
            guard let crs = table.crs else {
                throw StoreError.systemMissing(of: table, path: layer.source, studyArea: nil)
            }
            inputs.append(
                InputFile(
                    role: name, path: layer.source.split(separator: "/").last.map(String.init) ?? layer.source,
                    sha256: Digest.of(file: layer.source), features: count, crs: CRSName.short(crs)))
            if crs != workspace.crs {
                let transformer = try Transformer(from: crs, to: workspace.crs)
                for index in table.features.indices {
                    guard let shape = table.features[index].shape else { continue }
                    table.features[index].shape = try transformer.transform(shape)
                }
                table.crs = workspace.crs
            }
            entries += source.ledger.entries.map { entry in
                var entry = entry
                entry.source = name
                return entry
            }
            return table
        }
    }
}
