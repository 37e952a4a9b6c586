import GeoStore
import Geometry

/// Joins the census to the communes: by code, else by name, each match by name in the ledger.
///
/// A row whose code no commune has is found by the names of commune and district, however they are written. It counts
/// only where exactly one row and exactly one commune fit each other (field review, item 22). Rows that fit none are
/// unused, and counted: the file may cover the whole country.
///
/// A second, newer count goes the same way into another figure of the commune.
struct CensusImport {
    let workspace: Workspace
    let province: Workspace.Province
    let census: Workspace.Census
    let role: String
    let figure: WritableKeyPath<AdministrativeUnit, Int?>

    static func counted(_ workspace: Workspace, _ province: Workspace.Province) -> Self {
        Self(workspace: workspace, province: province, census: province.census, role: "census", figure: \.people)
    }

    static func current(_ workspace: Workspace, _ province: Workspace.Province) -> Self? {
        province.currentPopulation.map {
            Self(workspace: workspace, province: province, census: $0, role: "current_population", figure: \.peopleNow)
        }
    }

    /// A row without a code the communes have.
    private struct Named {
        var feature: Feature
        var row: Int
        var code: String?
        var name: String
        var district: String?
    }

    /// No row of a census counts more people than the country has.
    static let most = 150_000_000.0
    /// Share of the communes that need a row. ASSUMPTION: a census that knows fewer is of another place or another year's
    /// codes; the rest would count as having no residents.
    private static let least = 0.5

    func run(_ units: inout UnitImport.Units, _ reader: inout LayerImport) throws(ProvinceError) {
        let layer = census.layer
        let provinces = provinceNames
        let table = try reader.read(layer, role: role, as: .places)
        let columns = try reader.columns(of: layer, in: table)
        let fields = columns.fields
        guard
            let people = try columns.numbers(
                "population", as: .count, in: 0...Self.most, &reader)
        else { return }
        let codes = table.features.map { $0.text(fields["code"]) }
        var join = CodeJoin(units.communes.map(\.code), joining: codes.lazy.compactMap(\.self))
        var named: [Named] = []
        var unused = 0
        for (row, feature) in table.features.enumerated() {
            let code = codes[row]
            if let commune = code.flatMap({ join.unit($0) }) {
                count(feature, people, row, for: &units.communes[commune], &reader)
            } else if let province = feature.text(fields["province"]), !provinces.contains(UnitName.folded(province)) {
                unused += 1
            } else if let name = feature.text(fields["name"]) {
                named.append(
                    Named(
                        feature: feature, row: row, code: code, name: name,
                        district: feature.text(fields["district"])))
            } else if code != nil {
                unused += 1
            } else {
                let mapped = fields["name"] == nil ? "a unit code" : "a unit code or name"
                reader.add(
                    layer, feature.id, .missingValue, .setAside,
                    "\(role == "census" ? "census" : "population") row without \(mapped)")
            }
        }
        unused += joinByName(named, people, &units, &reader)
        if let note = join.note { reader.add(layer, "", .joinedByName, .noted, note) }
        let joined = units.communes.count { $0[keyPath: figure] != nil }
        reader.joined(joined, of: units.communes.count)
        guard
            units.communes.count < SourceGate.smallest || Double(joined) >= Self.least * Double(units.communes.count)
        else {
            throw .joinFailed(
                source: layer.source, joined: joined, of: units.communes.count,
                found: Array(table.features.lazy.compactMap { $0.text(fields["code"] ?? fields["name"]) }.prefix(3)),
                wanted: units.communes.prefix(3).map { fields["code"] == nil ? $0.name : $0.code })
        }
        if unused > 0 {
            reader.add(
                layer, "", .unmatched, .noted, "\(unused) rows belong to no commune of the workspace and are unused")
        }
        let effect = figure == \.people ? "it counts as having no residents" : "its current population stays empty"
        for commune in units.communes where commune[keyPath: figure] == nil {
            reader.add(
                layer, commune.code, .unmatched, .noted,
                "no \(role == "census" ? "census" : "population") row for commune \(commune.code) (\(commune.name)); \(effect)"
            )
        }
    }

    private var provinceNames: Set<String> {
        let own = VN2000.provinces.first { $0.code == province.code }.map { [$0.name] } ?? []
        return Set((census.provinces.isEmpty ? own : census.provinces).map(UnitName.folded))
    }

    /// - Returns: the number of rows that fit no commune.
    private func joinByName(
        _ rows: [Named], _ people: TypedColumn<Double>, _ units: inout UnitImport.Units, _ reader: inout LayerImport
    ) -> Int {
        let layer = census.layer
        let names = CommuneNames(districts: units.districts, communes: units.communes)
        var unused = 0
        var rowsOf: [Int: [Named]] = [:]
        for row in rows {
            let fitting = names.communes(named: row.name, district: row.district)
            switch fitting.count {
            case 0: unused += 1
            case 1: rowsOf[fitting[0], default: []].append(row)
            default:
                let codes = fitting.map { units.communes[$0].code }.joined(separator: ", ")
                reader.add(
                    layer, row.feature.id, .ambiguous, .setAside,
                    "“\(Self.label(row))” fits \(fitting.count) communes (\(codes)); give the rows their codes")
            }
        }
        for (commune, rows) in rowsOf.sorted(by: { $0.key < $1.key }) {
            let unit = units.communes[commune]
            guard unit[keyPath: figure] == nil, rows.count == 1 else {
                for row in rows {
                    reader.add(
                        layer, row.feature.id, .ambiguous, .setAside,
                        "“\(Self.label(row))” fits commune \(unit.code) (\(unit.name)) by name, but "
                            + (unit[keyPath: figure] == nil ? "\(rows.count) rows do" : "another row has its code"))
                }
                continue
            }
            reader.add(
                layer, rows[0].feature.id, .joinedByName, .noted,
                "“\(Self.label(rows[0]))” taken as commune \(unit.code) (\(unit.name)) by name; "
                    + (rows[0].code.map { "no commune has its code \($0)" } ?? "the row has no code"))
            count(rows[0].feature, people, rows[0].row, for: &units.communes[commune], &reader)
        }
        return unused
    }

    private static func label(_ row: Named) -> String {
        [row.name, row.district].compactMap(\.self).joined(separator: ", ")
    }

    /// Takes the row's people, unless the commune has some already or the figure is none.
    private func count(
        _ feature: Feature, _ column: TypedColumn<Double>, _ row: Int, for commune: inout AdministrativeUnit,
        _ reader: inout LayerImport
    ) {
        let layer = census.layer
        guard let people = column[row] else {
            reader.add(
                layer, feature.id, .badValue, .setAside,
                "population of \(commune.code) is “\(column.text(row))”; expected \(column.expected)")
            return
        }
        if let known = commune[keyPath: figure] {
            reader.add(
                layer, feature.id, .ambiguous, .setAside,
                "\(commune.code) occurs again with \(Int(people)) people; the first row (\(known)) counts")
            return
        }
        commune[keyPath: figure] = Int(people)
    }
}
