import GeoStore
import Geometry
import Propagation
import Province
import Units

/// Adds up, unit by unit, what operators say they cover and what is predicted for them.
struct ClaimComparison {
    let world: World
    let grid: StudyGrid
    let people: CellPeople
    let layers: [CoverageLayer]

    private struct Key: Hashable {
        let `operator`: String
        let technology: Technology
    }

    /// In the order of the result's units: the province, its districts, its communes; then by operator and technology.
    func figures() -> [CoverResult.ClaimFigures] {
        let claims = Dictionary(grouping: world.claims) { Key(operator: $0.operator, technology: $0.technology) }
        let keys = claims.keys.sorted {
            ($0.operator, $0.technology.rawValue) < ($1.operator, $1.technology.rawValue)
        }
        let communes = keys.map { key in counts(of: claims[key] ?? [], key) }
        var figures: [CoverResult.ClaimFigures] = []
        func add(_ members: [Int]) {
            let unit = figures.count / keys.count
            for (key, counts) in zip(keys, communes) {
                let total = members.reduce(into: Count()) { $0.add(counts[$1]) }
                figures.append(
                    CoverResult.ClaimFigures(
                        unit: unit, operator: key.operator, technology: key.technology, people: total.people,
                        area: total.area))
            }
        }
        guard !keys.isEmpty else { return [] }
        add(Array(world.communes.indices))
        for district in world.districts.indices {
            add(world.communes.indices.filter { world.communes[$0].district == district })
        }
        for commune in world.communes.indices { add([commune]) }
        return figures
    }

    private struct Count {
        var people = CoverResult.Agreement()
        var area = CoverResult.Agreement()

        mutating func add(_ other: Count) {
            people.add(other.people)
            area.add(other.area)
        }
    }

    /// By commune.
    private func counts(of claims: [CoverageClaim], _ key: Key) -> [Count] {
        var claimed = [Bool](repeating: false, count: grid.frame.cellCount)
        for claim in claims {
            grid.frame.forEachRun(inside: claim.shape) { row, columns in
                for cell in grid.frame.cells(row: row, columns) { claimed[cell] = true }
            }
        }
        let layer = layers.first { $0.operator == key.operator && $0.technology == key.technology }
        func isPredicted(_ cell: Int) -> Bool? {
            layer.map { $0.level.values[cell] >= Float($0.threshold.dBm) }
        }
        let cellArea = Area.squareMetres(grid.frame.cellArea).squareKilometres
        var counts = [Count](repeating: Count(), count: world.communes.count)
        for (cell, commune) in people.commune.enumerated() where commune >= 0 {
            counts[Int(commune)].area.add(cellArea, isClaimed: claimed[cell], isPredicted: isPredicted(cell))
        }
        for (commune, places) in people.places.enumerated() {
            for place in places {
                counts[commune].people.add(
                    place.people, isClaimed: claimed[place.cell], isPredicted: isPredicted(place.cell))
            }
        }
        return counts
    }
}

extension CoverResult.Agreement {
    fileprivate mutating func add(_ amount: Double, isClaimed: Bool, isPredicted: Bool?) {
        var one = Self()
        one.claimed = isClaimed ? amount : 0
        one.predicted = isPredicted.map { $0 ? amount : 0 }
        one.both = isPredicted.map { $0 && isClaimed ? amount : 0 }
        add(one)
    }

    fileprivate mutating func add(_ other: Self) {
        claimed += other.claimed
        if let more = other.predicted { predicted = (predicted ?? 0) + more }
        if let more = other.both { both = (both ?? 0) + more }
    }
}
