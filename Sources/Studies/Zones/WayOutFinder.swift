import Geometry
import PermitRules
import Propagation
import Province
import Units

/// Finds what may lawfully serve a zone, operator by operator: the rows of the way-out table, first to last.
struct WayOutFinder {
    let world: World
    let places: PlaceCatalogue
    let predictors: TrialStations
    let technology: Technology
    let threshold: Float
    let servedShare: Double

    /// Places tried around one zone, roofs tried inside it.
    static let placesTried = 24
    static let roofsTried = 10
    static let curesTried = 30

    /// What a zone brings along, whatever the date.
    struct Subject {
        var box: Box
        var points: [SitePredictor.Point]
        var weights: [Double]
        /// Facts number and area of every place inside that is large enough, by parcel.
        var places: [(parcel: ParcelNumber, facts: FactsNumber, area: Double, position: Coordinate)]
        var parcels: Set<ParcelNumber>
        /// Points covered by each operator that does not serve the zone.
        var needs: [(operator: String, covered: [Bool])]
    }

    struct Answer {
        var wayOut: WayOut
        var operators: [(operator: String, wayOut: WayOut, before: Double, after: Double, steps: [Step])]
        var openFacts: [OpenFact]
        var cure: (parcel: ParcelNumber, share: Double)?
    }

    struct Step {
        enum Source { case parcel(ParcelNumber), roof(Coordinate, StructureClass), mast(StationNumber) }
        var source: Source
        var share: Double
    }

    func answer(
        _ zone: Subject, on date: CalendarDate, masks: inout MaskCache
    ) throws(GeometryError) -> Answer {
        let outcomes = zone.places.map { places.verdicts.groundOutcome($0.facts, on: date) }
        let worst = outcomes.map(\.worst).min() ?? .blocked
        let inside = (
            rank: worst, parcels: largest(zone.places.indices.filter { outcomes[$0].worst == worst }, of: zone)
        )
        let best = outcomes.map(\.best).min() ?? .blocked
        var answer = Answer(wayOut: .buildable, operators: [], openFacts: [], cure: nil)
        let outside: (parcels: [ParcelNumber], formal: Int) =
            Self.insideRow(inside.rank) == nil && !zone.needs.isEmpty
            ? try places.lawfulParcels(
                around: zone.box, excluding: zone.parcels, on: date, count: Self.placesTried) : ([], 0)
        for need in zone.needs {
            let found = try row(zone, need.operator, need.covered, inside: inside, outside, on: date, &masks)
            let before = Greedy(weights: zone.weights).share(need.covered)
            answer.operators.append((need.operator, found.wayOut, before, found.share, found.steps))
            answer.wayOut = max(answer.wayOut, found.wayOut)
        }
        let hopeful = Self.insideRow(best) ?? answer.wayOut
        if hopeful < answer.wayOut {
            answer.openFacts = openFacts(zone, on: date, otherwise: answer.wayOut)
            answer.wayOut = .undetermined
        } else if answer.wayOut == .lockedOut {
            answer.cure = cure(
                zone, &masks, locked: answer.operators.filter { $0.wayOut == .lockedOut }.map(\.operator))
        }
        return answer
    }

    /// Parcels of some places inside, the largest first; none of a zone of the plan, whose parcels are no cadastral ones.
    private func largest(_ numbers: [Int], of zone: Subject) -> [ParcelNumber] {
        guard !zone.parcels.isEmpty else { return [] }
        let sorted = numbers.sorted {
            let (a, b) = (zone.places[$0], zone.places[$1])
            return a.area != b.area ? a.area > b.area : a.parcel < b.parcel
        }
        return sorted.prefix(Self.placesTried).map { zone.places[$0].parcel }
    }

    /// The row that building inside gives; nil when it is blocked.
    private static func insideRow(_ rank: GroundRank) -> WayOut? {
        switch rank {
        case .firm: .buildable
        case .discretionary: .buildableIfAccepted
        case .blocked: nil
        }
    }

    private func row(
        _ zone: Subject, _ name: String, _ covered: [Bool], inside: (rank: GroundRank, parcels: [ParcelNumber]),
        _ around: (parcels: [ParcelNumber], formal: Int), on date: CalendarDate, _ masks: inout MaskCache
    ) throws(GeometryError) -> (wayOut: WayOut, share: Double, steps: [Step]) {
        let greedy = Greedy(weights: zone.weights)
        if let row = Self.insideRow(inside.rank) {
            let choice = greedy.choose(
                from: inside.parcels.map { masks.parcel($0, zone, self) }, covered: covered, target: servedShare,
                limit: world.province.candidates.places)
            return (
                row, choice.share,
                choice.steps.map { Step(source: .parcel(inside.parcels[$0.candidate]), share: $0.share) }
            )
        }
        let (parcels, formal) = around
        let parcelMasks = parcels.map { masks.parcel($0, zone, self) }
        func chosen(_ count: Int) -> Greedy.Choice {
            greedy.choose(
                from: Array(parcelMasks.prefix(count)), covered: covered, target: servedShare,
                limit: world.province.candidates.places)
        }
        // Places that ask nobody's consent are taken where they suffice.
        var outside = chosen(formal)
        if outside.share < servedShare { outside = chosen(parcels.count) }
        if outside.share >= servedShare {
            return (
                .reachable, outside.share,
                outside.steps.map { Step(source: .parcel(parcels[$0.candidate]), share: $0.share) }
            )
        }
        let masts = try places.sharedMasts(
            around: zone.box, operator: name, technology: technology, on: date, count: Self.placesTried)
        let roofs = roofs(zone, on: date)
        let candidates =
            masts.map { masks.mast($0, zone, self) } + roofs.map { masks.roof($0.position, $0.structure, zone, self) }
        let above = greedy.choose(
            from: candidates, covered: covered, target: servedShare, limit: world.province.candidates.roofs)
        let steps = above.steps.map { step in
            let source: Step.Source =
                step.candidate < masts.count
                ? .mast(masts[step.candidate])
                : .roof(roofs[step.candidate - masts.count].position, roofs[step.candidate - masts.count].structure)
            return Step(source: source, share: step.share)
        }
        if above.share >= servedShare { return (.rooftopOnly, above.share, steps) }
        return (.lockedOut, max(above.share, outside.share), [])
    }

    /// Places of roofs spread over the people of the zone, each with the taller structure the law leaves it.
    private func roofs(_ zone: Subject, on date: CalendarDate) -> [(position: Coordinate, structure: StructureClass)] {
        guard let place = zone.places.max(by: { $0.area < $1.area }) else { return [] }
        let structure = [StructureClass.bulkyRoofMast, .nonBulkyRoofMast].first { structure in
            let verdict = places.verdicts.verdict(place.facts, structure, on: date, reading: .papers)
            return verdict.headline == .permitted || verdict.headline == .exempt || verdict.headline == .conditional
        }
        guard let structure else { return [] }
        return Spread.points(of: zone.points, weights: zone.weights, count: Self.roofsTried).map { index in
            (Coordinate(zone.points[index].easting, zone.points[index].northing), structure)
        }
    }

    private func openFacts(_ zone: Subject, on date: CalendarDate, otherwise: WayOut) -> [OpenFact] {
        var facts: [Fact: [String: WayOut]] = [:]
        for place in zone.places where !places.verdicts.groundOutcome(place.facts, on: date).isKnown {
            let known = places.verdicts.facts(place.facts)
            let papers = places.verdicts.verdict(place.facts, .groundMast, on: date, reading: .papers)
            let plan = places.verdicts.verdict(place.facts, .groundMast, on: date, reading: .plan)
            let open = papers.land == .undetermined ? papers : plan
            guard let fact = open.deciding?.fact else { continue }
            for variant in VerdictTable.variants(of: known, fact: fact, catalogue: places.verdicts.book.catalogue) {
                let number = places.verdicts.number(variant.facts)
                let outcome = places.verdicts.groundOutcome(number, on: date).worst
                let row = Self.insideRow(outcome) ?? otherwise
                facts[fact, default: [:]][variant.value] = min(row, facts[fact]?[variant.value] ?? row)
            }
            if facts[fact] == nil { facts[fact] = [:] }
        }
        return facts.sorted { $0.key.rawValue < $1.key.rawValue }.map { fact, values in
            OpenFact(
                fact: fact.rawValue,
                outcomes: values.sorted { $0.key < $1.key }.map { .init(value: $0.key, wayOut: $0.value) })
        }
    }

    /// The smallest parcel inside that would bring every locked-out operator to the share, were it post-telecom land.
    private func cure(_ zone: Subject, _ masks: inout MaskCache, locked: [String]) -> (
        parcel: ParcelNumber, share: Double
    )? {
        let greedy = Greedy(weights: zone.weights)
        let needs = zone.needs.filter { locked.contains($0.operator) }
        var best: (parcel: ParcelNumber, share: Double)?
        for place in zone.places.sorted(by: { $0.area != $1.area ? $0.area < $1.area : $0.parcel < $1.parcel })
            .prefix(Self.curesTried)
        {
            let mask = masks.parcel(place.parcel, zone, self)
            let share =
                needs.map { need in greedy.share(zip(mask, need.covered).map { $0 || $1 }) }.min() ?? 0
            if share >= servedShare { return (place.parcel, share) }
            if share > (best?.share ?? -1) { best = (place.parcel, share) }
        }
        return best
    }
}

/// Which of a zone's points a hypothetical station covers; the same at every date and for every operator.
struct MaskCache {
    private var parcels: [ParcelNumber: [Bool]] = [:]
    private var masts: [StationNumber: [Bool]] = [:]
    private var roofs: [Coordinate: [StructureClass: [Bool]]] = [:]

    mutating func parcel(_ parcel: ParcelNumber, _ zone: WayOutFinder.Subject, _ finder: WayOutFinder) -> [Bool] {
        if let known = parcels[parcel] { return known }
        let mask = finder.mask(finder.predictors.ground, at: finder.places.position(ofParcel: parcel), zone)
        parcels[parcel] = mask
        return mask
    }

    mutating func mast(_ station: StationNumber, _ zone: WayOutFinder.Subject, _ finder: WayOutFinder) -> [Bool] {
        if let known = masts[station] { return known }
        let host = finder.world.stations[station]
        let height = NewStructure.sharedHeight(on: host)
        let predictor = finder.predictors.shared[height] ?? finder.predictors.nonBulkyRoof
        let mask = finder.mask(predictor, at: host.position, zone)
        masts[station] = mask
        return mask
    }

    mutating func roof(
        _ position: Coordinate, _ structure: StructureClass, _ zone: WayOutFinder.Subject, _ finder: WayOutFinder
    ) -> [Bool] {
        if let known = roofs[position]?[structure] { return known }
        let predictor =
            structure == .bulkyRoofMast ? finder.predictors.bulkyRoof : finder.predictors.nonBulkyRoof
        let mask = finder.mask(predictor, at: position, zone)
        roofs[position, default: [:]][structure] = mask
        return mask
    }
}

extension WayOutFinder {
    func mask(_ station: TrialStation, at position: Coordinate, _ zone: Subject) -> [Bool] {
        station.levels(at: position, points: zone.points).map { $0 >= threshold }
    }
}

/// Picks points far from one another, so that a few of them stand for all.
enum Spread {
    /// - Returns: indices; the first is the heaviest point, each next the one farthest from those before.
    static func points(of points: [SitePredictor.Point], weights: [Double], count: Int) -> [Int] {
        guard let first = weights.indices.max(by: { weights[$0] < weights[$1] }) else { return [] }
        var chosen = [first]
        var nearest = [Double](repeating: .infinity, count: points.count)
        while chosen.count < min(count, points.count) {
            guard let last = chosen.last else { break }
            var farthest: (index: Int, distance: Double)?
            for i in points.indices {
                let dx = points[i].easting - points[last].easting
                let dy = points[i].northing - points[last].northing
                nearest[i] = min(nearest[i], dx * dx + dy * dy)
                if nearest[i] > (farthest?.distance ?? 0) { farthest = (i, nearest[i]) }
            }
            guard let farthest else { break }
            chosen.append(farthest.index)
        }
        return chosen
    }
}
