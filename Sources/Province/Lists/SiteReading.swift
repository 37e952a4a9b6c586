import GeoStore
import Geometry
public import PermitRules
import Units

/// Makes sites of the rows of a list; what cannot be read becomes a problem beside the good rows.
struct SiteReading {
    let columns: SiteColumns
    /// To longitude and latitude, and from there to the working grid.
    let toGeographic: Transformer
    let toGrid: Transformer
    /// In the working grid; nil accepts every place.
    let studyArea: Box?

    struct Row {
        var site: Site?
        var problems: [SiteProblem] = []
    }

    func read(_ feature: Feature) -> Row {
        var row = Row()
        guard case .at(let raw) = feature.place else {
            if let columns = columns.position {
                let cells = [feature.text(columns.x) ?? "", feature.text(columns.y) ?? ""]
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
        for (definition, column) in columns.facts {
            switch Self.observation(feature, definition, column) {
            case .found(let observation): site.observations[definition.fact] = observation
            case .missing: break
            case .bad(let value, let expected):
                row.problems.append(
                    .badValue(column: definition.fact.rawValue, value: value, expected: expected))
            }
        }
        site.compound = columns.compound.flatMap { feature.values[$0].typedNumber }
        site.antenna = antenna(feature, &row.problems)
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

    // MARK: facts

    enum Cell {
        case found(Observation)
        /// Blank: not known, but for a word and a day, where nothing written means there is none.
        case missing
        case bad(String, SiteProblem.Expected)
    }

    static func observation(_ feature: Feature, _ definition: FactDefinition, _ column: Int) -> Cell {
        guard let text = feature.text(column) else {
            return definition.kind == .word || definition.kind == .day ? .found(Observation(.none)) : .missing
        }
        return observation(text, number: feature.values[column].typedNumber, definition)
    }

    /// - Parameter number: the text as a number, if it is one.
    static func observation(_ text: String, number: Double?, _ definition: FactDefinition) -> Cell {
        switch definition.kind {
        case .flag: FlagText.parse(text).map { .found(Observation(.flag($0))) } ?? .bad(text, .yesOrNo)
        case .number: number.map { .found(Observation(.number($0))) } ?? .bad(text, .number)
        case .day: DayText.parse(text).map { .found(Observation(.day($0))) } ?? .bad(text, .day)
        case .word: .found(Observation(.word(text)))
        case .engine: .missing
        }
    }

    // MARK: antenna

    private func antenna(_ feature: Feature, _ problems: inout [SiteProblem]) -> Site.Antenna? {
        guard let height = columns.height.flatMap({ feature.values[$0].typedNumber }) else { return nil }
        var bands: [Site.Antenna.Band] = []
        if let text = feature.text(columns.bands) {
            guard let found = Self.bands(text) else {
                problems.append(.badValue(column: "bands", value: text, expected: .bands))
                return nil
            }
            bands = found
        } else if let power = columns.power.flatMap({ feature.values[$0].typedNumber }) {
            let carrier = columns.carrier.flatMap { feature.values[$0].typedNumber } ?? 1800
            bands = [.init(carrier: carrier, power: power)]
        }
        guard !bands.isEmpty else { return nil }
        let tilt = columns.tilt.flatMap { feature.values[$0].typedNumber } ?? StationTemplate.downtilt.degrees
        let antenna = Site.Antenna(height: height, bands: bands, downtilt: tilt)
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
        let cell = SiteReading.observation(text, number: FieldValue.text(text).typedNumber, definition)
        if case .found(let observation) = cell { return observation }
        return nil
    }
}

extension Site.Antenna.Band {
    /// `900:58;1800:62`: MHz and EIRP in dBm; nil for anything else.
    public static func list(_ text: String) -> [Self]? { SiteReading.bands(text) }
}
