import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
import Units

/// The cells a station would serve, to compare one place with another: by Hata's family, whatever the maps are made by,
/// because thousands of places are compared and only their shares of one another count.
struct ServiceArea {
    private let world: World
    private let grid: StudyGrid
    private let parameters: CoverageParameters
    private let template: SectorTemplate
    private let threshold: Float

    /// Cells the original site serves.
    struct Area {
        var points: [SitePredictor.Point]
    }

    init(world: World, catalogue: LandUseCatalogue) throws {
        self.world = world
        var grid = StudyGrid(communes: world.communes, cell: world.province.coverage.cell)
        try grid.classify(world, catalogue: catalogue, run: Run())
        self.grid = grid
        template = try SectorTemplate(world.province)
        parameters = try CoverageParameters(maximumRadius: .metres(world.province.coverage.maxRadius))
        threshold = Float(world.province.service.threshold(of: world.province.service.technology).dBm)
    }

    /// - Returns: nil when the site's height is none that a prediction is made for.
    func area(of site: Site) -> Area? {
        var height = WayOutFinder.groundHeight
        if case .number(let metres)? = site.observations[Fact(rawValue: "height")]?.value { height = .metres(metres) }
        guard let predictor = predictor(height) else { return nil }
        let reach = predictor.reach.metres
        let frame = grid.frame
        let box = Box([site.position]).expanded(by: reach)
        let columns =
            max(
                0, Int((box.minX - frame.originX) / frame.cellWidth))..<min(
                frame.columns, max(0, Int((box.maxX - frame.originX) / frame.cellWidth) + 1))
        let rows =
            max(
                0, Int((frame.originY - box.maxY) / frame.cellHeight))..<min(
                frame.rows, max(0, Int((frame.originY - box.minY) / frame.cellHeight) + 1))
        var points: [SitePredictor.Point] = []
        for row in rows {
            for column in columns {
                let centre = frame.centre(row: row, column: column)
                points.append(
                    SitePredictor.Point(
                        easting: centre.x, northing: centre.y,
                        environment: Environment(rawValue: grid.environment[row * frame.columns + column])))
            }
        }
        let levels = predictor.levels(easting: site.position.x, northing: site.position.y, at: points)
        return Area(points: zip(points, levels).filter { $0.1 >= threshold }.map(\.0))
    }

    func share(of area: Area, keptFrom position: Coordinate, height: Length) -> Double? {
        guard !area.points.isEmpty, let predictor = predictor(height) else { return nil }
        let levels = predictor.levels(easting: position.x, northing: position.y, at: area.points)
        return Double(levels.count { $0 >= threshold }) / Double(area.points.count)
    }

    private func predictor(_ height: Length) -> SitePredictor? {
        try? SitePredictor(
            template: template.site(world.province.service.technology, height: height), parameters: parameters)
    }
}
