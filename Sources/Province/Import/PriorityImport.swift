import GeoStore
import Geometry
import Propagation

/// Reads the places that have to be served; a row that cannot be used is set aside with the reason and the remedy.
struct PriorityImport {
    let workspace: Workspace
    let province: Workspace.Province
    let communes: [AdministrativeUnit]
    /// Those that ask for service; a place may name one of them.
    let operators: OperatorNames

    func run(_ reader: inout LayerImport) throws(ProvinceError) -> [PriorityPlace] {
        guard let layer = province.priorityPlaces else { return [] }
        let table = try reader.read(layer, role: "priority_places", as: .any)
        let mapped = try reader.columns(of: layer, in: table)
        let columns = Columns(
            fields: mapped.fields,
            share: try mapped.numbers("share", as: .share, in: Double.leastNormalMagnitude...1, &reader),
            people: try mapped.numbers("people", as: .number, in: 0...CensusImport.most, &reader))
        var gate = SourceGate(source: layer.source, unread: 0)
        let topology = Topology()
        var places: [PriorityPlace] = []
        for (row, feature) in table.features.enumerated() {
            guard let place = try place(feature, row, layer, columns, topology, &reader, &gate) else { continue }
            let isNew = !places.contains {
                ($0.name, $0.technology, $0.operator) == (place.name, place.technology, place.operator)
            }
            guard isNew else {
                reader.add(
                    layer, feature.id, .badValue, .setAside,
                    "“\(place.name)” asks for \(place.technology.rawValue) a second time; give each place a name of its own",
                    at: place.position)
                continue
            }
            places.append(place)
        }
        try gate.check(of: table.features.count)
        return places
    }

    private struct Columns {
        let fields: [String: Int], share: TypedColumn<Double>?, people: TypedColumn<Double>?
    }

    private func place(
        _ feature: Feature, _ row: Int, _ layer: Workspace.Layer, _ columns: Columns, _ topology: Topology,
        _ reader: inout LayerImport, _ gate: inout SourceGate
    ) throws(ProvinceError) -> PriorityPlace? {
        let fields = columns.fields
        guard let shape = feature.shape else {
            gate.lose("no position")  // the reader's ledger has it
            return nil
        }
        func refuse(_ defect: Defect, _ detail: String, at position: Coordinate? = nil) -> PriorityPlace? {
            gate.lose(detail)
            reader.add(layer, feature.id, defect, .setAside, detail, at: position)
            return nil
        }
        guard let name = feature.text(fields["name"]) else {
            return refuse(.missingValue, "priority place without a name; give it one of its own")
        }
        let position: Coordinate
        switch shape {
        case .point(let point): position = point
        case .polygon, .multiPolygon:
            position = try ProvinceError.wrap(layer.source) { try topology.interiorPoint(of: shape) }
        default: return refuse(.invalid, "“\(name)” is neither an area nor a point; draw one of them")
        }
        guard communes.contains(where: { $0.shape.holds(position) }) else {
            return refuse(
                .outsideStudyArea,
                "“\(name)” lies outside the communes; check its coordinates, or draw only the part inside", at: position
            )
        }
        let word = feature.text(fields["technology"]) ?? ""
        guard let technology = Technology(listed: word) else {
            return refuse(.badValue, "“\(name)”: technology “\(word)”; write 2G, 3G, 4G or 5G", at: position)
        }
        guard let share = columns.share?[row] else {
            let value = feature.text(fields["share"]) ?? ""
            return refuse(
                .badValue,
                "“\(name)”: share “\(value)”; write the share of its area to be served, above 0 and at most 1",
                at: position)
        }
        let people = columns.people?[row]
        if let text = feature.text(fields["people"]), columns.people?.complaint(row) != nil {
            return refuse(
                .badValue, "“\(name)”: people “\(text)”; write how many work there, 0 or more, or leave it empty",
                at: position)
        }
        let stated = feature.text(fields["operator"])
        let owner = stated.flatMap { operators[$0] }
        if let owner = stated, operators[owner] == nil {
            return refuse(
                .unmatched,
                "“\(name)”: no operator “\(owner)”; those that ask for service are "
                    + operators.all.joined(separator: ", ")
                    + "; correct it, or leave it empty where any operator counts", at: position)
        }
        return PriorityPlace(
            name: name, technology: technology, share: share, people: people, operator: owner, shape: shape,
            position: position)
    }
}
