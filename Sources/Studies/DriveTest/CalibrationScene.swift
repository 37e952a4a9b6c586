import Geometry
import PermitRules
import Propagation
import Province
public import Units

/// The ground a drive test is compared over: a workspace's terrain, clutter and surroundings, as its maps see them.
public struct CalibrationScene: Sendable {
    private let engine: TerrainCoverageEngine
    private let grid: StudyGrid
    private let crs: CRS

    /// - Throws: ``StudyError``: a workspace without terrain, or one whose maps are made by Hata's family.
    public init(_ scene: Scene, run: Run = Run()) throws(StudyError) {
        let world = scene.world
        let (prediction, grid) = try StudyError.wrap(world.workspace.file) {
            (try scene.prediction(run), try scene.grid(run))
        }
        self.grid = grid
        guard let engine = prediction.terrain else {
            throw .failed(
                world.workspace.file,
                reason: "its maps are not made by p1812: it has no terrain, or coverage.model is hata")
        }
        self.engine = engine
        crs = world.workspace.crs
    }

    /// Losses at places measured, NaN beside the terrain, and the surroundings of each; nil outside the communes.
    func losses(
        of cell: DriveTest.Cell, carrier: Frequency, at places: [Coordinate]
    ) throws -> [(loss: Double, surroundings: String)?] {
        let toGrid = try Transformer(from: .wgs84, to: crs)
        let mast = try toGrid.transform(cell.position)
        var points = places
        try toGrid.transform(inPlace: &points)
        let losses = try engine.losses(
            easting: mast.x, northing: mast.y, height: cell.height, carrier: carrier,
            at: points.map { ($0.x, $0.y) })
        guard let losses else {
            throw StudyError.failed(
                "cell \(cell.name)",
                reason: "no terrain height under the mast: a void, or outside the workspace's terrain")
        }
        return zip(points, losses).map { point, loss in
            guard !loss.isNaN, let index = grid.frame.number(containing: point),
                let environment = Environment(rawValue: grid.land[index])
            else { return nil }
            return (loss, "\(environment)")
        }
    }
}
