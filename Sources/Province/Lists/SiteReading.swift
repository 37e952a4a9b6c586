import GeoStore
import Geometry
public import PermitRules
import Units

/// Makes sites of the rows of a list; what cannot be read becomes a problem beside the good rows.
struct SiteReading {
    let columns: SiteColumns
    let cells: SiteCells
    /// To longitude and latitude, and from there to the working grid.
    let toGeographic: Transformer
    let toGrid: Transformer
    /// In the working grid; nil accepts every place.
    let studyArea: Box?

    struct Row {
        var site: Site?
        var problems: [SiteProblem] = []
    }

    /// - Parameter number: of the row in the table the columns were made of.
    func read(_ feature: Feature, at number: Int) -> Row {
        var row = Row()
        guard case .at(let raw) = feature.place else {
            if let columns = columns.position {
                let cells = Set([columns.x, columns.y]).sorted().map { feature.text($0) ?? "" }
                row.problems = [.unreadablePosition(cells.joined(separator: "; "))]
            } else {
                row.problems = [.notOnePoint(feature.place)]
            }
            return row
        }
        guard let (place, position) = locate(raw) else {
            row.problems = [.outside(raw, cause: slip(raw))]
            return row
        }
        var site = Site(
            id: id(of: feature), row: feature.id, place: place, position: position,
            operator: feature.text(columns.owner))
        if let text = feature.text(columns.structure) {
            guard let structure = StructureClass(listed: text) else {
                row.problems = [.unknownStructure(text)]
                return row
            }
            site.structure = structure
        }
        for fact in cells.facts {
            if let observation = fact.observation(number, &row.problems) {
                site.observations[fact.definition.fact] = observation
            }
        }
        site.compound = cells.value(cells.compound, number, .number, &row.problems)
        site.antenna = antenna(feature, number, &row.problems)
        row.site = site
        return row
    }

    func id(of feature: Feature) -> String { feature.text(columns.site) ?? "\(feature.id)" }

    private func locate(_ raw: Coordinate) -> (place: Coordinate, position: Coordinate)? {
        guard let place = try? toGeographic.transform(raw), let position = try? toGrid.transform(place) else {
            return nil
        }
        guard studyArea?.contains(position) ?? true else { return nil }
        return (place, position)
    }

    private func slip(_ raw: Coordinate) -> SiteProblem.Slip? {
        guard studyArea != nil else { return nil }
        let slips: [(SiteProblem.Slip, Coordinate)] = [
            (.exchanged, Coordinate(raw.y, raw.x)), (.xOverTen, Coordinate(raw.x * 10, raw.y)),
            (.xTimesTen, Coordinate(raw.x / 10, raw.y)), (.yOverTen, Coordinate(raw.x, raw.y * 10)),
            (.yTimesTen, Coordinate(raw.x, raw.y / 10)),
        ]
        return slips.first { locate($0.1) != nil }?.0
    }

    // MARK: antenna

    /// ASSUMPTION: MHz of an EIRP given without its band; most 4G of Vietnam is there.
    private static let usualCarrier = 1800.0

    private func antenna(_ feature: Feature, _ row: Int, _ problems: inout [SiteProblem]) -> Site.Antenna? {
        let power = cells.value(cells.power, row, .number, &problems)
        let carrier = cells.value(cells.carrier, row, .number, &problems)
        let tilt = cells.value(cells.tilt, row, .number, &problems)
        guard let height = cells.value(cells.height, row, .number, &problems) else { return nil }
        var bands: [Site.Antenna.Band] = []
        var assumed: Set<Site.Antenna.Assumed> = tilt == nil ? [.downtilt] : []
        if let text = feature.text(columns.bands) {
            guard let found = Self.bands(text) else {
                problems.append(.badValue(column: "bands", value: text, expected: .bands))
                return nil
            }
            bands = found
        } else if let power {
            bands = [.init(carrier: carrier ?? Self.usualCarrier, power: power)]
            if carrier == nil { assumed.insert(.carrier) }
        }
        guard !bands.isEmpty else { return nil }
        var antenna = Site.Antenna(height: height, bands: bands, downtilt: tilt ?? StationTemplate.downtilt.degrees)
        antenna.assumed = assumed
        guard (try? antenna.radiation()) != nil else {
            let text = bands.map { "\($0.carrier):\($0.power)" }.joined(separator: ";")
            problems.append(.badValue(column: "bands", value: text, expected: .bands))
            return nil
        }
        return antenna
    }

    /// `900:58; 1800:62`: MHz and dBm; nil for anything else, also for what no station radiates.
    static func bands(_ text: String) -> [Site.Antenna.Band]? {
        var bands: [Site.Antenna.Band] = []
        for part in text.split(separator: ";") {
            let pair = part.split(separator: ":").map { FieldValue.text(String($0)).typedNumber }
            guard pair.count == 2, let carrier = pair[0], let power = pair[1] else { return nil }
            bands.append(.init(carrier: carrier, power: power))
        }
        return bands.isEmpty ? nil : bands
    }
}

extension Site {
    /// A fact as typed: `true` or `có`, a number with point or comma, a word, a day; nil when it is none of its kind.
    public static func observation(of definition: FactDefinition, from text: String) -> Observation? {
        let table = FeatureTable(
            name: "", crs: nil, fields: [FieldDefinition("", .text)],
            features: [Feature(id: 1, shape: nil, values: [.text(text)])])
        var problems: [SiteProblem] = []
        let fact = SiteCells.FactColumn(definition, column: 0, in: table, decimal: nil, order: nil)
        let observation = fact?.observation(0, &problems)
        return problems.isEmpty ? observation : nil
    }
}

extension Site.Antenna.Band {
    /// `900:58;1800:62`: MHz and EIRP in dBm; nil for anything else.
    public static func list(_ text: String) -> [Self]? { SiteReading.bands(text) }
}
