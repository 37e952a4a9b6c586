import Foundation
import GeoStore
import Geometry
import PermitRules
import Propagation
import Units

/// Reads operators' station lists: one row per operator and site, sectors from a template where none are given.
struct StationImport {
    let workspace: Workspace
    let province: Workspace.Province
    /// Box of the communes in the study's CRS, with a margin.
    let studyArea: Box

    private var layer: Workspace.Layer { province.stations }

    func run(_ reader: inout LayerImport) throws(ProvinceError) -> [Station] {
        let table = try reader.read(layer, role: "stations", as: .places)
        let mapped = try reader.columns(of: layer, in: table)
        let columns = try StationColumns(mapped, &reader)
        let crs = table.crs ?? layer.crs ?? .wgs84
        let transformer = try ProvinceError.wrap(layer.source) { try Transformer(from: crs, to: workspace.crs) }
        let operators = OperatorNames(table.features.compactMap { $0.text(columns.fields["operator"]) })
        var gate = SourceGate(source: layer.source, unread: reader.unread)
        var rows: [(id: Int64, station: Station)] = []
        var withoutStatus = 0
        for (row, feature) in table.features.enumerated() {
            guard let raw = reader.place(of: feature, in: layer) else {
                gate.lose("no position")
                continue
            }
            guard let position = try? transformer.transform(raw), studyArea.contains(position) else {
                let cause = "lies outside the province" + hint(raw, transformer)
                gate.lose(cause)
                reader.add(
                    layer, feature.id, .outsideStudyArea, .setAside, "station at \(raw.x), \(raw.y) \(cause)")
                continue
            }
            switch columns.status?.cells[row] {
            case .value(.gone), .value(.intended):
                let text = feature.text(columns.fields["status"]) ?? ""
                let cause = columns.status?[row] == .gone ? "it serves nobody any more" : "nobody has approved it yet"
                reader.add(
                    layer, feature.id, .notInService, .setAside,
                    "“\(columns.status?.heading ?? "")” is “\(text)”: \(cause)",
                    at: position)
                continue
            case .bad:
                let complaint = columns.status?.complaint(row) ?? ""
                gate.lose(complaint)
                reader.add(layer, feature.id, .badValue, .setAside, complaint, at: position)
                continue
            case .blank: withoutStatus += 1
            default: break
            }
            if let station = station(feature, row, columns, position, operators, &reader, &gate) {
                rows.append((feature.id, station))
            }
        }
        for (spelling, name) in operators.replaced {
            reader.add(layer, "", .sameOperator, .noted, "“\(spelling)” is read as the operator “\(name)”")
        }
        if withoutStatus > 0 {
            reader.add(layer, "", .missingValue, .noted, "\(withoutStatus) rows give no status; taken as built")
        }
        try gate.check(of: table.features.count)
        guard !rows.isEmpty else {
            throw .noUsableFeature(
                source: layer.source, expected: "stations with operator, technologies, height and position")
        }
        var stations = StationGrouping(layer: layer, hasIds: columns.fields["site"] != nil).run(rows, &reader)
        let duplicates = Dictionary(grouping: stations.indices) { stations[$0].id }.filter { $0.value.count > 1 }
        for (id, members) in duplicates {
            for (n, i) in members.enumerated() { stations[i].id = "\(id)#\(n + 1)" }
        }
        return stations.sorted { $0.id < $1.id }
    }

    private func station(
        _ feature: Feature, _ row: Int, _ columns: StationColumns, _ position: Coordinate, _ operators: OperatorNames,
        _ reader: inout LayerImport, _ gate: inout SourceGate
    ) -> Station? {
        let fields = columns.fields
        func refuse(_ defect: Defect, _ detail: String) -> Station? {
            gate.lose(detail)
            reader.add(layer, feature.id, defect, .setAside, detail, at: position)
            return nil
        }
        guard let owner = feature.text(fields["operator"]).flatMap({ operators[$0] }) else {
            return refuse(.missingValue, "station without an operator")
        }
        let (technologies, unknown) = Technology.listed(in: feature.text(fields["technologies"]) ?? "")
        for word in unknown {
            reader.cell(fields["technologies"], unreadable: true)
            reader.add(
                layer, feature.id, .badValue, .kept, "unknown technology “\(word)”; known: \(Technology.listed)",
                at: position)
        }
        guard !technologies.isEmpty else { return refuse(.missingValue, "station without a technology") }
        guard let height = columns.heights?[row] else {
            let complaint = columns.heights?.complaint(row)
            return refuse(complaint == nil ? .missingValue : .badValue, complaint ?? "station without a height")
        }
        for complaint in [columns.structures?.complaint(row), columns.approved?.complaint(row)].compactMap(\.self) {
            reader.add(layer, feature.id, .badValue, .kept, complaint + "; read as not given", at: position)
        }
        let site = feature.text(fields["site"]) ?? "row \(feature.id)"
        let azimuths = azimuths(feature, fields, &reader, position)
        return Station(
            id: "\(site)/\(owner)", site: site, operator: owner, technologies: technologies,
            onRoof: columns.structures?[row].flatMap(\.isOnRoof), height: .metres(height), position: position,
            status: columns.status?[row] == .approved ? .approved : .built,
            decision: feature.text(fields["decision"]), approvedOn: columns.approved?[row],
            azimuths: azimuths ?? StationTemplate.azimuths, sectorsAssumed: azimuths == nil,
            equipment: EquipmentImport(
                workspace: workspace, province: province, columns: columns, feature: feature, row: row,
                position: position
            )
            .read(technologies, &reader))
    }

    private func azimuths(
        _ feature: Feature, _ fields: [String: Int], _ reader: inout LayerImport, _ position: Coordinate
    ) -> [Angle]? {
        guard let text = feature.text(fields["azimuths"]) else { return nil }
        var out: [Angle] = []
        let marks: Set<Character> =
            text.contains(where: { ";/|".contains($0) }) ? [";", "/", "|", " "] : [";", ",", " ", "-"]
        for word in text.split(whereSeparator: { marks.contains($0) || $0.isWhitespace }) {
            guard let degrees = Dimension.angle.value(of: String(word)), (0...360).contains(degrees) else {
                reader.cell(fields["azimuths"], unreadable: true)
                reader.add(
                    layer, feature.id, .badValue, .kept,
                    "azimuth “\(word)”; expected degrees from 0 to 360; the template stands in", at: position)
                return nil
            }
            out.append(.degrees(degrees))
        }
        return out.isEmpty ? nil : out
    }

    /// The cause that would bring the station into the province, if one of the usual slips does.
    private func hint(_ raw: Coordinate, _ transformer: Transformer) -> String {
        let slips: [(String, Coordinate)] = [
            ("x and y exchanged", Coordinate(raw.y, raw.x)),
            ("longitude ten times too small", Coordinate(raw.x * 10, raw.y)),
            ("longitude ten times too large", Coordinate(raw.x / 10, raw.y)),
            ("latitude ten times too small", Coordinate(raw.x, raw.y * 10)),
            ("latitude ten times too large", Coordinate(raw.x, raw.y / 10)),
        ]
        for (cause, candidate) in slips {
            if let position = try? transformer.transform(candidate), studyArea.contains(position) {
                return "; suspected cause: \(cause)"
            }
        }
        return "; check its coordinates"
    }
}
