/// Finds the row of column names and the columns of coordinates in a sheet with title rows above them.
struct HeaderSearch {
    struct Found {
        /// Counted from 0.
        var row: Int
        var names: [String]
        var x: Int?
        var y: Int?
        /// The columns are longitude and latitude, not easting and northing.
        var isGeographic: Bool
    }

    enum Axis { case longitude, latitude, x, y }

    /// Rows looked at; titles of official tables take up to seven.
    static let depth = 30

    let grid: TextGrid
    let path: String
    let options: SourceOptions

    func find() throws(StoreError) -> Found {
        let row = try headerRow()
        let names = names(row)
        if options.xField != nil || options.yField != nil {
            return Found(
                row: row, names: names, x: try column(options.xField, names, "xField"),
                y: try column(options.yField, names, "yField"),
                isGeographic: options.xField.map { Self.axis($0) == .longitude } ?? false)
        }
        let axes = names.map(Self.axis)
        let longitude = axes.firstIndex(of: .longitude), latitude = axes.firstIndex(of: .latitude)
        if let longitude, let latitude {
            return Found(row: row, names: names, x: longitude, y: latitude, isGeographic: true)
        }
        if longitude != nil || latitude != nil {
            throw .fieldMissing(
                path: path, layer: grid.name, field: longitude == nil ? "longitude" : "latitude",
                available: names.filter { !$0.isEmpty })
        }
        let x = axes.firstIndex(of: .x), y = axes.firstIndex(of: .y)
        let both = x != nil && y != nil
        return Found(row: row, names: names, x: both ? x : nil, y: both ? y : nil, isGeographic: false)
    }

    private func column(_ field: String?, _ names: [String], _ option: String) throws(StoreError) -> Int {
        let wanted = NormalForm.folded(field ?? option)
        guard let index = names.firstIndex(where: { NormalForm.folded($0) == wanted }) else {
            throw .fieldMissing(
                path: path, layer: grid.name, field: field ?? option, available: names.filter { !$0.isEmpty })
        }
        return index
    }

    private func headerRow() throws(StoreError) -> Int {
        if let declared = options.headerRow {
            guard declared >= 0, declared <= grid.rows.count else {
                throw .headerMissing(path: path, layer: grid.name, rowsSearched: grid.rows.count)
            }
            return declared - 1
        }
        let rows = 0..<min(grid.rows.count, Self.depth)
        if let xField = options.xField {
            let wanted = NormalForm.folded(xField)
            if let row = rows.first(where: { grid.rows[$0].contains { NormalForm.folded($0) == wanted } }) {
                return row
            }
        }
        if let row = rows.first(where: { row in
            let axes = grid.rows[row].map(Self.axis)
            return (axes.contains(.longitude) && axes.contains(.latitude)) || (axes.contains(.x) && axes.contains(.y))
        }) {
            return row
        }
        // Official tables number their rows in a column STT or TT (số thứ tự).
        let numbering: Set<String> = ["stt", "tt", "so tt", "ma tram", "ma bts"]
        if let row = rows.first(where: { row in
            grid.rows[row].count > 1 && grid.rows[row].contains { numbering.contains(NormalForm.folded($0)) }
        }) {
            return row
        }
        // Else the first row that is as full as the rows below it and mostly words; titles fill one cell.
        let width = rows.map { row in grid.rows[row].count { !$0.isEmpty } }.max() ?? 0
        if let row = rows.first(where: { row in
            let filled = grid.rows[row].filter { !$0.isEmpty }
            return filled.count * 2 > width && filled.count { NumberText.number($0) == nil } * 2 >= filled.count
        }) {
            return row
        }
        throw .headerMissing(path: path, layer: grid.name, rowsSearched: rows.count)
    }

    /// Names of a header row; blanks under a merged heading take the name of the row above.
    private func names(_ row: Int) -> [String] {
        guard row >= 0 else { return (0..<grid.width).map { "column \($0 + 1)" } }
        var names = (0..<grid.width).map { grid.cell(row, $0).trimmed }
        if row > 0 {
            let above = (0..<grid.width).map { grid.cell(row - 1, $0).trimmed }
            // A title is one cell; a second row of headings has several.
            if above.filter({ !$0.isEmpty }).count > 1 {
                for column in names.indices where names[column].isEmpty { names[column] = above[column] }
            }
        }
        for column in names.indices {
            names[column] = NormalForm.composed(
                names[column].split(whereSeparator: \.isWhitespace).joined(separator: " "))
        }
        var seen: [String: Int] = [:]
        for column in names.indices where !names[column].isEmpty {
            let key = names[column].lowercased()
            seen[key, default: 0] += 1
            if let count = seen[key], count > 1 { names[column] += "_\(count)" }
        }
        return names
    }

    /// What a heading says, whatever its case, marks, unit in brackets or datum behind it.
    static func axis(_ heading: String) -> Axis? {
        var name = NormalForm.folded(heading)
        if let bracket = name.firstIndex(of: "(") { name = String(name[..<bracket]).trimmed }
        name = name.filter { $0 != "." && $0 != ":" }
        for suffix in [" wgs84", " wgs 84", " wgs-84", " vn2000", " vn-2000", " vn 2000", " deg", " dd"]
        where name.hasSuffix(suffix) {
            name = String(name.dropLast(suffix.count))
        }
        switch name {
        case "longitude", "lon", "lng", "long", "kinh do", "kinhdo", "kd", "gps longitude", "site longitude",
            "bts longitude", "toa do kinh do", "longtitude", "decimal longitude":
            return .longitude
        case "latitude", "lat", "vi do", "vido", "vy do", "vd", "gps latitude", "site latitude", "bts latitude",
            "toa do vi do", "decimal latitude":
            return .latitude
        case "x", "x coord", "xcoord", "easting", "east", "toa do x", "point x", "coord x", "x m", "utm x":
            return .x
        case "y", "y coord", "ycoord", "northing", "north", "toa do y", "point y", "coord y", "y m", "utm y":
            return .y
        default:
            return nil
        }
    }
}
