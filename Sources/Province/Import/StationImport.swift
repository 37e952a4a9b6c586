import Foundation
import GeoStore
import Geometry
import Propagation
import Units

/// Reads operators' station lists: one row per operator and site, sectors from a template where none are given.
struct StationImport {
    let workspace: Workspace
    let province: Workspace.Province
    /// Box of the communes in the study's CRS, with a margin.
    let studyArea: Box

    /// Tallest structure believed, m; the tallest lattice masts of the country stay below.
    private static let heights = 1.0...350.0

    func run(_ reader: inout LayerImport) throws(ProvinceError) -> [Station] {
        let layer = province.stations
        let table = try reader.read(layer, role: "stations", as: .places)
        let fields = try reader.indices(of: layer, in: table)
        let crs = table.crs ?? layer.crs ?? .wgs84
        let transformer = try ProvinceError.wrap(layer.source) { try Transformer(from: crs, to: workspace.crs) }
        var stations: [Station] = []
        struct Equipment: Hashable {
            var `operator`: String, technologies: [Technology], position: Coordinate, status: Station.Status
            var azimuths: [Angle], radio: Station.Equipment
        }
        var seen: Set<Equipment> = []
        for feature in table.features {
            guard let raw = reader.place(of: feature, in: layer) else { continue }
            guard let position = try? transformer.transform(raw), studyArea.contains(position) else {
                reader.add(
                    layer, feature.id, .outsideStudyArea, .setAside,
                    "station at \(raw.x), \(raw.y) lies outside the province" + hint(raw, transformer))
                continue
            }
            guard let station = station(feature, fields, position, stations.count, &reader) else { continue }
            let equipment = Equipment(
                operator: station.operator, technologies: station.technologies, position: station.position,
                status: station.status, azimuths: station.azimuths, radio: station.equipment)
            guard seen.insert(equipment).inserted else {
                reader.add(
                    layer, feature.id, .duplicateGeometry, .setAside,
                    "site \(station.site) of \(station.operator) occurs again with the same equipment at the same position"
                )
                continue
            }
            stations.append(station)
        }
        guard !stations.isEmpty else {
            throw .noUsableFeature(
                source: layer.source, expected: "stations with operator, technologies, height and position")
        }
        let duplicates = Dictionary(grouping: stations.indices) { stations[$0].id }.filter { $0.value.count > 1 }
        for (id, members) in duplicates {
            for (n, i) in members.enumerated() { stations[i].id = "\(id)#\(n + 1)" }
        }
        return stations.sorted { $0.id < $1.id }
    }

    private func station(
        _ feature: Feature, _ fields: [String: Int], _ position: Coordinate, _ number: Int, _ reader: inout LayerImport
    ) -> Station? {
        let layer = province.stations
        guard let owner = feature.text(fields["operator"]) else {
            reader.add(layer, feature.id, .missingValue, .setAside, "station without an operator", at: position)
            return nil
        }
        let words = feature.text(fields["technologies"]) ?? ""
        var technologies: [Technology] = []
        for word in words.split(whereSeparator: { ";,/+ |".contains($0) }) {
            if let technology = Technology(rawValue: word.uppercased()) {
                if !technologies.contains(technology) { technologies.append(technology) }
            } else {
                reader.add(
                    layer, feature.id, .badValue, .kept, "unknown technology “\(word)”; known: 2G, 3G, 4G, 5G",
                    at: position)
            }
        }
        guard !technologies.isEmpty else {
            reader.add(layer, feature.id, .missingValue, .setAside, "station without a technology", at: position)
            return nil
        }
        guard let height = feature.real(fields["height"]), Self.heights.contains(height) else {
            let value = feature.text(fields["height"]) ?? ""
            reader.add(
                layer, feature.id, .badValue, .setAside, "height “\(value)”; expected metres from 1 to 350",
                at: position)
            return nil
        }
        let site = feature.text(fields["site"]) ?? "row \(feature.id)"
        let azimuths = azimuths(feature, fields, &reader, position)
        return Station(
            id: "\(site)/\(owner)", site: site, operator: owner,
            technologies: technologies.sorted { $0.rawValue < $1.rawValue },
            onRoof: feature.text(fields["structure"])?.lowercased().hasPrefix("roof") ?? false, height: .metres(height),
            position: position,
            status: feature.text(fields["status"])?.lowercased() == "approved" ? .approved : .built,
            decision: feature.text(fields["decision"]),
            approvedOn: feature.text(fields["approved"]).flatMap { CalendarDate($0.prefix(10)) },
            azimuths: azimuths ?? StationTemplate.azimuths, sectorsAssumed: azimuths == nil,
            equipment: EquipmentImport(
                workspace: workspace, province: province, feature: feature, fields: fields, position: position
            )
            .read(technologies, &reader))
    }

    private func azimuths(
        _ feature: Feature, _ fields: [String: Int], _ reader: inout LayerImport, _ position: Coordinate
    ) -> [Angle]? {
        guard let text = feature.text(fields["azimuths"]) else { return nil }
        var out: [Angle] = []
        for word in text.split(whereSeparator: { ";/ |".contains($0) }) {
            guard let degrees = Double(word), (0...360).contains(degrees) else {
                reader.add(
                    province.stations, feature.id, .badValue, .kept,
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
