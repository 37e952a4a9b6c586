import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
import Synchronization
import Units

/// The cells a station would serve, to compare one place with another: by Hata's family, whatever the maps are made by,
/// because thousands of places are compared and only their shares of one another count.
final class ServiceArea: Sendable {
    private let technology: Technology
    private let grid: StudyGrid
    private let parameters: CoverageParameters
    private let template: SectorTemplate
    private let threshold: Float
    /// By height of the station; nil for one no prediction is made for.
    private let predictors = Mutex<[Length: SitePredictor?]>([:])

    /// Cells the original site serves.
    struct Area {
        var points: [SitePredictor.Point]
    }

    init(world: World, grid: StudyGrid) throws {
        let service = world.province.service
        self.grid = grid
        technology = service.technology
        template = try SectorTemplate(world.province)
        parameters = try CoverageParameters(maximumRadius: .metres(world.province.coverage.maxRadius))
        threshold = Float(service.threshold(of: service.technology).dBm)
    }

    /// - Parameter height: of the station above ground.
    /// - Returns: nil when the height is none that a prediction is made for.
    func area(at position: Coordinate, height: Length) -> Area? {
        guard let predictor = predictor(height) else { return nil }
        let frame = grid.frame
        let box = Box([position]).expanded(by: predictor.reach.metres)
        let columns = frame.columns(between: box.minX...box.maxX)
        var points: [SitePredictor.Point] = []
        for row in frame.rows(between: box.minY...box.maxY) {
            for column in columns {
                let centre = frame.centre(row: row, column: column)
                let kind = Environment(rawValue: grid.land[frame.number(row: row, column: column)])
                points.append(SitePredictor.Point(easting: centre.x, northing: centre.y, environment: kind))
            }
        }
        let levels = predictor.levels(easting: position.x, northing: position.y, at: points)
        return Area(points: zip(points, levels).filter { $0.1 >= threshold }.map(\.0))
    }

    func share(of area: Area, keptFrom position: Coordinate, height: Length) -> Double? {
        guard !area.points.isEmpty, let predictor = predictor(height) else { return nil }
        let levels = predictor.levels(easting: position.x, northing: position.y, at: area.points)
        return Double(levels.count { $0 >= threshold }) / Double(area.points.count)
    }

    private func predictor(_ height: Length) -> SitePredictor? {
        predictors.withLock { known in
            if let predictor = known[height] { return predictor }
            let made = try? SitePredictor(template: template.site(technology, height: height), parameters: parameters)
            known[height] = .some(made)
            return made
        }
    }
}
