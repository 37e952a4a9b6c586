import Formats
import Foundation
package import GeoStore
import Geometry
import Units

/// Reads the layers of a workspace one after another: opens, cleans, transforms, and writes the ledger.
struct LayerImport {
    let workspace: Workspace
    let run: Run
    /// Longitudes and latitudes the layers are expected in, once the communes are known.
    var studyArea: Box?
    private(set) var ledger = Ledger()
    private(set) var inputs: [InputFile] = []
    /// One for each layer read, in that order.
    private var openSheets: [ReadingSheet] = []
    /// Of what was read last, what came from one layer.
    private(set) var parts: [Part] = []
    /// Rows of what was read last that had no readable place.
    private(set) var unread = 0
    private let toGeographic: Transformer

    struct Part {
        var name: String
        /// Before it was transformed.
        var crs: CRS?
        var features: Range<Int>
    }

    init(workspace: Workspace, run: Run) throws(ProvinceError) {
        self.workspace = workspace
        self.run = run
        toGeographic = try ProvinceError.wrap(workspace.file) { try Transformer(from: workspace.crs, to: .wgs84) }
    }

    /// What a layer's features have to be.
    enum Shapes {
        /// Rows and points, left as they are.
        case places
        /// Any, cleaned and in the study's CRS.
        case any
        /// Areas, cleaned and in the study's CRS.
        case areas
    }

    /// All features of a layer, or of several read as one.
    mutating func read(
        _ layer: Workspace.Layer, role: String, as shapes: Shapes
    ) throws(ProvinceError) -> FeatureTable {
        let (tables, found, layers) = try ProvinceError.wrap(layer.source) {
            let source = try VectorSource(layer.source, options: layer.options)
            return (try source.readEach(run: run), source.ledger, source.layers)
        }
        let name = workspace.displayPath(layer.source)
        ledger.add(
            contentsOf: found.entries.map { entry in
                var entry = entry
                entry.source = workspace.displayPath(entry.source)
                return entry
            })
        unread = found.entries.count { $0.action == .setAside }
        openSheets.append(
            ReadingSheet(layer, role: role, source: name, parts: layers, tables: tables, met: found.entries))
        let count = tables.reduce(0) { $0 + $1.features.count }
        guard count > 0 else {
            throw .store(
                .noFeatures(path: layer.source, layer: layer.layer ?? tables.first?.name ?? "", filter: layer.filter))
        }
        var all = FeatureTable(name: "", crs: nil, fields: [])
        parts = []
        for part in tables {
            var table = part
            try ProvinceError.wrap(layer.source) {
                if shapes == .places {
                    try StoreError.checkSystem(of: table, path: layer.source, studyArea: studyArea)
                } else {
                    let settings = LayerCleaner.Settings(studyArea: studyArea, areasOnly: shapes == .areas)
                    let cleaned = try LayerCleaner(source: name, settings: settings).clean(table, run: run)
                    table = cleaned.table
                    ledger.add(contentsOf: cleaned.entries)
                }
            }
            if shapes != .places { try transform(&table, source: layer.source) }
            let start = all.features.count
            if parts.isEmpty { all = table } else { try ProvinceError.wrap(layer.source) { try all.append(table) } }
            parts.append(Part(name: part.name, crs: part.crs, features: start..<all.features.count))
        }
        inputs.append(
            InputFile(
                role: role, path: name + (layer.layer.map { " · \($0)" } ?? ""),
                sha256: Digest.of(file: layer.source), features: count,
                crs: tables.first?.crs.map(CRSName.short) ?? "–"))
        return all
    }

    /// How a feature without an id of its own is told from the others.
    func label(_ feature: Feature, at index: Int) -> String {
        guard parts.count > 1, let part = parts.first(where: { $0.features.contains(index) }) else {
            return String(feature.id)
        }
        return "\(part.name)/\(feature.id)"
    }

    /// The one place of a feature; what has none, or several, gets a line in the ledger.
    mutating func place(of feature: Feature, in layer: Workspace.Layer) -> Coordinate? {
        switch feature.place {
        case .at(let place): return place
        case .nowhere: add(layer, feature.id, .nullGeometry, .setAside, "has no position")
        case .several(let count):
            add(
                layer, feature.id, .severalPoints, .setAside, "has \(count) points; give each place a row of its own")
        case .noPoint(let kind):
            add(layer, feature.id, .notAPoint, .setAside, "is a \(kind == .line ? "line" : "polygon"), not a place")
        }
        return nil
    }

    /// The mapped columns of a table.
    mutating func columns(of layer: Workspace.Layer, in table: FeatureTable) throws(ProvinceError) -> LayerColumns {
        LayerColumns(layer: layer, table: table, fields: try indices(of: layer, in: table))
    }

    /// Positions of the mapped fields in the table.
    mutating func indices(of layer: Workspace.Layer, in table: FeatureTable) throws(ProvinceError) -> [String: Int] {
        var indices: [String: Int] = [:]
        for (meaning, field) in layer.fields {
            guard let index = table.fieldIndex(field) else {
                throw .missingField(
                    source: layer.source, field: field, meaning: meaning, available: table.fields.map(\.name))
            }
            indices[meaning] = index
            if openSheets.last?.columns.indices.contains(index) == true {
                openSheets[openSheets.count - 1].columns[index].meaning = meaning
            }
        }
        return indices
    }

    /// Of the layer read last.
    mutating func ground(_ ground: ReadingSheet.Ground) {
        if !openSheets.isEmpty { openSheets[openSheets.count - 1].ground = ground }
    }

    /// Of the layer read last.
    mutating func joined(_ rows: Int, of all: Int) {
        guard !openSheets.isEmpty else { return }
        openSheets[openSheets.count - 1].joined = ReadingSheet.Joined(rows: rows, of: all)
    }

    /// A cell of the layer read last, of which nothing could be made, or which was written otherwise than it is kept.
    mutating func cell(_ column: Int?, unreadable: Bool = false, converted: String? = nil, count: Int = 1) {
        guard let column, let sheet = openSheets.indices.last, openSheets[sheet].columns.indices.contains(column)
        else { return }
        if unreadable { openSheets[sheet].columns[column].unreadable += count }
        if let converted { openSheets[sheet].columns[column].converted[converted, default: 0] += count }
    }

    /// With what the ledger took out of each layer.
    var sheets: [ReadingSheet] {
        var out: [String: Int] = [:]
        for entry in ledger.entries where entry.action == .setAside {
            out[entry.source + "\n" + entry.layer, default: 0] += 1
        }
        return openSheets.map { sheet in
            var sheet = sheet
            // Readers name the layer as the file does, imports as the workspace does: not at all where there is one.
            let names = sheet.parts.filter(\.isRead).map(\.name)
            sheet.setAside = Set(names + [""]).reduce(0) { sum, name in
                sum + (name.isEmpty && sheet.parts.count > 1 ? 0 : out[sheet.source + "\n" + name] ?? 0)
            }
            return sheet
        }
    }

    mutating func add(
        _ layer: Workspace.Layer, _ feature: some CustomStringConvertible, _ defect: Defect,
        _ action: LedgerEntry.Action, _ detail: String, at position: Coordinate? = nil
    ) {
        ledger.add(
            LedgerEntry(
                source: workspace.displayPath(layer.source), layer: layer.layer ?? "", feature: feature.description,
                defect: defect,
                action: action, detail: detail, location: position.flatMap { try? toGeographic.transform($0) }))
    }

    /// Later layers are expected where these units are; features elsewhere are doubted.
    mutating func expect(_ units: [AdministrativeUnit]) throws(ProvinceError) {
        let area = units.reduce(Box.empty) { $0.union($1.shape.box) }
        let corners = [area.minX, area.maxX].flatMap { x in [area.minY, area.maxY].map { Coordinate(x, $0) } }
        studyArea = try ProvinceError.wrap(workspace.file) {
            Box(try corners.map { try toGeographic.transform($0) }).expanded(by: 0.01)
        }
    }

    mutating func note(_ input: InputFile) { inputs.append(input) }

    /// Area on the ellipsoid of a shape in the study's CRS.
    func geodesicArea(of shape: Shape) throws(ProvinceError) -> Area {
        try ProvinceError.wrap("area on the ellipsoid") { Geodesic.area(of: try toGeographic.transform(shape)) }
    }

    private func transform(_ table: inout FeatureTable, source: String) throws(ProvinceError) {
        guard let from = table.crs, from != workspace.crs else { return }
        try ProvinceError.wrap(source) {
            let transformer = try Transformer(from: from, to: workspace.crs)
            for i in table.features.indices {
                if i.isMultiple(of: 256) { try run.check() }
                guard let shape = table.features[i].shape else { continue }
                table.features[i].shape = try transformer.transform(shape)
            }
        }
        table.crs = workspace.crs
    }
}

extension Feature {
    /// The value as trimmed text; nil when the field is not mapped, null or blank.
    package func text(_ index: Int?) -> String? {
        guard let index, values.indices.contains(index), let text = values[index].text else { return nil }
        // Most begin and end with a printed ASCII character.
        if let first = text.utf8.first, let last = text.utf8.last, (0x21...0x7E).contains(first),
            (0x21...0x7E).contains(last)
        {
            return text
        }
        let trimmed = text.trimmingCharacters(in: .whitespaces)
        return trimmed.isEmpty ? nil : trimmed
    }

    package func real(_ index: Int?) -> Double? {
        guard let index, values.indices.contains(index) else { return nil }
        return values[index].real
    }
}
