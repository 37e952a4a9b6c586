extension InstanceFile {
    /// Points are those of the demand file, or without one those of the table, in the order they first appear.
    static func distanceTable(_ table: DelimitedTable, demand: String?) throws(SitingError) -> InstanceFile {
        let siteColumn = try table.column("name", "site", "facility")
        let pointColumn = try table.column("DestinationName", "destination", "point", "client")
        let distanceColumn = try table.column("distance")
        var weights: [Double] = []
        var points: [String: Int] = [:]
        if let demand {
            let second = try DelimitedTable(text(demand), file: demand)
            let named = Set(table.rows.map { $0.fields[pointColumn] })
            let weightColumn = try second.column("POP2000", "demand", "weight", "population", "pop")
            guard let idColumn = nameColumn(of: second, named) else {
                throw .missingColumn(
                    file: demand, wanted: [table.columns[pointColumn]], present: second.columns)
            }
            for row in second.rows {
                let name = row.fields[idColumn]
                guard points[name] == nil else {
                    throw .malformed(file: demand, line: row.line, expected: "a name not used before; \(name) is")
                }
                points[name] = weights.count
                weights.append(try second.number(row, weightColumn))
            }
        }
        let weightColumn = demand == nil ? try table.column("demand", "weight", "population") : nil
        var sites: [String: Int] = [:]
        var candidates: [Candidate] = []
        var distances: [(site: Int, point: Int, distance: Double)] = []
        for row in table.rows {
            let site = row.fields[siteColumn], point = row.fields[pointColumn]
            if sites[site] == nil {
                sites[site] = candidates.count
                candidates.append(Candidate(id: site))
            }
            if points[point] == nil {
                guard let weightColumn else {
                    let expected = "a point of the demand file; \(point) is not"
                    throw .malformed(file: table.file, line: row.line, expected: expected)
                }
                points[point] = weights.count
                weights.append(try table.number(row, weightColumn))
            }
            if let site = sites[site], let point = points[point] {
                distances.append((site, point, try table.number(row, distanceColumn)))
            }
        }
        return InstanceFile(
            candidates: candidates, links: .table(weights: weights, distances: distances))
    }

    /// The column that holds most of the names.
    private static func nameColumn(of table: DelimitedTable, _ names: Set<String>) -> Int? {
        let hits = table.columns.indices.map { column in table.rows.count { names.contains($0.fields[column]) } }
        guard let best = hits.indices.max(by: { (hits[$0], $1) < (hits[$1], $0) }), hits[best] > 0 else { return nil }
        return best
    }
}
