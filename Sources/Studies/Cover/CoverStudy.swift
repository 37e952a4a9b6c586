import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
public import Units

/// Predicts the coverage of a workspace's networks and counts people and area per unit.
public struct CoverStudy: Sendable {
    private let scene: Scene

    public init(scene: Scene) { self.scene = scene }

    /// - Throws: ``StudyError``
    public func run(_ run: Run = Run()) throws(StudyError) -> CoverResult {
        let world = scene.world
        return try StudyError.wrap(world.workspace.name) {
            let (grid, people) = (try scene.grid(run), try scene.cellPeople(run))
            var layers = try scene.coverage(isDetailed: true, run: run)
            let places = people.places.flatMap(\.self)
            for (index, layer) in layers.enumerated() {
                try run.check()
                layers[index].serving?.count(layer.level, threshold: layer.threshold, people: places)
            }
            var ledger = world.ledger
            ledger.add(contentsOf: try scene.prediction(run).leftOut(of: world))
            return CoverResult(
                name: world.workspace.name, crs: world.workspace.crs, operators: scene.operators, layers: layers,
                units: try CoverSummary(world: world, grid: grid, people: people, layers: layers).units,
                claims: ClaimComparison(world: world, grid: grid, people: people, layers: layers).figures(),
                ledger: ledger)
        }
    }
}
