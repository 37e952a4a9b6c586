import ArgumentParser
import GeoStore
import Geometry
import PermitRules
import Province
import Reports
import Studies

/// One site by flags; structures and operator also apply to the rows of a list that name none.
struct SiteOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Texts.spoken.atHelp, valueName: Texts.spoken.positionValue)) var at: String?
    @Option(help: ArgumentHelp(Texts.spoken.crsHelp, valueName: "EPSG:…")) var crs: String?
    @Option(name: .customLong("structure"), help: ArgumentHelp(Texts.spoken.structureHelp))
    var structures: [StructureClass] = []
    @Option(help: ArgumentHelp(Texts.spoken.operatorHelp)) var `operator`: String?
    @Option(help: ArgumentHelp(Texts.spoken.siteHeightHelp, valueName: "m")) var height: Double?
    @Option(help: ArgumentHelp(Texts.spoken.compoundHelp, valueName: "m²")) var compound: Double?
    @Option(help: ArgumentHelp(Texts.spoken.bandsHelp, valueName: "MHz:dBm")) var bands: String?
    @Option(help: ArgumentHelp(Texts.spoken.tiltHelp, valueName: "°")) var tilt: Double = 3
    @Option(name: .customLong("set"), help: ArgumentHelp(Texts.spoken.setHelp, valueName: Texts.spoken.answerValue))
    var facts: [String] = []

    /// The system positions are given in; nil is left to the list.
    var system: CRS? { crs.map { CRS($0) } }

    func site(in scene: FactScene) throws -> Site {
        let crs = system ?? .wgs84
        let isGeographic = try crs.details().kind == .geographic
        guard let text = at, let raw = PositionText.parse(text, isGeographic: isGeographic) else {
            throw Texts.spoken.badPosition(at ?? "")
        }
        func locate(_ raw: Coordinate) throws -> (place: Coordinate, position: Coordinate) {
            let place = try Transformer(from: crs, to: .wgs84).transform(raw)
            return (place, try Transformer(from: .wgs84, to: scene.workspace.crs).transform(place))
        }
        var site: Site
        if let area = scene.studyArea {
            func inside(_ raw: Coordinate) -> Site? {
                (try? locate(raw)).flatMap { area.contains($0.position) ? self.site(at: $0) : nil }
            }
            if let usual = inside(raw) {
                site = usual
            } else if let other = inside(Coordinate(raw.y, raw.x)) {
                // The other order is believed only where the province tells that it is meant, and is said.
                Console.error(Texts.spoken.otherOrder(text, isGeographic: isGeographic))
                site = other
            } else {
                throw Texts.spoken.outside(text)
            }
        } else {
            site = self.site(at: try locate(raw))
        }
        site.compound = compound
        for fact in facts { try set(fact, on: &site, scene.book) }
        if let height {
            site.observations[Fact(rawValue: "height")] = Observation(.number(height))
            if let bands {
                guard let parsed = Site.Antenna.Band.list(bands) else { throw Texts.spoken.badBands(bands) }
                site.antenna = Site.Antenna(height: height, bands: parsed, downtilt: tilt)
            }
        } else if bands != nil {
            throw Texts.spoken.bandsNeedHeight
        }
        return site
    }

    private func site(at located: (place: Coordinate, position: Coordinate)) -> Site {
        Site(id: "", place: located.place, position: located.position, operator: `operator`)
    }

    private func set(_ text: String, on site: inout Site, _ book: RuleBook) throws {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        let names = book.facts.map(\.fact.rawValue)
        guard parts.count == 2, let definition = book.facts.first(where: { $0.fact.rawValue == parts[0] }) else {
            throw Texts.spoken.unknownFact(text, known: names)
        }
        guard let observation = Site.observation(of: definition, from: parts[1]) else {
            throw Texts.spoken.badFact(text, kind: definition.kind)
        }
        site.observations[definition.fact] = observation
    }
}
