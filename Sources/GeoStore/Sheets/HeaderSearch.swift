import Geometry

/// Finds the row of column names and the columns of coordinates in a sheet with title rows above them.
struct HeaderSearch {
    struct Found {
        /// The last row of headings, counted from 0.
        var row: Int
        var names: [String]
        var x: Int?
        var y: Int?
        /// One column with both coordinates.
        var pair: Int?
        /// The columns are longitude and latitude, not easting and northing.
        var isGeographic: Bool
        /// That the headings, or the titles above them, name.
        var datum: CoordinateHeading.Datum
    }

    /// Rows looked at; titles of official tables take up to seven.
    static let depth = 30

    let grid: TextGrid
    let path: String
    let options: SourceOptions

    func find() throws(StoreError) -> Found {
        let row = try headerRow()
        guard row >= 0 else {
            let names = (0..<grid.width).map { "column \($0 + 1)" }
            return try found(row, names, parents: names.map { _ in [] }, titles: [])
        }
        let headings = HeadingRows(grid, around: row)
        let titles = grid.rows[..<headings.rows.lowerBound].joined().filter { !$0.isEmpty } + [grid.name]
        return try found(headings.rows.upperBound, headings.names, parents: headings.parents, titles: Array(titles))
    }

    private func found(
        _ row: Int, _ names: [String], parents: [[String]], titles: [String]
    ) throws(StoreError) -> Found {
        let titled = titles.map(CoordinateHeading.datum).first { $0 != .none } ?? .none
        func datum(_ column: Int) -> CoordinateHeading.Datum {
            let own = ([names[column]] + parents[column].reversed()).map(CoordinateHeading.datum)
            return own.first { $0 != .none } ?? titled
        }
        if options.xField != nil || options.yField != nil {
            let x = try column(options.xField, names, "xField"), y = try column(options.yField, names, "yField")
            // Both meanings may name one column that holds a pair.
            let axis = CoordinateHeading(names[x])?.axis
            return Found(
                row: row, names: names, x: x == y ? nil : x, y: x == y ? nil : y, pair: x == y ? x : nil,
                isGeographic: axis == .longitude || x == y, datum: datum(x))
        }
        let axes = names.map { CoordinateHeading($0)?.axis }
        // Of two pairs the one in WGS 84, then the one of which nothing is said.
        for wanted in CoordinateHeading.Datum.allCases {
            func first(_ axis: CoordinateHeading.Axis) -> Int? {
                axes.indices.first { axes[$0] == axis && datum($0) == wanted }
            }
            if let x = first(.longitude), let y = first(.latitude) {
                return Found(row: row, names: names, x: x, y: y, isGeographic: true, datum: wanted)
            }
        }
        let longitude = axes.firstIndex(of: .longitude), latitude = axes.firstIndex(of: .latitude)
        let x = axes.firstIndex(of: .x), y = axes.firstIndex(of: .y), pair = axes.firstIndex(of: .pair)
        if let pair, x == nil || y == nil, holdsPositions(pair, below: row) {
            return Found(row: row, names: names, pair: pair, isGeographic: true, datum: datum(pair))
        }
        if (longitude == nil) != (latitude == nil), x == nil || y == nil {
            throw .fieldMissing(
                path: path, layer: grid.name, field: longitude == nil ? "longitude" : "latitude",
                available: names.filter { !$0.isEmpty })
        }
        if let x = longitude ?? x, let y = latitude ?? y, longitude != nil || (axes[x] == .x && axes[y] == .y) {
            return Found(row: row, names: names, x: x, y: y, isGeographic: longitude != nil, datum: datum(x))
        }
        return Found(row: row, names: names, isGeographic: false, datum: titled)
    }

    /// A column may be called a position and hold the posts of people.
    private func holdsPositions(_ column: Int, below row: Int) -> Bool {
        let filled = grid.rows.dropFirst(row + 1).lazy.map { column < $0.count ? $0[column] : "" }.filter {
            !$0.isEmpty
        }
        .prefix(200)
        return filled.count { PositionText.degrees($0) != nil } * 2 >= max(filled.count, 1)
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
            let axes = grid.rows[row].map { CoordinateHeading($0)?.axis }
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
}
