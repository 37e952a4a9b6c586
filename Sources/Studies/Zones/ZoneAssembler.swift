import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
import Units

/// Puts the rows of the zone table together: ground, people, coverage, verdicts, ways out.
struct ZoneAssembler {
    let world: World
    let operators: [String]
    let ground: ZoneGround
    let residents: ZoneResidents
    let population: Population
    let grid: StudyGrid
    let coverage: [CoverageLayer]
    let places: PlaceCatalogue
    private var verdicts: VerdictTable { places.verdicts }
    let finder: WayOutFinder
    let entryLosses: [Technology: Decibels]

    struct Assembled {
        var zones: [Zone]
        var places: [Place]
    }

    func zones(topology: Topology, run: Run) throws -> Assembled {
        var register = PlaceRegister(places)
        let unbuilt = try unbuiltStations()
        var zones: [Zone] = []
        zones.reserveCapacity(ground.drafts.count)
        for (number, draft) in ground.drafts.enumerated() {
            try run.check()
            zones.append(try zone(number, draft, unbuilt: unbuilt[number], topology, &register))
            if number % 64 == 0 { run.report(.waysOut, Double(number) / Double(ground.drafts.count)) }
        }
        run.report(.waysOut, 1)
        return Assembled(zones: zones, places: register.sorted)
    }

    /// Approved stations that stand in a zone and are not built, by zone.
    private func unbuiltStations() throws(GeometryError) -> [[Int]] {
        let locator = PolygonLocator(ground.drafts.map(\.shape))
        var found = [[Int]](repeating: [], count: ground.drafts.count)
        for (number, station) in world.stations.enumerated() where station.status == .approved {
            for zone in locator.covering(station.position) { found[zone].append(number) }
        }
        return found
    }

    private func zone(
        _ number: Int, _ draft: ZoneDraft, unbuilt: [Int], _ topology: Topology, _ register: inout PlaceRegister
    ) throws(GeometryError) -> Zone {
        let commune = world.communes[draft.commune]
        let points = residents.points[number]
        let weights = points.map { population.weight[$0] }
        let greedy = Greedy(weights: weights)
        let people = residents.people[number]
        let shares = coverageShares(points, greedy)
        let demand = world.province.service
        let servedBy =
            people == 0
            ? []
            : operators.filter { name in
                let share = shares.first { $0.operator == name && $0.technology == demand.technology }?.outdoor ?? 0
                return share >= demand.share && !unbuilt.contains { world.stations[$0].operator == name }
            }
        let service: Service =
            people == 0
            ? .noResidents
            : servedBy.count == operators.count ? .served : servedBy.isEmpty ? .notServed : .servedByOneOnly
        let needy = service == .noResidents ? [] : operators.filter { !servedBy.contains($0) }
        let counted = draft.counted(footprint: world.province.zones.mastFootprint)
        let subject = WayOutFinder.Subject(
            box: draft.shape.box, points: points.map(predictorPoint), weights: weights, places: [],
            parcels: ground.fromPlan ? [] : Set(draft.facets.map(\.parcel)),
            needs: needy.map { ($0, covered(points, operator: $0, technology: demand.technology)) })
        var masks = MaskCache()
        var atDates: [ZoneAtDate] = []
        for date in world.workspace.asOf {
            atDates.append(
                try atDate(date, draft, counted, subject, &masks, topology, &register))
        }
        return Zone(
            id: draft.id, commune: commune.reference,
            district: commune.district.map { world.districts[$0].reference }, shape: draft.shape, anchor: draft.anchor,
            area: .squareMetres(draft.area), residentialArea: .squareMetres(draft.residentialArea),
            recorded: codeAreas(draft.facets) { $0.recorded }, planned: codeAreas(draft.facets) { $0.planned },
            people: people, peopleNow: residents.peopleNow[number], urban: commune.rank?.isUrban,
            pieces: draft.pieces.count, coverage: shares,
            switchOff: operators.map { switchOffShare($0, points, greedy) },
            approvedUnbuilt: unbuilt.map { world.stations[$0].id }, service: service, servedBy: servedBy,
            noDataShare: greedy.share(points.map { isVoid($0) }), atDates: atDates)
    }

    // MARK: coverage

    private func level(_ point: Int, _ layer: CoverageLayer) -> Float? {
        guard let cell = residents.cells[point] else { return nil }
        return layer.level[cell]
    }

    private func covered(_ points: [Int], operator name: String, technology: Technology) -> [Bool] {
        guard let layer = coverage.first(where: { $0.operator == name && $0.technology == technology }) else {
            return points.map { _ in false }
        }
        return points.map { (level($0, layer) ?? -.infinity) >= Float(layer.threshold.dBm) }
    }

    private func coverageShares(_ points: [Int], _ greedy: Greedy) -> [CoverageShare] {
        coverage.map { layer in
            let outdoor = Float(layer.threshold.dBm)
            let indoor = Float((layer.threshold + entryLoss(layer.technology)).dBm)
            let levels = points.map { level($0, layer) ?? -.infinity }
            return CoverageShare(
                operator: layer.operator, technology: layer.technology,
                outdoor: greedy.share(levels.map { $0 >= outdoor }),
                indoor: greedy.share(levels.map { $0 >= indoor }))
        }
    }

    /// Into traditional houses, exceeded by half of them (ITU-R P.2109).
    private func entryLoss(_ technology: Technology) -> Decibels {
        entryLosses[technology] ?? Decibels(0)
    }

    private func switchOffShare(_ name: String, _ points: [Int], _ greedy: Greedy) -> SwitchOffShare {
        var now = [Bool](repeating: false, count: points.count)
        var without = now
        for layer in coverage where layer.operator == name {
            for (i, isCovered) in covered(points, operator: name, technology: layer.technology).enumerated()
            where isCovered {
                now[i] = true
                if layer.technology != world.province.service.switchOff { without[i] = true }
            }
        }
        return SwitchOffShare(operator: name, now: greedy.share(now), without: greedy.share(without))
    }

    private func predictorPoint(_ point: Int) -> SitePredictor.Point {
        let kind = residents.cells[point].flatMap { Environment(rawValue: grid.environment[$0]) }
        return SitePredictor.Point(easting: population.x[point], northing: population.y[point], environment: kind)
    }

    private func isVoid(_ point: Int) -> Bool {
        guard let cell = residents.cells[point] else { return true }
        return grid.environment[cell] == Environment.noData
    }

    // MARK: law

    private func atDate(
        _ date: CalendarDate, _ draft: ZoneDraft, _ counted: [ZoneDraft.Facet], _ base: WayOutFinder.Subject,
        _ masks: inout MaskCache, _ topology: Topology, _ register: inout PlaceRegister
    ) throws(GeometryError) -> ZoneAtDate {
        let numbers = try counted.map { (facet) throws(GeometryError) in
            try places.facts(of: facet, fromPlan: ground.fromPlan, on: date)
        }
        // In the order of the facets: numbers depend on who asked first.
        let areas = FacetAreas(zip(numbers, counted.map(\.area)))
        let (total, main) = (areas.total, areas.largest)
        let zoneVerdicts = StructureClass.allCases.compactMap { structure in
            main.map { main in
                ZoneVerdict(
                    structure: structure, papers: verdicts.verdict(main.facts, structure, on: date, reading: .papers),
                    plan: verdicts.verdict(main.facts, structure, on: date, reading: .plan),
                    areaShare: total > 0 ? main.area / total : 0)
            }
        }
        var result = ZoneAtDate(
            date: date, blockedPapers: blocked(areas, on: date, .papers),
            blockedPlan: blocked(areas, on: date, .plan), verdicts: zoneVerdicts, wayOut: nil, operators: [],
            openFacts: [], cure: nil)
        guard !base.needs.isEmpty else { return result }
        var subject = base
        subject.places = zip(counted, numbers).map { ($0.parcel, $1, $0.placeArea, $0.position) }
        let answer = try finder.answer(subject, on: date, masks: &masks)
        result.wayOut = answer.wayOut
        result.openFacts = answer.openFacts
        for entry in answer.operators {
            var uses: [PlaceUse] = []
            for step in entry.steps {
                let (id, position) = try register.use(step.source, on: date)
                let distance = try topology.distance(draft.shape, .point(position))
                uses.append(PlaceUse(place: id, distance: .metres(distance), share: step.share))
            }
            result.operators.append(
                OperatorWayOut(
                    operator: entry.operator, wayOut: entry.wayOut, shareBefore: entry.before, shareAfter: entry.after,
                    places: uses))
        }
        if let cure = answer.cure {
            let parcel = ground.fromPlan ? world.planned[cure.parcel] : world.parcels[cure.parcel]
            result.cure = Cure(
                parcel: parcel.id, area: .squareMetres(parcel.shape.area),
                position: counted.first { $0.parcel == cure.parcel }?.position ?? draft.anchor, shareAfter: cure.share)
        }
        return result
    }

    private func blocked(_ areas: FacetAreas<FactsNumber>, on date: CalendarDate, _ reading: Reading) -> Blocked {
        var prohibited = 0.0, undetermined = 0.0, total = 0.0
        for (number, area) in areas.all {
            total += area
            switch verdicts.verdict(number, .groundMast, on: date, reading: reading).land {
            case .prohibited: prohibited += area
            case .undetermined: undetermined += area
            case .allowed, .conditional: break
            }
        }
        guard total > 0 else { return .undetermined }
        if prohibited == total { return .yes }
        if prohibited > 0 { return .partly(share: prohibited / total) }
        return undetermined > 0 ? .undetermined : .no
    }

    private func codeAreas(_ facets: [ZoneDraft.Facet], _ use: (ZoneDraft.Facet) -> LandUse?) -> [CodeArea] {
        var areas: [String: Double] = [:]
        for facet in facets {
            let parts = use(facet)?.parts ?? []
            let stated = parts.compactMap(\.area)
            let total = stated.reduce(0, +)
            if parts.count > 1, stated.count == parts.count, total > 0 {
                for (part, area) in zip(parts, stated) { areas[part.code, default: 0] += facet.area * area / total }
            } else {
                areas[parts.map(\.code).joined(separator: "+"), default: 0] += facet.area
            }
        }
        return areas.map { CodeArea(code: $0.key, area: .squareMetres($0.value)) }
            .sorted { $0.area != $1.area ? $0.area > $1.area : $0.code < $1.code }
    }
}
