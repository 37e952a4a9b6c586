import Geometry
import Propagation
import Province
import Units

/// People of each zone and the points they stand for.
struct ZoneResidents: Sendable {
    /// People per zone; whole numbers.
    let people: [Int]
    /// By the newer count; nil where it has no row, and for planned zones, which people do not fill evenly.
    let peopleNow: [Int?]
    /// Demand points of each zone.
    let points: [[Int]]
    /// Grid cell of each demand point, nil outside the grid.
    let cells: [Int?]

    init(ground: ZoneGround, population: Population, frame: GridFrame) throws(GeometryError) {
        var people = [Int](repeating: 0, count: ground.drafts.count)
        var points = [[Int]](repeating: [], count: ground.drafts.count)
        if ground.fromPlan {
            // People stay where they are recorded: a point belongs to the planned zone it lies in, or to none.
            let locator = PolygonLocator(ground.drafts.map(\.shape))
            var inZones = [Double](repeating: 0, count: ground.drafts.count)
            for i in population.x.indices {
                guard let zone = locator.covering(Coordinate(population.x[i], population.y[i])).first else { continue }
                points[zone].append(i)
                inZones[zone] += population.weight[i]
            }
            // Fractions are rounded down, so that zones never hold more people than their commune.
            for zone in inZones.indices { people[zone] = Int(inZones[zone] + 1e-6) }
        } else {
            for (piece, count) in population.peopleOfPiece.enumerated() { people[ground.zoneOfPiece[piece]] += count }
            for i in population.x.indices { points[ground.zoneOfPiece[population.piece[i]]].append(i) }
        }
        self.people = people
        var now = [Int?](repeating: nil, count: people.count)
        if !ground.fromPlan {
            for (piece, count) in population.nowOfPiece.enumerated() {
                if let count { now[ground.zoneOfPiece[piece]] = (now[ground.zoneOfPiece[piece]] ?? 0) + count }
            }
        }
        peopleNow = now
        self.points = points
        cells = population.x.indices.map { frame.number(containing: Coordinate(population.x[$0], population.y[$0])) }
    }
}
