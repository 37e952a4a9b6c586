import Geometry

/// Zones out of a CAD drawing (DGN v7, DXF), whose land-use codes are either levels or texts inside the shapes.
///
/// The layer “zones” has every polygon and closed line with the fields code, level, label. `code` comes from the
/// declared table of levels, else from the one text that stands inside. What did not match is in the ledger.
struct DrawingReader {
    let path: String
    let options: SourceOptions
    let driver: String

    func zones(_ raw: any LayerSource) throws(StoreError) -> TableLayer {
        var table = FeatureTable(name: "elements", crs: nil, fields: [])
        var ledger = Ledger()
        do {
            try raw.read(batchSize: .max, ledger: &ledger) { table = $0 }
        } catch let error as StoreError {
            throw error
        } catch {
            throw .unreadable(path: path, reason: String(describing: error))
        }
        let levelField = table.fieldIndex(driver == "DXF" ? "Layer" : "Level")
        let textField = table.fieldIndex("Text")
        var zones = FeatureTable(
            name: "zones", crs: table.crs,
            fields: [FieldDefinition("code", .text), FieldDefinition("level", .text), FieldDefinition("label", .text)])
        var labels: [(feature: Feature, text: String, at: Coordinate)] = []
        for feature in table.features {
            let text = textField.flatMap { feature.values[$0].text }.map(Self.plain) ?? ""
            if case .point(let at) = feature.shape, !text.isEmpty {
                labels.append((feature, text, at))
            } else if let shape = feature.shape.flatMap(Self.closed) {
                let level = levelField.map { feature.values[$0] } ?? .null
                zones.features.append(Feature(id: feature.id, shape: shape, values: [.null, level, .null]))
            }
        }
        label(&zones, labels.map { ($0.feature.id, $0.text, $0.at) }, &ledger)
        if let levels = options.levels { code(&zones, from: levels, &ledger) }
        return TableLayer(zones, entries: ledger.entries)
    }

    /// Polygons as they are; a closed line of at least three corners is the outline of one.
    private static func closed(_ shape: Shape) -> Shape? {
        switch shape {
        case .polygon, .multiPolygon: return shape
        case .lineString(let line):
            guard line.coordinates.count >= 4, line.coordinates.first == line.coordinates.last else { return nil }
            return .polygon(Polygon(Ring(line.coordinates)))
        default: return nil
        }
    }

    /// Text without the formatting codes of DXF MTEXT (`\P`, `{\fArial;…}`).
    private static func plain(_ text: String) -> String {
        var out = ""
        var rest = Substring(text)
        while let c = rest.popFirst() {
            if c == "{" || c == "}" { continue }
            guard c == "\\", let command = rest.first else {
                out.append(c)
                continue
            }
            rest.removeFirst()
            switch command {
            case "P", "~", "n": out.append(" ")
            case "\\", "{", "}": out.append(command)
            case "L", "l", "O", "o", "K", "k": continue
            default: rest = rest.drop { $0 != ";" }.dropFirst()
            }
        }
        return out.trimmed
    }

    /// Each text goes to the smallest zone around it.
    private func label(
        _ zones: inout FeatureTable, _ labels: [(id: Int64, text: String, at: Coordinate)], _ ledger: inout Ledger
    ) {
        let locator = PolygonLocator(zones.features.map { $0.shape ?? .multiPolygon([]) })
        let areas = zones.features.map { $0.shape?.area ?? 0 }
        var texts = [[String]](repeating: [], count: zones.features.count)
        for label in labels {
            let around = locator.covering(label.at)
            guard let smallest = around.min(by: { (areas[$0], $0) < (areas[$1], $1) }) else {
                ledger.add(entry(label.id, .labelOutside, "“\(label.text)” stands in no shape"))
                continue
            }
            if !texts[smallest].contains(label.text) { texts[smallest].append(label.text) }
        }
        for index in zones.features.indices {
            let id = zones.features[index].id
            switch texts[index].count {
            case 0:
                if options.levels == nil { ledger.add(entry(id, .shapeWithoutLabel, "no text stands inside")) }
            case 1:
                zones.features[index].values[2] = .text(texts[index][0])
                zones.features[index].values[0] = .text(texts[index][0])
            default:
                let all = texts[index].joined(separator: " | ")
                zones.features[index].values[2] = .text(all)
                ledger.add(entry(id, .severalLabels, "several texts inside: \(all)"))
            }
        }
    }

    private func code(_ zones: inout FeatureTable, from levels: [String: String], _ ledger: inout Ledger) {
        for index in zones.features.indices {
            let level = zones.features[index].values[1].text ?? ""
            if let code = levels[level] {
                zones.features[index].values[0] = .text(code)
            } else {
                zones.features[index].values[0] = .null
                ledger.add(entry(zones.features[index].id, .unknownLevel, "level “\(level)” has no code"))
            }
        }
    }

    private func entry(_ id: Int64, _ defect: Defect, _ detail: String) -> LedgerEntry {
        LedgerEntry(
            source: path, layer: "zones", feature: String(id), defect: defect, action: .kept, detail: detail)
    }
}
