import Geometry
import PermitRules
import Province
public import Units

/// The law comparison: which zones each step of the law released or blocked, and which instrument did it.
///
/// The facts of every place are the same on all days, so that nothing but the rules moves: urban is what was urban on the
/// date of the units, and the approved list is as it stands on the last day.
public struct LawChangeStudy: Sendable {
    private let scene: Scene
    private var book: RuleBook { scene.book }

    public init(scene: Scene) { self.scene = scene }

    /// - Parameter dates: ascending.
    /// - Returns: for each pair of neighbouring dates one change per reading.
    /// - Throws: ``StudyError``
    public func run(dates: [CalendarDate], _ run: Run = Run()) throws(StudyError) -> [LawChange] {
        try StudyError.wrap(scene.world.workspace.name) { try changes(dates, run) }
    }

    private func changes(_ dates: [CalendarDate], _ run: Run) throws -> [LawChange] {
        let zones = try FrozenZones(scene, approvedOn: dates.last, run: run)
        var changes: [LawChange] = []
        for (index, (from, to)) in zip(dates, dates.dropFirst()).enumerated() {
            for reading in Reading.allCases { changes.append(try change(from, to, reading, zones, run)) }
            run.report(.verdicts, Double(index + 1) / Double(max(1, dates.count - 1)))
        }
        return changes
    }

    private func change(
        _ from: CalendarDate, _ to: CalendarDate, _ reading: Reading, _ zones: FrozenZones, _ run: Run
    ) throws(Cancelled) -> LawChange {
        var result = LawChange(
            from: from, to: to, reading: reading, cells: [], attributions: [], permits: .init(), authorities: .init(),
            papers: .init())
        let before = LawView(book, book.law(on: from), reading, zones)
        let after = LawView(book, book.law(on: to), reading, zones)
        var causes = LawCauses(book, from, to, reading, zones)
        struct Key: Hashable { var district: UnitReference?, before: LawChange.State, after: LawChange.State }
        var cells: [Key: LawChange.Count] = [:]
        var attributions: [LawChange.Cause: LawChange.Attribution] = [:]
        for zone in zones.zones {
            try run.check()
            let (old, new) = (before.state(of: zone), after.state(of: zone))
            cells[Key(district: zone.district, before: old, after: new), default: .init()].add(zone.count)
            if old != new, old != .undetermined, new != .undetermined {
                let cause = causes.cause(of: zone, becoming: new)
                var entry = attributions[cause] ?? .init(cause: cause, released: .init(), newlyBlocked: .init())
                if new == .no {
                    entry.released.add(zone.count)
                } else if old == .no {
                    entry.newlyBlocked.add(zone.count)
                }
                attributions[cause] = entry
            }
            let (first, second) = (before.verdict(of: zone), after.verdict(of: zone))
            if first.permit != second.permit { result.permits.add(zone.count) }
            if first.authorities != second.authorities { result.authorities.add(zone.count) }
            if first.papers != second.papers { result.papers.add(zone.count) }
        }
        result.cells = cells.map {
            LawChange.Cell(district: $0.key.district, before: $0.key.before, after: $0.key.after, count: $0.value)
        }.sorted {
            ($0.district?.code ?? "", $0.before.order, $0.after.order)
                < ($1.district?.code ?? "", $1.before.order, $1.after.order)
        }
        result.attributions = attributions.values.sorted { $0.cause.order.lexicographicallyPrecedes($1.cause.order) }
        return result
    }
}

extension LawChange.State {
    fileprivate var order: Int {
        switch self {
        case .yes: 0
        case .partly: 1
        case .no: 2
        case .undetermined: 3
        }
    }
}

/// The zones with everything the law is asked about, the same on all days.
struct FrozenZones {
    struct Zone {
        var district: UnitReference?
        var count: LawChange.Count
        /// Number of a combination of facts and its area, m².
        var facets: [(facts: Int, area: Double)]
        /// The combination with the largest area.
        var main: Int
    }

    let zones: [Zone]
    let places: [PreparedPlace]

    /// - Parameter day: of the approvals; nil: of the units.
    init(_ scene: Scene, approvedOn day: CalendarDate?, run: Run) throws {
        let (world, units) = (scene.world, scene.world.province.units.date)
        let (ground, residents) = (try scene.ground(run), try scene.residents(run))
        let catalogue = try scene.places(run)
        var zones: [Zone] = []
        // Of the scene's numbers only those of the zones.
        var own: [FactsNumber: Int] = [:]
        var places: [PreparedPlace] = []
        for (number, draft) in ground.drafts.enumerated() {
            try run.check()
            let facets = draft.counted(footprint: world.province.zones.mastFootprint)
            let areas = FacetAreas(
                try facets.map { facet in
                    let facts = try catalogue.facts(
                        of: facet, fromPlan: ground.fromPlan, on: day ?? units, units: units)
                    if own[facts] == nil {
                        own[facts] = places.count
                        places.append(scene.book.prepare(catalogue.verdicts.facts(facts)))
                    }
                    return (own[facts] ?? 0, facet.area)
                })
            var count = LawChange.Count()
            count.zones = 1
            count.people = residents.people[number]
            count.area = draft.area
            zones.append(
                Zone(
                    district: world.communes[draft.commune].district.map { world.districts[$0].reference },
                    count: count,
                    facets: areas.all, main: areas.largest?.facts ?? 0))
        }
        self.zones = zones
        self.places = places
    }
}

/// The ground masts of all places by one law: each combination of facts decided once.
struct LandView {
    private let land: [LandOutcome]

    init(_ book: RuleBook, _ law: LawDay, _ reading: Reading, _ zones: FrozenZones) {
        land = zones.places.map { book.decide($0, structure: .groundMast, on: law, reading: reading).land }
    }

    /// As the zone table counts it.
    func state(of zone: FrozenZones.Zone) -> LawChange.State {
        var (prohibited, undetermined, total) = (0.0, 0.0, 0.0)
        for (facts, area) in zone.facets {
            total += area
            switch land[facts] {
            case .prohibited: prohibited += area
            case .undetermined: undetermined += area
            case .allowed, .conditional: break
            }
        }
        guard total > 0 else { return .undetermined }
        if prohibited == total { return .yes }
        if prohibited > 0 { return .partly }
        return undetermined > 0 ? .undetermined : .no
    }
}

/// Beside the land what else changes: the permit, who decides and the papers, on the largest ground of each zone.
private struct LawView {
    private let land: LandView
    private let main: [Int: Answer]

    struct Answer: Hashable {
        var permit: PermitOutcome
        var authorities: Set<String>
        var papers: Set<String>
    }

    init(_ book: RuleBook, _ law: LawDay, _ reading: Reading, _ zones: FrozenZones) {
        land = LandView(book, law, reading, zones)
        var main: [Int: Answer] = [:]
        for number in Set(zones.zones.map(\.main)) where number < zones.places.count {
            let place = zones.places[number]
            let verdict = book.verdict(
                book.decide(place, structure: .groundMast, on: law, reading: reading), at: place)
            main[number] = Answer(
                permit: verdict.permit,
                authorities: Set(verdict.approvals.map { "\($0.procedure) \($0.authority.vi)" }),
                papers: Set((verdict.conditions + verdict.duties).flatMap(\.papers).map(\.vi)))
        }
        self.main = main
    }

    func state(of zone: FrozenZones.Zone) -> LawChange.State { land.state(of: zone) }

    func verdict(of zone: FrozenZones.Zone) -> Answer {
        main[zone.main] ?? Answer(permit: .unknown, authorities: [], papers: [])
    }
}
