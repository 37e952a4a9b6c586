import Foundation
package import GeoStore
package import Geometry
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
    /// The system of the layer read last, before it was transformed.
    private(set) var sourceCRS: CRS?
    private let toGeographic: Transformer

    init(workspace: Workspace, run: Run) throws(ProvinceError) {
        self.workspace = workspace
        self.run = run
        toGeographic = try ProvinceError.wrap(workspace.file) { try Transformer(from: workspace.crs, to: .wgs84) }
    }

    /// All features of a layer, cleaned and in the study's CRS.
    mutating func read(
        _ layer: Workspace.Layer, role: String, polygonsOnly: Bool
    ) throws(ProvinceError) -> FeatureTable {
        var (table, found, parts) = try ProvinceError.wrap(layer.source) {
            let source = try VectorSource(layer.source, options: layer.options)
            return (try source.readAll(run: run), source.ledger, source.layers)
        }
        ledger.add(
            contentsOf: found.entries.map { entry in
                var entry = entry
                entry.source = workspace.displayPath(entry.source)
                return entry
            })
        openSheets.append(
            ReadingSheet(
                layer, role: role, source: workspace.displayPath(layer.source), parts: parts, table: table,
                met: found.entries))
        let count = table.features.count
        let crs = table.crs
        sourceCRS = crs
        if polygonsOnly {
            let name = workspace.displayPath(layer.source)
            let cleaned = try ProvinceError.wrap(layer.source) {
                try LayerCleaner(source: name, settings: LayerCleaner.Settings(studyArea: studyArea)).clean(
                    table, run: run)
            }
            table = cleaned.table
            ledger.add(contentsOf: cleaned.entries)
            try transform(&table, source: layer.source)
        }
        inputs.append(
            InputFile(
                role: role, path: workspace.displayPath(layer.source) + (layer.layer.map { " · \($0)" } ?? ""),
                sha256: Checksum.sha256(ofFile: layer.source), features: count,
                crs: crs.map(CRSName.short) ?? "–"))
        return table
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
    mutating func joined(_ rows: Int, of all: Int) {
        guard !openSheets.isEmpty else { return }
        openSheets[openSheets.count - 1].joined = ReadingSheet.Joined(rows: rows, of: all)
    }

    /// A cell of the layer read last, of which nothing could be made, or which was written otherwise than it is kept.
    mutating func cell(_ column: Int?, unreadable: Bool = false, converted: String? = nil) {
        guard let column, let sheet = openSheets.indices.last, openSheets[sheet].columns.indices.contains(column)
        else { return }
        if unreadable { openSheets[sheet].columns[column].unreadable += 1 }
        if let converted { openSheets[sheet].columns[column].converted[converted, default: 0] += 1 }
    }

    /// With what the ledger took out of each layer.
    var sheets: [ReadingSheet] {
        var out: [String: Int] = [:]
        for entry in ledger.entries where entry.action == .setAside {
            out[entry.source + "\n" + entry.layer, default: 0] += 1
        }
        return openSheets.map { sheet in
            var sheet = sheet
            let layer = sheet.parts.first(where: \.isRead)?.name ?? ""
            // Readers name the layer as the file does, imports as the workspace does: not at all where there is one.
            sheet.setAside =
                (out[sheet.source + "\n" + layer] ?? 0)
                + (sheet.parts.count == 1 && !layer.isEmpty ? out[sheet.source + "\n"] ?? 0 : 0)
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

package enum CRSName {
    /// EPSG code, or the first words of a definition.
    package static func short(_ crs: CRS) -> String {
        switch crs {
        case .epsg: crs.description
        case .definition(let text): String(text.prefix(40))
        }
    }
}
