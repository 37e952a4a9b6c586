import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
import Units

/// Received level per operator and technology on the study's grid.
struct CoverageStudy {
    let world: World
    let operators: [String]
    let prediction: LevelPrediction
    /// Those asked for; stations without any of them need no map.
    var technologies = Technology.allCases

    /// Median loss into the workspace's kind of houses per technology (ITU-R P.2109-1).
    static func entryLosses(_ province: Workspace.Province) throws(PropagationError) -> [Technology: Decibels] {
        var losses: [Technology: Decibels] = [:]
        for technology in Technology.allCases {
            let model = try BuildingEntryLoss(
                carrier: technology.defaultCarrier, construction: province.coverage.building)
            losses[technology] = try model.loss(notExceededFor: 0.5)
        }
        return losses
    }

    /// One map per operator and technology, operators in order.
    ///
    /// - Parameter isDetailed: with best servers, overlap and quality.
    func run(
        grid: StudyGrid, isDetailed: Bool = false, run: Run
    ) throws(StudyError) -> [CoverageLayer] {
        let workspace = world.workspace, province = world.province
        let model = try NetworkModel(world: world, prediction: prediction)
        let technologies = technologies.filter { technology in
            world.stations.contains { $0.technologies.contains(technology) }
        }
        var networks: [NetworkModel.Network] = []
        for name in operators {
            for technology in technologies {
                networks.append(try model.network(operator: name, technology: technology))
            }
        }
        let maps = try maps(of: networks, grid: grid, isDetailed, run)
        var layers: [CoverageLayer] = []
        for (network, map) in zip(networks, maps) {
            layers.append(
                CoverageLayer(
                    operator: network.operator, technology: network.technology,
                    level: Raster(frame: grid.frame, crs: workspace.crs, values: map.levels),
                    threshold: province.service.threshold(of: network.technology), cautions: map.cautions,
                    noDataCells: map.noDataCells,
                    serving: isDetailed ? try ServingMap(network, map, grid: grid, world: world) : nil))
        }
        return layers
    }

    private func maps(
        of networks: [NetworkModel.Network], grid: StudyGrid, _ isDetailed: Bool, _ run: Run
    ) throws(StudyError) -> [Coverage] {
        let frame = grid.frame
        let plain = try StudyError.wrap("coverage") {
            try CoverageGrid(
                originX: frame.originX, originY: frame.originY, cellSize: frame.cellWidth, columns: frame.columns,
                rows: frame.rows)
        }
        if let terrain = prediction.terrain {
            let details = networks.map { network in
                CoverageDetail(
                    overlapLevel: world.province.service.threshold(of: network.technology),
                    interference: network.technology == .lte || network.technology == .nr)
            }
            return try StudyError.wrap("coverage") {
                try terrain.coverage(
                    networks: networks.map(\.sectors), grid: plain, environment: grid.environment,
                    details: isDetailed ? details : [], run: run)
            }
        }
        let engine = CoverageEngine(parameters: prediction.parameters)
        var maps: [Coverage] = []
        for network in networks {
            maps.append(
                try StudyError.wrap("coverage of \(network.operator), \(network.technology.rawValue)") {
                    try engine.coverage(
                        sectors: network.sectors, grid: plain, environment: grid.environment, bestServer: isDetailed,
                        run: run)
                })
            run.report(.coverage, Double(maps.count) / Double(networks.count))
        }
        return maps
    }
}

extension Workspace.Service {
    func threshold(of technology: Technology) -> PowerLevel {
        thresholds[technology] ?? technology.defaultThreshold.covered
    }

    /// `2G −95 dBm, 3G −100 dBm, …`, as notes print them.
    var thresholdText: String {
        Technology.allCases.map { technology in
            let level = Int(threshold(of: technology).dBm.rounded())
            return "\(technology.rawValue) \(level < 0 ? "−" : "")\(level.magnitude) dBm"
        }.joined(separator: ", ")
    }
}

extension WayOutFinder.Predictors {
    /// The template stations of a technology, the workspace's by default.
    static func standard(
        for world: World, _ technology: Technology? = nil, prediction: LevelPrediction
    ) throws(StudyError) -> Self {
        let technology = technology ?? world.province.service.technology
        let template = try SectorTemplate(world.province)
        func station(_ height: Length) throws(StudyError) -> TrialStation {
            try StudyError.wrap("candidate sites") {
                try TrialStation(template, technology, height: height, prediction: prediction)
            }
        }
        var shared: [Int: TrialStation] = [:]
        for height in Set(world.stations.map(WayOutFinder.sharedHeight)).sorted() {
            shared[height] = try station(.metres(Double(height)))
        }
        return Self(
            ground: try station(WayOutFinder.groundHeight), bulkyRoof: try station(WayOutFinder.bulkyRoofHeight),
            nonBulkyRoof: try station(WayOutFinder.nonBulkyRoofHeight), shared: shared)
    }

    /// What stands on a structure, `height` above ground; nil for a mast of another height than the station list has.
    func station(_ structure: StructureClass, height: Length) -> TrialStation? {
        switch structure {
        case .groundMast: ground
        case .bulkyRoofMast: bulkyRoof
        case .nonBulkyRoofMast: nonBulkyRoof
        case .sharedMast: shared[Int(height.metres)]
        }
    }
}
