import Foundation
import GeoStore
import Geometry
import Propagation
import Province
import Sunset
import Units

/// The province's lines, commune by commune, before anything is switched off.
struct SunsetStock {
    let world: World
    let rows: [[SubscriberRow?]]
    let terminals: [Terminal]
    let loss: LayerLoss
    let layer: Technology
    let staying: [Technology]
    private(set) var areas: [MigrationArea] = []
    /// Old terminals of the province.
    private(set) var device = 0
    /// Built stations per commune.
    private(set) var stations: [[Station]]

    /// - Throws: ``StudyError/unknownUnit(file:key:code:)`` for a row of a commune that is not there.
    init(
        world: World, rows: [SubscriberRow], operators: [String], terminals: [Terminal], strata: [Stratum],
        places: [StockSpread.Place], layer: Technology, staying: [Technology], loss: LayerLoss, parameters: ParameterSet
    ) throws {
        let index = Dictionary(
            world.communes.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        var found = [[SubscriberRow?]](
            repeating: [SubscriberRow?](repeating: nil, count: operators.count), count: world.communes.count)
        for row in rows {
            guard let commune = index[row.commune], let column = operators.firstIndex(of: row.operator) else {
                throw ProvinceError.unknownUnit(file: "subscribers", key: "code", code: row.commune)
            }
            found[commune][column] = row
        }
        self.world = world
        self.rows = found
        self.terminals = terminals
        self.loss = loss
        (self.layer, self.staying) = (layer, staying)
        stations = world.communes.map { _ in [] }
        let locator = PolygonLocator(world.communes.map(\.shape))
        for station in world.stations where station.status == .built {
            if let commune = locator.covering(station.position).first { stations[commune].append(station) }
        }
        let effects = PaceEffects(
            subsidyEffect: try parameters.value("subsidy_effect"), price: try parameters.value("handset_price"),
            coverageExponent: try parameters.value("coverage_exponent"))
        let perPoint = try parameters.value("exchange_point_capacity")
        let points = try parameters.value("points_per_100000_people") / 100_000
        areas = world.communes.indices.map { commune in
            let old = found[commune].reduce(0) { $0 + ($1?.count(of: terminals) ?? 0) }
            return MigrationArea(
                counts: Stratum.split(old, over: strata, shares: places[commune].shares),
                paces: strata.map { $0.pace * effects.factor(subsidy: 0, coverage: replaced(commune)) },
                capacity: Double(world.communes[commune].people ?? 0) * points * perPoint)
        }
        device = areas.reduce(0) { $0 + $1.counts.reduce(0, +) }
    }

    /// Share of a commune's lines that what stays on reaches; 1 where nobody knows.
    private func replaced(_ commune: Int) -> Double {
        let lines = rows[commune].map { Double($0?.lines ?? 0) }
        let all = lines.reduce(0, +)
        guard all > 0, world.communes[commune].people ?? 0 > 0 else { return 1 }
        return max(0.05, zip(lines, loss.replaced[commune]).reduce(0) { $0 + $1.0 * $1.1 } / all)
    }

    func lines(_ commune: Int) -> Int { rows[commune].reduce(0) { $0 + ($1?.lines ?? 0) } }

    /// Lines per operator times a share of people, rounded up once.
    private func count(_ commune: Int, _ shares: [Double]) -> Int {
        Int(zip(rows[commune], shares).reduce(0) { $0 + Double($1.0?.lines ?? 0) * $1.1 }.rounded())
    }

    /// The weakest of the operators' origins.
    private func origin(_ commune: Int) -> Origin {
        let origins = Set(rows[commune].compactMap { $0?.origin })
        return Origin.allCases.last { origins.contains($0) } ?? .reported
    }

    func layerStations(_ commune: Int) -> [Station] { stations[commune].filter { $0.technologies.contains(layer) } }

    /// Stations to be upgraded before the commune can be cut.
    func upgrades(_ commune: Int) -> [Station] {
        stations[commune].filter { LayerLoss.needsUpgrade($0, layer: layer, staying: staying) }
    }

    func communes(
        _ migration: Migration, cuts: [Int], dates: [CalendarDate], from: CalendarDate, stages: [LegalStage],
        parameters: ParameterSet
    ) throws -> [SunsetCommune] {
        let spareShare = try parameters.value("spare_share")
        let planShare = try parameters.value("plan_share")
        var communes: [SunsetCommune] = []
        for (i, unit) in world.communes.enumerated() {
            let lines = lines(i)
            let left = migration.areas[i]
            let device = min(lines, Int((left.last?.p50 ?? 0).rounded()))
            let coverage = count(i, loss.outdoors[i])
            let machines = rows[i].reduce(0) { $0 + ($1?.machines ?? 0) }
            let service = try ServiceStock(
                lines: lines, device: device, spare: Int(Double(device) * spareShare),
                plan: Int((Double(lines) * planShare).rounded()), coverage: coverage, machines: machines)
            let atCut = left.isEmpty ? 0 : left[min(cuts[i], left.count - 1)].p90
            let day = dates[min(cuts[i], dates.count - 1)]
            communes.append(
                SunsetCommune(
                    code: unit.code, name: unit.name, isUrban: unit.rank?.isUrban == true,
                    district: unit.district.map { world.districts[$0].name }, shape: unit.shape, people: unit.people,
                    lines: lines, linesByOperator: rows[i].map { $0?.lines ?? 0 },
                    device: areas[i].counts.reduce(0, +),
                    deviceByOperator: rows[i].map { $0?.count(of: terminals) ?? 0 }, byStratum: areas[i].counts,
                    machines: machines, origin: origin(i), left: left, leftByStratum: migration.strata[i],
                    coverage: coverage,
                    coverageIndoors: count(i, loss.indoors[i]),
                    coverageWithRoaming: Int((Double(lines) * loss.roaming[i]).rounded()),
                    affected: AffectedPeople(service, stages: stages), ratio: nil,
                    campaign: try CommuneCampaign(
                        left: atCut, lines: lines, months: day.days(since: from) / 30.4375,
                        parameters: parameters),
                    upgrades: upgrades(i), restored: count(i, loss.restored[i]),
                    stations: layerStations(i).count, cut: cuts[i]))
        }
        let harmed = communes.reduce(0.0) { $0 + Double($1.affected.harmed.upperBound) }
        let all = communes.reduce(0.0) { $0 + Double($1.lines) }
        for i in communes.indices {
            communes[i].ratio = Equity.ratio(
                lost: Double(communes[i].affected.harmed.upperBound), people: Double(communes[i].lines),
                allLost: harmed,
                allPeople: all)
        }
        return communes
    }

    /// Ranked by how many what stays on reaches, the fewest first.
    func concentration(_ communes: [SunsetCommune]) -> Double? {
        let ranked = communes.indices.sorted { (replaced($0), $0) < (replaced($1), $1) }
        return Equity.concentration(
            ranked.map { (Double(communes[$0].lines), Double(communes[$0].affected.harmed.upperBound)) })
    }
}
