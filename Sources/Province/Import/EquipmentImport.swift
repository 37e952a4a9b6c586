import GeoStore
import Geometry
import Propagation
import Units

/// Reads what a row of a station list says of antennas and radios; what cannot be used is listed, and the template stands in.
struct EquipmentImport {
    let workspace: Workspace
    let province: Workspace.Province
    let columns: StationColumns
    let feature: Feature
    let row: Int
    let position: Coordinate

    func read(_ technologies: [Technology], _ reader: inout LayerImport) -> Station.Equipment {
        var equipment = Station.Equipment()
        let electrical = number(columns.tilt, &reader)
        let mechanical = number(columns.mechanicalTilt, &reader)
        if electrical != nil || mechanical != nil {
            // ASSUMPTION: a mechanical tilt acts like an electrical one; behind the panel it would lift the beam.
            equipment.downtilt = .degrees((electrical ?? 0) + (mechanical ?? 0))
        }
        equipment.power = number(columns.power, &reader).map { .dBm($0) }
        equipment.feederLoss = number(columns.feeder, &reader).map { Decibels($0) }
        equipment.pattern = feature.text(columns.fields["pattern"]).map {
            $0.hasPrefix("/") ? $0 : workspace.folder + "/" + $0
        }
        equipment.carriers = carriers(technologies, &reader)
        return equipment
    }

    private func number(_ column: TypedColumn<Double>?, _ reader: inout LayerImport) -> Double? {
        if let complaint = column?.complaint(row) { complain(complaint, &reader) }
        return column?[row]
    }

    /// Bands by the names planners write, e.g. `GSM900;LTE1800;LTE2100`.
    private func carriers(
        _ technologies: [Technology], _ reader: inout LayerImport
    ) -> [Technology: [Frequency]] {
        var carriers: [Technology: [Frequency]] = [:]
        let words = (feature.text(columns.fields["bands"]) ?? "").split { ";,/+ |".contains($0) }.map(String.init)
        for word in words {
            guard let carrier = Band.carrier(named: word), let technology = Band.technology(named: word) else {
                let suggestion = Band.nearest(to: word).map { "; \($0) may be meant" } ?? ""
                complain("band “\(word)” is not known\(suggestion)", &reader)
                continue
            }
            guard technologies.contains(technology) else {
                complain("band “\(word)” is one of \(technology.rawValue), which the station does not have", &reader)
                continue
            }
            if carriers[technology]?.contains(carrier) != true { carriers[technology, default: []].append(carrier) }
        }
        return carriers
    }

    private func complain(_ text: String, _ reader: inout LayerImport) {
        reader.add(
            province.stations, feature.id, .badValue, .kept, text + "; the template stands in", at: position)
    }
}
