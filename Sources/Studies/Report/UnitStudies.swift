import GeoStore
import Geometry
import PermitRules
import Propagation
public import Province
public import Units

/// Divides a study among its units, so that a batch of reports reads each part without computing it again.
public struct UnitStudies: Sendable {
    public let result: ZonesResult
    private let world: World
    private let cells: CommuneCells
    /// Commune of each station; nil outside all communes.
    private let communeOfStation: [Int?]
    /// By commune.
    private let land: [[LandTally]]
    private let communeNumbers: [String: Int]

    /// Pairs a report lists.
    static let pairs = 10

    /// - Parameter result: of the same scene.
    public init(scene: Scene, result: ZonesResult, run: Run = Run()) throws(StudyError) {
        world = scene.world
        self.result = result
        let world = scene.world
        cells = CommuneCells(result.coverage, communes: world.communes)
        let locator = PolygonLocator(world.communes.map(\.shape))
        communeOfStation = result.stations.map { locator.covering($0.position).first }
        communeNumbers = Dictionary(
            world.communes.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        land = try StudyError.wrap(world.workspace.name) {
            try LandTallies(scene, locator: locator, run: run).byCommune
        }
    }

    /// Commune of each station that stands in one.
    public var communes: [Station.ID: UnitReference] {
        var communes: [Station.ID: UnitReference] = [:]
        for (station, commune) in zip(result.stations, communeOfStation) {
            if let commune { communes[station.id] = world.communes[commune].reference }
        }
        return communes
    }

    /// Every unit of a level, in order of code.
    public func units(_ level: UnitLevel) -> [UnitSummary] {
        switch level {
        case .province: [result.province]
        case .district: result.districts
        case .commune: result.communes
        }
    }

    /// - Throws: ``StudyError/unitWithoutPeople(unit:commune:)`` or ``StudyError/unitWithoutArea(unit:)``: figures of such
    ///   a unit would look complete and are not.
    public func study(of unit: UnitSummary, level: UnitLevel) throws(StudyError) -> UnitStudy {
        let members = world.communes.indices.filter { number in
            switch level {
            case .province: true
            case .district: world.communes[number].district.map { world.districts[$0].code } == unit.unit.code
            case .commune: world.communes[number].code == unit.unit.code
            }
        }
        for number in members where world.communes[number].people == nil {
            throw .unitWithoutPeople(unit: unit.unit.name, commune: world.communes[number].name)
        }
        let box = members.reduce(Box.empty) { $0.union(world.communes[$1].shape.box) }
        guard !box.isEmpty else { throw .unitWithoutArea(unit: unit.unit.name) }
        let part = part(unit, level, members, box)
        var stations: [Station.ID: UnitReference] = [:]
        let inside = Set(members)
        for (station, commune) in zip(result.stations, communeOfStation) {
            if let commune, inside.contains(commune) { stations[station.id] = world.communes[commune].reference }
        }
        let pairs = try StudyError.wrap(unit.unit.name) {
            try MastPair.closest(part.stations, crs: result.crs, count: Self.pairs)
        }
        return UnitStudy(
            level: level, unit: unit, result: part, communeOfStation: stations, coverage: coverage(members),
            land: members.flatMap { land[$0] }, closestMasts: pairs, neighbours: neighbours(of: inside, box))
    }

    private func part(_ unit: UnitSummary, _ level: UnitLevel, _ members: [Int], _ box: Box) -> ZonesResult {
        guard level != .province else { return result }
        let codes = Set(members.map { world.communes[$0].code })
        let inside = Set(members)
        var part = result
        part.zones = result.zones.filter { codes.contains($0.commune.code) }
        part.communes = result.communes.filter { codes.contains($0.unit.code) }
        part.districts = []
        part.province = unit
        part.stations = []
        for (station, commune) in zip(result.stations, communeOfStation) {
            if let commune, inside.contains(commune) { part.stations.append(station) }
        }
        var named: Set<Place.ID> = []
        for zone in part.zones {
            for way in zone.atDates.flatMap(\.operators) { named.formUnion(way.places.map(\.place)) }
        }
        part.places = result.places.filter { named.contains($0.id) }
        let window = box.expanded(by: 0.1 * max(box.width, box.height))
        for index in part.coverage.indices {
            part.coverage[index].level = part.coverage[index].level.cropped(to: window)
        }
        return part
    }

    private func coverage(_ members: [Int]) -> [CoverageTally] {
        var zones: [Int: [Zone]] = [:]
        for zone in result.zones {
            if let commune = communeNumbers[zone.commune.code] { zones[commune, default: []].append(zone) }
        }
        var tallies: [CoverageTally] = []
        for commune in members {
            for (index, layer) in result.coverage.enumerated() {
                var tally = CoverageTally(
                    commune: world.communes[commune].reference, operator: layer.operator,
                    technology: layer.technology, peopleOutdoors: 0, peopleIndoors: 0, people: 0,
                    covered: Double(cells.covered[index][commune]) * cells.cellArea,
                    area: Double(cells.cells[commune]) * cells.cellArea)
                for zone in zones[commune] ?? [] {
                    tally.people += zone.people
                    let share = zone.coverage.first {
                        $0.operator == layer.operator && $0.technology == layer.technology
                    }
                    guard let share else { continue }
                    tally.peopleOutdoors += Int((share.outdoor * Double(zone.people)).rounded())
                    tally.peopleIndoors += Int((share.indoor * Double(zone.people)).rounded())
                }
                tallies.append(tally)
            }
        }
        return tallies
    }

    private func neighbours(of inside: Set<Int>, _ box: Box) -> [UnitStudy.Neighbour] {
        let window = box.expanded(by: 0.2 * max(box.width, box.height))
        return world.communes.indices.filter { number in
            !inside.contains(number) && world.communes[number].shape.box.intersects(window)
        }.map { UnitStudy.Neighbour(name: world.communes[$0].name, shape: world.communes[$0].shape) }
    }
}
