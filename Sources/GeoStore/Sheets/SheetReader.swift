import Geometry

/// Makes a layer of points, or a plain table, from a grid of text.
struct SheetReader {
    let path: String
    let options: SourceOptions

    func layer(_ source: TextGrid) throws(StoreError) -> TableLayer {
        if let filter = options.filter {
            throw .badFilter(
                path: path, layer: source.name, filter: filter, reason: "sheets and text tables take no filter")
        }
        var grid = source
        var entries = grid.notes.map { entry(grid, "", .encodingDetected, .noted, $0) }
        guard !grid.rows.isEmpty else {
            throw .headerMissing(path: path, layer: grid.name, rowsSearched: 0)
        }
        let header = try HeaderSearch(grid: grid, path: path, options: options).find()
        let blocks = SheetBlocks(grid, below: header)
        grid = blocks.grid
        for (row, isHeading, wasReordered) in blocks.removed {
            let words = source.rows[row].filter { !$0.isEmpty }.joined(separator: " | ")
            let detail = words + (wasReordered ? "; the rows below have their columns in this order" : "")
            entries.append(entry(grid, "\(row + 1)", isHeading ? .headingRepeated : .titleRow, .dropped, detail))
        }
        let rows = dataRows(grid, below: header, &entries)
        let columns = header.names.indices.filter { column in
            !header.names[column].isEmpty || rows.contains { !grid.cell($0, column).isEmpty }
        }
        let typed = columns.map { column in NarrowColumn(rows.map { row in grid.cell(row, column) }) }
        var table = FeatureTable(
            name: grid.name, crs: nil,
            fields: zip(columns, typed).map { column, typed in
                let name = header.names[column]
                return FieldDefinition(name.isEmpty ? "column \(column + 1)" : name, typed.kind)
            })
        for (index, row) in rows.enumerated() {
            table.features.append(Feature(id: Int64(row + 1), shape: nil, values: typed.map { $0.values[index] }))
        }
        if let x = header.x, let y = header.y {
            addPoints(&table, grid, header, x, y, &entries)
        } else if let pair = header.pair {
            addPairs(&table, grid, header, pair, &entries)
        } else {
            addWKT(&table, grid, &entries)
        }
        return TableLayer(table, entries: entries)
    }

    /// Rows with data: blank rows, the row of column numbers and total rows are left out.
    private func dataRows(
        _ grid: TextGrid, below header: HeaderSearch.Found, _ entries: inout [LedgerEntry]
    ) -> [Int] {
        var rows: [Int] = []
        for row in (header.row + 1)..<max(grid.rows.count, header.row + 1) {
            let cells = grid.rows[row]
            let filled = cells.filter { !$0.trimmed.isEmpty }
            if filled.isEmpty { continue }
            if rows.isEmpty, Self.isNumbering(filled) {
                entries.append(entry(grid, "\(row + 1)", .numberingRow, .dropped, filled.joined(separator: " | ")))
            } else if isTotal(cells, header) {
                entries.append(entry(grid, "\(row + 1)", .totalRow, .dropped, filled.joined(separator: " | ")))
            } else {
                rows.append(row)
            }
        }
        return rows
    }

    /// `(1) (2) (3)` or `1 2 3` under the headings.
    private static func isNumbering(_ cells: [String]) -> Bool {
        guard cells.count >= 3 else { return false }
        let marks = cells.map { $0.trimmed.filter { $0 != "(" && $0 != ")" && $0 != "[" && $0 != "]" } }
        let letters = marks.prefix { $0.count == 1 && $0.first?.isLetter == true }
        // A, B, C for the columns of words, 1, 2, 3 for those of numbers.
        let isLettered = letters.enumerated().allSatisfy { $1.utf8.first == UInt8(ascii: "A") + UInt8($0) }
        return isLettered && marks.dropFirst(letters.count).enumerated().allSatisfy { $1 == String($0 + 1) }
    }

    /// A row that begins with “Tổng”, “Cộng” or “Total” and has no coordinates.
    private func isTotal(_ cells: [String], _ header: HeaderSearch.Found) -> Bool {
        for column in [header.x, header.y].compactMap({ $0 }) where column < cells.count {
            if !cells[column].trimmed.isEmpty, AngleText(cells[column]) != nil { return false }
        }
        guard let first = cells.first(where: { !$0.trimmed.isEmpty && NumberText.number($0) == nil }) else {
            return false
        }
        let words = NormalForm.folded(first).split { !$0.isLetter }.map(String.init)
        guard let word = words.first else { return false }
        switch word {
        case "tong": return words.count == 1 || ["cong", "so", "toan", "hop"].contains(words[1])
        case "cong": return words.count == 1 || header.x != nil
        case "total", "subtotal", "sum": return true
        default: return false
        }
    }

    private func addPoints(
        _ table: inout FeatureTable, _ grid: TextGrid, _ header: HeaderSearch.Found, _ x: Int, _ y: Int,
        _ entries: inout [LedgerEntry]
    ) {
        var kept: [Feature] = []
        for var feature in table.features {
            let row = Int(feature.id) - 1
            var numbers: [Double] = []
            for column in [x, y] {
                let text = grid.cell(row, column).trimmed
                if let number = header.isGeographic
                    ? AngleText(text)?.degrees : NumberText.number(text) ?? AngleText(text)?.degrees
                {
                    numbers.append(number)
                } else {
                    let name = header.names[column]
                    entries.append(
                        entry(
                            grid, "\(feature.id)", .badCoordinate, options.isRowByRow ? .kept : .setAside,
                            text.isEmpty ? "“\(name)” is empty" : "“\(name)” is “\(text)”, not a coordinate"))
                    break
                }
            }
            if numbers.count == 2 {
                feature.shape = .point(Coordinate(numbers[0], numbers[1]))
            } else if !options.isRowByRow {
                continue
            }
            kept.append(feature)
        }
        table.features = kept
        setSystem(&table, grid, header, "columns “\(header.names[x])” and “\(header.names[y])”", &entries)
        if options.xField == nil, !header.isGeographic, Self.isNorthEast(kept) {
            for index in table.features.indices {
                guard case .point(let c) = table.features[index].shape else { continue }
                table.features[index].shape = .point(Coordinate(c.y, c.x))
            }
            entries.append(
                entry(
                    grid, "", .northEastColumns, .noted,
                    "“\(header.names[x])” holds northings and “\(header.names[y])” eastings, as Vietnamese surveys "
                        + "write them; read so"))
        }
    }

    /// A datum that headings or titles name is believed; one that contradicts what is declared is told.
    private func setSystem(
        _ table: inout FeatureTable, _ grid: TextGrid, _ header: HeaderSearch.Found, _ columns: String,
        _ entries: inout [LedgerEntry]
    ) {
        table.crs = options.crs
        if let declared = options.crs {
            let isOther =
                header.datum == .vn2000 ? declared == .wgs84 : header.datum == .wgs84 && declared != .wgs84
            if isOther {
                let named = header.datum == .vn2000 ? "VN-2000" : "WGS 84"
                entries.append(
                    entry(
                        grid, "", .crsDoubtful, .kept,
                        "the headings name \(named) and the system declared is \(declared.shortName); the declared one counts"
                    ))
            }
        } else if header.isGeographic {
            table.crs = header.datum == .vn2000 ? .epsg(4756) : .wgs84
            entries.append(
                entry(
                    grid, "", .crsAssumed, .noted,
                    header.datum == .vn2000
                        ? "\(columns) taken as degrees of VN-2000 (EPSG:4756), as the headings say"
                        : "\(columns) taken as WGS 84 (EPSG:4326)"))
        }
    }

    /// One column with both coordinates. Which comes first is told by letters of the compass, by a number no latitude can
    /// be, or by the heading.
    private func addPairs(
        _ table: inout FeatureTable, _ grid: TextGrid, _ header: HeaderSearch.Found, _ column: Int,
        _ entries: inout [LedgerEntry]
    ) {
        let name = header.names[column]
        let words = NormalForm.folded(name)
        func place(_ word: [String]) -> String.Index? { word.compactMap { words.firstRange(of: $0)?.lowerBound }.min() }
        let latitude = place(["lat", "vi do", "vy do"]), longitude = place(["lon", "lng", "kinh do"])
        let headed: Bool? = latitude.flatMap { a in longitude.map { a < $0 } }
        var kept: [Feature] = []
        for var feature in table.features {
            let text = grid.cell(Int(feature.id) - 1, column).trimmed
            var reason = text.isEmpty ? "“\(name)” is empty" : "“\(name)” is “\(text)”, not a position"
            if let read = PositionText.degrees(text) {
                let c = read.coordinate
                let isLatitudeFirst: Bool? =
                    read.isOrderStated || abs(c.x) > 90 ? false : abs(c.y) > 90 ? true : headed
                if let isLatitudeFirst {
                    feature.shape = .point(isLatitudeFirst ? Coordinate(c.y, c.x) : c)
                } else {
                    reason = "“\(name)” is “\(text)”, of which nothing says what is the latitude; say it in the heading"
                }
            }
            if feature.shape == nil {
                entries.append(
                    entry(
                        grid, "\(feature.id)", .badCoordinate, options.isRowByRow ? .kept : .setAside, reason))
                if !options.isRowByRow { continue }
            }
            kept.append(feature)
        }
        table.features = kept
        setSystem(&table, grid, header, "column “\(name)”", &entries)
    }

    /// Columns X and Y of a Vietnamese survey: X between 0.8 and 2.7 million metres (latitudes 7° to 24°), Y a
    /// false easting around half a million. No row may say otherwise.
    private static func isNorthEast(_ features: [Feature]) -> Bool {
        features.contains { $0.shape != nil }
            && features.allSatisfy { feature in
                guard case .point(let c) = feature.shape else { return true }
                return (800_000...2_700_000).contains(c.x) && (150_000...799_999).contains(c.y)
            }
    }

    /// A column named WKT, as OGR and QGIS export it.
    private func addWKT(_ table: inout FeatureTable, _ grid: TextGrid, _ entries: inout [LedgerEntry]) {
        guard let column = ["wkt", "wkt_geom", "_wktgeom_", "geometry", "geom"].lazy.compactMap(table.fieldIndex).first
        else { return }
        let before = entries
        var kept: [Feature] = []
        var found = false
        for var feature in table.features {
            if let text = feature.values[column].text {
                guard let shape = OGRShape.read(wkt: text) else {
                    entries.append(
                        entry(grid, "\(feature.id)", .badCoordinate, .setAside, "“\(text.prefix(40))” is no WKT"))
                    continue
                }
                feature.shape = shape
                found = true
            }
            feature.values.remove(at: column)
            kept.append(feature)
        }
        // Without one readable geometry it is a text column that happens to have this name.
        guard found else { return entries = before }
        table.features = kept
        table.fields.remove(at: column)
        table.crs = options.crs
    }

    private func entry(
        _ grid: TextGrid, _ feature: String, _ defect: Defect, _ action: LedgerAction, _ detail: String
    ) -> LedgerEntry {
        LedgerEntry(
            source: path, layer: grid.name, feature: feature, defect: defect, action: action, detail: detail)
    }
}
