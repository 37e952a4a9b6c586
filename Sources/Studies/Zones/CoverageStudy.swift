import GeoStore
import Geometry
import Propagation
import Units

/// Received level per operator and technology on the study's grid.
struct CoverageStudy {
    let world: World
    let operators: [String]

    static func parameters(_ workspace: Workspace) throws(PropagationError) -> CoverageParameters {
        try CoverageParameters(maximumRadius: .metres(workspace.coverage.maxRadius))
    }

    /// Median loss into traditional houses per technology (ITU-R P.2109-1).
    static func entryLosses() throws(PropagationError) -> [Technology: Decibels] {
        var losses: [Technology: Decibels] = [:]
        for technology in Technology.allCases {
            let model = try BuildingEntryLoss(carrier: technology.defaultCarrier, construction: .traditional)
            losses[technology] = try model.loss(notExceededFor: 0.5)
        }
        return losses
    }

    func run(grid: StudyGrid, progress: (Double) -> Void) throws(StudyError) -> [CoverageLayer] {
        let workspace = world.workspace
        let frame = grid.frame
        let (engine, network, plain) = try StudyError.wrap("coverage") {
            (
                CoverageEngine(parameters: try Self.parameters(workspace)),
                NetworkModel(
                    world: world, heights: try EffectiveHeight(terrain: world.terrain, crs: workspace.crs),
                    template: try SectorTemplate(workspace)),
                try CoverageGrid(
                    originX: frame.originX, originY: frame.originY, cellSize: frame.cellWidth, columns: frame.columns,
                    rows: frame.rows)
            )
        }
        let technologies = Technology.allCases.filter { technology in
            world.stations.contains { $0.technologies.contains(technology) }
        }
        var layers: [CoverageLayer] = []
        let total = Double(operators.count * technologies.count)
        for name in operators {
            for technology in technologies {
                let sectors = try network.sectors(operator: name, technology: technology)
                let map = try StudyError.wrap("coverage of \(name), \(technology.rawValue)") {
                    try engine.coverage(sectors: sectors, grid: plain, environment: grid.environment)
                }
                layers.append(
                    CoverageLayer(
                        operator: name, technology: technology,
                        level: Raster(frame: frame, crs: workspace.crs, values: map.levels),
                        threshold: workspace.service.threshold(of: technology), cautions: map.cautions,
                        noDataCells: map.noDataCells))
                progress(Double(layers.count) / total)
            }
        }
        return layers
    }
}

extension Workspace.Service {
    func threshold(of technology: Technology) -> PowerLevel {
        thresholds[technology] ?? technology.defaultThreshold.covered
    }
}

extension WayOutFinder.Predictors {
    /// The template stations of the workspace's service technology.
    static func standard(for world: World, parameters: CoverageParameters) throws(StudyError) -> Self {
        let technology = world.workspace.service.technology
        let template = try SectorTemplate(world.workspace)
        func predictor(_ height: Length) throws(StudyError) -> SitePredictor {
            try StudyError.wrap("candidate sites") {
                try template.site(technology, height: height, parameters: parameters)
            }
        }
        var shared: [Int: SitePredictor] = [:]
        for height in Set(world.stations.map(WayOutFinder.sharedHeight)).sorted() {
            shared[height] = try predictor(.metres(Double(height)))
        }
        return Self(
            ground: try predictor(WayOutFinder.groundHeight), bulkyRoof: try predictor(WayOutFinder.bulkyRoofHeight),
            nonBulkyRoof: try predictor(WayOutFinder.nonBulkyRoofHeight), shared: shared)
    }
}
