import Geometry

/// Zones out of a CAD drawing (DGN v7, DXF), whose land-use codes are either levels or texts inside the shapes.
///
/// The layer “zones” has every polygon and closed outline with the fields code, level, label, number, area. `code`
/// comes from the declared table of levels, else from the texts that stand inside. What did not match is in the ledger.
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
        var zones = FeatureTable(
            name: "zones", crs: table.crs,
            fields: ["code", "level", "label", "number"].map { FieldDefinition($0, .text) }
                + [FieldDefinition("area", .real)])
        let texts = collect(from: table, into: &zones, &ledger)
        label(&zones, texts, &ledger)
        if let levels = options.levels { code(&zones, from: levels, &ledger) }
        return TableLayer(zones, entries: ledger.entries)
    }

    private struct Text {
        var id: Int64
        var text: String
        var at: Coordinate
    }

    /// - Returns: the texts; the shapes become zones.
    private func collect(
        from table: FeatureTable, into zones: inout FeatureTable, _ ledger: inout Ledger
    ) -> [Text] {
        let levelField = table.fieldIndex(driver == "DXF" ? "Layer" : "Level")
        let textField = table.fieldIndex("Text")
        var texts: [Text] = []
        var lines: [OutlineJoin.Line] = []
        for feature in table.features {
            let text = textField.flatMap { feature.values[$0].text }.map(DrawingText.plain) ?? ""
            let level = levelField.map { feature.values[$0] } ?? .null
            switch feature.shape {
            case .point(let at)? where !text.isEmpty: texts.append(Text(id: feature.id, text: text, at: at))
            case .polygon?, .multiPolygon?: add(&zones, feature.id, feature.shape, level)
            case .lineString(let line)?:
                lines.append(OutlineJoin.Line(id: feature.id, level: level, coordinates: line.coordinates))
            case .multiLineString(let parts)?:
                lines += parts.map { OutlineJoin.Line(id: feature.id, level: level, coordinates: $0.coordinates) }
            default: continue
            }
        }
        addOutlines(lines, to: &zones, texts, &ledger)
        zones.features.sort { $0.id < $1.id }
        // A hatch fills the outline that is drawn beside it.
        var seen: Set<Outline> = []
        let drawn = zones.features.count
        zones.features.removeAll { feature in feature.shape.map { !seen.insert(Outline($0)).inserted } ?? true }
        if zones.features.count < drawn {
            ledger.add(
                entry(nil, .duplicateGeometry, .setAside, "\(drawn - zones.features.count) shapes are drawn twice"))
        }
        return texts
    }

    private func add(_ zones: inout FeatureTable, _ id: Int64, _ shape: Shape?, _ level: FieldValue) {
        zones.features.append(Feature(id: id, shape: shape, values: [.null, level, .null, .null, .null]))
    }

    private func addOutlines(
        _ lines: [OutlineJoin.Line], to zones: inout FeatureTable, _ texts: [Text], _ ledger: inout Ledger
    ) {
        let joined: OutlineJoin
        do throws(GeometryError) {
            joined = try OutlineJoin(lines)
        } catch {
            ledger.add(entry(0, .openOutline, .setAside, "open lines could not be joined to outlines: \(error)"))
            return
        }
        var unlabelled = 0
        for outline in joined.outlines {
            let shape = Shape.polygon(Polygon(outline.ring))
            if let gap = outline.gap {
                if gap > 0 {
                    ledger.add(
                        entry(
                            outline.id, .openOutline, .repaired,
                            "outline closed over a gap of \(FieldValue.plain((gap * 1000).rounded() / 1000))",
                            at: outline.ring.coordinates[0]))
                }
            } else {
                // Frames, tables and legends are lines, too: only what carries a text is a parcel.
                let inside = PolygonLocator([shape])
                guard texts.contains(where: { !inside.covering($0.at).isEmpty }) else {
                    unlabelled += 1
                    continue
                }
                ledger.add(
                    entry(
                        outline.id, .openOutline, .repaired, "outline joined from lines drawn one by one",
                        at: outline.ring.coordinates[0]))
            }
            add(&zones, outline.id, shape, outline.level)
        }
        if unlabelled > 0 {
            ledger.add(
                entry(
                    nil, .openOutline, .setAside, "\(unlabelled) rings of single lines hold no text and are no parcels")
            )
        }
        for line in joined.open where line.coordinates.count >= 3 {
            ledger.add(
                entry(
                    line.id, .openOutline, .setAside, "the outline does not close, and is no parcel",
                    at: line.coordinates[0]))
        }
        let single = joined.open.count { $0.coordinates.count < 3 }
        if single > 0 {
            ledger.add(entry(nil, .openOutline, .setAside, "\(single) single lines enclose nothing and are no parcels"))
        }
    }

    /// Each text goes to the smallest zone around it.
    private func label(_ zones: inout FeatureTable, _ labels: [Text], _ ledger: inout Ledger) {
        let locator = PolygonLocator(zones.features.map { $0.shape ?? .multiPolygon([]) })
        let areas = zones.features.map { $0.shape?.area ?? 0 }
        var texts = [[String]](repeating: [], count: zones.features.count)
        for label in labels {
            let around = locator.covering(label.at)
            guard let smallest = around.min(by: { (areas[$0], $0) < (areas[$1], $1) }) else {
                ledger.add(
                    entry(label.id, .labelOutside, .kept, "“\(label.text)” stands in no shape", at: label.at))
                continue
            }
            if !texts[smallest].contains(label.text) { texts[smallest].append(label.text) }
        }
        for index in zones.features.indices {
            let id = zones.features[index].id
            let label = ParcelLabel(texts[index])
            let (number, area) = label.numbers(drawnArea: areas[index])
            let all = texts[index].map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
            if !all.isEmpty { zones.features[index].values[2] = .text(all.joined(separator: " | ")) }
            zones.features[index].values[0] = label.code.map { .text($0) } ?? .null
            zones.features[index].values[3] = number.map { .text($0) } ?? .null
            zones.features[index].values[4] = area.map { .real($0) } ?? .null
            let at = zones.features[index].shape?.box.centre
            if label.code == nil, options.levels == nil {
                if label.isBlank {
                    let found =
                        all.isEmpty
                        ? "no text stands inside" : "no land code stands inside, only \(all.joined(separator: " | "))"
                    ledger.add(entry(id, .shapeWithoutLabel, .kept, found, at: at))
                } else {
                    let several = label.codes.isEmpty ? label.others : label.codes
                    ledger.add(
                        entry(
                            id, .severalLabels, .kept, "several texts inside: \(several.joined(separator: " | "))",
                            at: at))
                }
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
                ledger.add(
                    entry(zones.features[index].id, .unknownLevel, .kept, "level “\(level)” has no code in “levels”"))
            }
        }
    }

    private func entry(
        _ id: Int64?, _ defect: Defect, _ action: LedgerAction, _ detail: String, at position: Coordinate? = nil
    ) -> LedgerEntry {
        LedgerEntry(
            source: path, layer: "zones", feature: id.map(String.init) ?? "", defect: defect, action: action,
            detail: detail, location: position.flatMap(longitudeLatitude))
    }

    private func longitudeLatitude(_ position: Coordinate) -> Coordinate? {
        guard let crs = options.crs, let details = try? crs.details() else { return nil }
        return LayerPlace(crs, details).longitudeLatitude(position)
    }
}
