import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
import Sunset
import Units

/// Where the layer to be switched off is the only one a phone can call on, as shares of each commune's people.
struct LayerLoss {
    /// Commune × operator: the operator's layer reaches and nothing that stays on does.
    private(set) var outdoors: [[Double]]
    /// The same inside traditional houses, at the median entry loss of each band.
    private(set) var indoors: [[Double]]
    /// Commune: somebody's layer reaches and nothing of anybody's that stays on does; lost even with roaming.
    private(set) var roaming: [Double]
    /// Commune × operator: share whom what stays on reaches outdoors.
    private(set) var replaced: [[Double]]
    /// Commune × operator: of ``outdoors``, what 4G on the stations to be upgraded would reach.
    private(set) var restored: [[Double]]
    /// Share of all people whom what stays on reaches outdoors: by operator, and of any of them.
    private(set) var reach: [Double]
    private(set) var reachOfAny = 0.0
    /// Left out for want of a terrain height.
    let voidCells: Int
    let mastsLeftOut: Int

    /// Whether a built station has the layer and nothing that stays on.
    static func needsUpgrade(_ station: Station, layer: Technology, staying: [Technology]) -> Bool {
        station.status == .built && station.technologies.contains(layer)
            && !station.technologies.contains { staying.contains($0) }
    }

    /// - Parameter staying: technologies on which calls go on after the cut.
    init(
        _ scene: Scene, operators: [String], layer: Technology, staying: [Technology], run: Run
    ) throws {
        let world = scene.world
        let (land, population, grid) = (try scene.residential(run), try scene.population(run), try scene.grid(run))
        let prediction = try scene.prediction(run)
        voidCells = grid.voidCells
        mastsLeftOut = try prediction.leftOut(of: world).count
        let coverage = try scene.coverage(operators, run: run)
        var upgraded = world
        upgraded.stations = world.stations.filter { Self.needsUpgrade($0, layer: layer, staying: staying) }
        for index in upgraded.stations.indices { upgraded.stations[index].technologies = [.lte] }
        let maker = try CoverageMaker(world: upgraded, prediction: prediction, grid: grid)
        let upgrades = try maker.layers(of: maker.networks(of: operators), run: run.silent)
        let entryLosses = try CoverageMaker.entryLosses(world.province)

        let none = [Double](repeating: 0, count: operators.count)
        var people = [Double](repeating: 0, count: world.communes.count)
        outdoors = [[Double]](repeating: none, count: world.communes.count)
        (indoors, replaced, restored) = (outdoors, outdoors, outdoors)
        roaming = people
        reach = none
        /// Operators a layer of these technologies reaches in a cell.
        func operatorsReaching(
            _ technologies: [Technology], _ cell: Int, indoors: Bool, by maps: [CoverageLayer]
        ) -> [Bool] {
            var found = [Bool](repeating: false, count: operators.count)
            for map in maps where technologies.contains(map.technology) {
                guard let index = operators.firstIndex(of: map.operator), let level = map.level[cell] else {
                    continue
                }
                let entry = indoors ? entryLosses[map.technology]?.decibels ?? 0 : 0
                if Double(level) - entry >= map.threshold.dBm { found[index] = true }
            }
            return found
        }
        for point in population.weight.indices {
            let commune = land.pieces[population.piece[point]].commune
            let weight = population.weight[point]
            people[commune] += weight
            guard let cell = grid.frame.number(containing: Coordinate(population.x[point], population.y[point])) else {
                continue
            }
            func reached(
                _ technologies: [Technology], indoors: Bool = false, by maps: [CoverageLayer] = coverage
            ) -> [Bool] {
                operatorsReaching(technologies, cell, indoors: indoors, by: maps)
            }
            let old = reached([layer])
            let new = reached(staying)
            let raised = reached([.lte], by: upgrades)
            let oldInside = reached([layer], indoors: true)
            let newInside = reached(staying, indoors: true)
            for index in operators.indices {
                if old[index] && !new[index] {
                    outdoors[commune][index] += weight
                    if raised[index] { restored[commune][index] += weight }
                }
                if oldInside[index] && !newInside[index] { indoors[commune][index] += weight }
                if new[index] {
                    replaced[commune][index] += weight
                    reach[index] += weight
                }
            }
            if new.contains(true) { reachOfAny += weight }
            if old.contains(true) && !new.contains(true) { roaming[commune] += weight }
        }
        let everybody = max(1, people.reduce(0, +))
        reachOfAny /= everybody
        for index in operators.indices { reach[index] /= everybody }
        for commune in people.indices where people[commune] > 0 {
            for index in operators.indices {
                outdoors[commune][index] /= people[commune]
                restored[commune][index] /= people[commune]
                indoors[commune][index] /= people[commune]
                replaced[commune][index] /= people[commune]
            }
            roaming[commune] /= people[commune]
        }
    }
}
