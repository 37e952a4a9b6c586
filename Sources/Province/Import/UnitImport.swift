import GeoStore
import Geometry
import Units

/// Reads districts and communes, joins communes to districts, and notices exchanged district polygons.
struct UnitImport {
    let workspace: Workspace
    let province: Workspace.Province

    struct Units {
        var districts: [AdministrativeUnit] = []
        var communes: [AdministrativeUnit] = []
    }

    func run(_ reader: inout LayerImport) throws(ProvinceError) -> Units {
        var units = Units()
        if let layer = province.units.district {
            units.districts = try read(layer, role: "units.district", &reader)
            try exchange(province.units.swap, in: &units.districts)
        }
        units.communes = try read(province.units.commune, role: "units.commune", &reader)
        guard !units.communes.isEmpty else {
            throw .noUsableFeature(
                source: province.units.commune.source, expected: "commune polygons with code and name")
        }
        if !units.districts.isEmpty {
            try joinCommunesToDistricts(&units, &reader)
            noticeExchangedDistricts(units, &reader)
        }
        return units
    }

    private func read(
        _ layer: Workspace.Layer, role: String, _ reader: inout LayerImport
    ) throws(ProvinceError) -> [AdministrativeUnit] {
        let table = try reader.read(layer, role: role, as: .areas)
        let columns = try reader.columns(of: layer, in: table)
        let fields = columns.fields
        let valid = (from: try columns.dates("valid_from", &reader), until: try columns.dates("valid_to", &reader))
        var units: [AdministrativeUnit] = []
        for (row, feature) in table.features.enumerated() {
            guard let shape = feature.shape, let code = feature.text(fields["code"]), !code.isEmpty else {
                reader.add(layer, feature.id, .missingValue, .setAside, "unit without a code")
                continue
            }
            let name = feature.text(fields["name"]) ?? code
            let rankText = feature.text(fields["rank"])
            for complaint in [valid.from?.complaint(row), valid.until?.complaint(row)].compactMap(\.self) {
                reader.add(layer, code, .badValue, .kept, complaint + "; read as not given")
            }
            try checkDates(code, from: valid.from?[row], until: valid.until?[row], layer)
            units.append(
                AdministrativeUnit(
                    code: code, name: name,
                    rank: rankText.flatMap { UnitName.rank($0) } ?? UnitName.rank(inName: name), rankText: rankText,
                    shape: shape,
                    geodesicArea: try reader.geodesicArea(of: shape), district: nil,
                    namedDistrict: feature.text(fields["district_name"]) ?? feature.text(fields["district"]),
                    people: nil, peopleNow: nil))
        }
        units.sort { $0.code < $1.code }
        for (a, b) in zip(units, units.dropFirst()) where a.code == b.code {
            throw .duplicateCode(source: layer.source, code: a.code)
        }
        return units
    }

    private func checkDates(
        _ code: String, from: CalendarDate?, until: CalendarDate?, _ layer: Workspace.Layer
    ) throws(ProvinceError) {
        let date = province.units.date
        let isOutside = (from.map { date < $0 } ?? false) || (until.map { date > $0 } ?? false)
        guard isOutside else { return }
        let valid = "\(from.map(\.description) ?? "")…\(until.map(\.description) ?? "")"
        throw .unitOutsideItsDates(source: layer.source, unit: code, date: date.description, valid: valid)
    }

    /// Exchanges the polygons of the named pairs; codes and names stay.
    private func exchange(_ pairs: [String], in districts: inout [AdministrativeUnit]) throws(ProvinceError) {
        for start in stride(from: 0, to: pairs.count - 1, by: 2) {
            let positions = [pairs[start], pairs[start + 1]].map { code in districts.firstIndex { $0.code == code } }
            guard let a = positions[0] else { throw unknownUnit(pairs[start]) }
            guard let b = positions[1] else { throw unknownUnit(pairs[start + 1]) }
            (districts[a].shape, districts[b].shape) = (districts[b].shape, districts[a].shape)
            (districts[a].geodesicArea, districts[b].geodesicArea) =
                (districts[b].geodesicArea, districts[a].geodesicArea)
        }
    }

    private func unknownUnit(_ code: String) -> ProvinceError {
        .unknownUnit(file: workspace.file, key: "units.swap", code: code)
    }

    /// Smallest share of a commune's area that a district has to hold to be joined with it.
    private static let majority = 0.5

    /// By largest overlap. A district that the commune's record names by code is taken when it holds most of the commune,
    /// too; a district that holds less is no parent, whoever names it.
    private func joinCommunesToDistricts(_ units: inout Units, _ reader: inout LayerImport) throws(ProvinceError) {
        var join = CodeJoin(
            units.districts.map(\.code), joining: units.communes.lazy.compactMap(\.namedDistrict))
        let overlay = AreaOverlay(units.districts.map(\.shape))
        let shares = try ProvinceError.wrap(province.units.commune.source) {
            try overlay.areas(with: units.communes.map(\.shape)).pairs
        }
        let held = Dictionary(grouping: shares, by: \.second)
        let layer = province.units.commune
        for c in units.communes.indices {
            let commune = units.communes[c]
            let named = commune.namedDistrict.flatMap { join.unit($0) }
            let parts = (held[c] ?? []).map { (district: $0.first, share: $0.area / commune.shape.area) }
            let best = parts.max { ($0.share, $1.district) < ($1.share, $0.district) }
            func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }
            func code(_ district: Int) -> String { units.districts[district].code }
            let ofNamed = named.map { district in parts.first { $0.district == district }?.share ?? 0 }
            if let named, let ofNamed, ofNamed > Self.majority {
                units.communes[c].district = named
                continue
            }
            let names =
                named.map { "it names district \(code($0)), which holds \(percent(ofNamed ?? 0)) % of its area" }
            guard let best, best.share > Self.majority else {
                let most = best.map {
                    "district \(code($0.district)) holds \(percent($0.share)) % of its area, too little to be joined"
                }
                reader.add(
                    layer, commune.code, .unmatched, .noted,
                    [names ?? most ?? "commune overlaps no district of the layer", "it belongs to no district"]
                        .joined(separator: "; "))
                continue
            }
            units.communes[c].district = best.district
            if let names {
                reader.add(
                    layer, commune.code, .ambiguous, .noted,
                    "\(names); joined to district \(code(best.district)), which holds \(percent(best.share)) %")
            } else if best.share < 0.9 {
                reader.add(
                    layer, commune.code, .overlap, .noted,
                    "joined to district \(code(best.district)), which holds \(percent(best.share)) % of its area")
            }
        }
    }

    /// Where communes name no district: an urban-ranked district without any phường beside a huyện that holds some.
    private func noticeByRank(
        _ units: Units, wards: [Int], named: Bool, _ layer: Workspace.Layer, _ reader: inout LayerImport
    ) {
        guard !named, wards.contains(where: { $0 > 0 }) else { return }
        func isUrban(_ district: Int) -> Bool {
            [.town, .city, .urbanDistrict].contains(units.districts[district].rank)
        }
        let bare = units.districts.indices.filter { isUrban($0) && wards[$0] == 0 }
        let odd = units.districts.indices.filter { units.districts[$0].rank == .ruralDistrict && wards[$0] > 0 }
        guard bare.count == 1, odd.count == 1 else { return }
        let (urban, rural) = (units.districts[bare[0]], units.districts[odd[0]])
        reader.add(
            layer, "\(urban.code), \(rural.code)", .polygonsExchanged, .noted,
            "the polygons of \(urban.code) (\(urban.name)) and \(rural.code) (\(rural.name)) seem to be exchanged: "
                + "\(urban.code) is of urban rank, yet its polygon holds no phường; \(rural.code) is a huyện, yet its polygon "
                + "holds \(wards[odd[0]]) phường; left as it is; to exchange them set units.swap: [\(urban.code), \(rural.code)]"
        )
    }

    /// Two districts hold each other's communes by name: their polygons are exchanged in the file.
    ///
    /// Nothing is repaired: the ledger names the pair, the evidence and the setting that would exchange them.
    private func noticeExchangedDistricts(_ units: Units, _ reader: inout LayerImport) {
        guard let layer = province.units.district else { return }
        let byName = Dictionary(
            units.districts.enumerated().map { (UnitName.folded($1.name), $0) }, uniquingKeysWith: { first, _ in first }
        )
        var votes = [[Int]](repeating: [Int](repeating: 0, count: units.districts.count), count: units.districts.count)
        var wards = [Int](repeating: 0, count: units.districts.count)
        for commune in units.communes {
            guard let held = commune.district else { continue }
            if commune.rank == .ward { wards[held] += 1 }
            guard let name = commune.namedDistrict, let named = byName[UnitName.folded(name)] else { continue }
            votes[held][named] += 1
        }
        func favourite(_ held: Int) -> Int? {
            let best = votes[held].indices.max { votes[held][$0] < votes[held][$1] }
            guard let best, votes[held][best] * 2 > votes[held].reduce(0, +) else { return nil }
            return best
        }
        noticeByRank(units, wards: wards, named: votes.contains { $0.contains { $0 > 0 } }, layer, &reader)
        for a in units.districts.indices {
            guard let b = favourite(a), a < b, favourite(b) == a else { continue }
            let first = units.districts[a], second = units.districts[b]
            func rankNote(_ i: Int) -> String {
                let unit = units.districts[i]
                guard let rank = unit.rank else { return "" }
                switch rank {
                case .ruralDistrict where wards[i] > 0: return "; a huyện, yet its polygon holds \(wards[i]) phường"
                case .town, .city, .urbanDistrict:
                    return wards[i] == 0 ? "; of urban rank, yet its polygon holds no phường" : ""
                default: return ""
                }
            }
            reader.add(
                layer, "\(first.code), \(second.code)", .polygonsExchanged, .noted,
                "the polygons of \(first.code) (\(first.name)) and \(second.code) (\(second.name)) seem to be exchanged: "
                    + "\(votes[a][b]) of \(votes[a].reduce(0, +)) communes inside \(first.code) name \(second.name), "
                    + "\(votes[b][a]) of \(votes[b].reduce(0, +)) inside \(second.code) name \(first.name)"
                    + rankNote(a) + rankNote(b)
                    + "; left as it is; to exchange them set units.swap: [\(first.code), \(second.code)]")
        }
    }
}
