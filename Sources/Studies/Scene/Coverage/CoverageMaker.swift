import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
import Synchronization
import Units

/// Makes maps of the received level of networks on a scene's grid.
struct CoverageMaker {
    let world: World
    let prediction: LevelPrediction
    let grid: StudyGrid
    private let model: NetworkModel

    /// One map: what an operator's stations of a technology give.
    struct Network: Hashable, Sendable {
        let `operator`: String
        let technology: Technology
    }

    init(world: World, prediction: LevelPrediction, grid: StudyGrid) throws(StudyError) {
        (self.world, self.prediction, self.grid) = (world, prediction, grid)
        model = try NetworkModel(world: world, prediction: prediction)
    }

    /// Those of some operators in order, each with the technologies that any station of the world has.
    func networks(of operators: [String], _ technologies: [Technology] = Technology.allCases) -> [Network] {
        let present = technologies.filter { technology in
            world.stations.contains { $0.technologies.contains(technology) }
        }
        return operators.flatMap { name in present.map { Network(operator: name, technology: $0) } }
    }

    /// One map per network, in order; all sectors of a mast share the geometry of their paths.
    ///
    /// - Parameter isDetailed: with best servers, overlap and quality.
    func layers(of networks: [Network], isDetailed: Bool = false, run: Run) throws(StudyError) -> [CoverageLayer] {
        run.report(.coverage, 0)
        let sectors = try networks.map { network throws(StudyError) in
            try model.network(operator: network.operator, technology: network.technology)
        }
        let maps = try maps(of: sectors, isDetailed, run)
        return try zip(sectors, maps).map { network, map throws(StudyError) in
            guard !run.isCancelled else { throw .cancelled }
            return CoverageLayer(
                operator: network.operator, technology: network.technology,
                level: Raster(frame: grid.frame, crs: world.workspace.crs, values: map.levels),
                threshold: world.province.service.threshold(of: network.technology), cautions: map.cautions,
                noDataCells: map.noDataCells,
                serving: isDetailed ? try ServingMap(network, map, grid: grid, world: world) : nil)
        }
    }

    private func maps(
        of networks: [NetworkModel.Network], _ isDetailed: Bool, _ run: Run
    ) throws(StudyError) -> [Coverage] {
        if let terrain = prediction.terrain {
            let details = networks.map { network in
                CoverageDetail(
                    overlapLevel: world.province.service.threshold(of: network.technology),
                    interference: network.technology == .lte || network.technology == .nr)
            }
            return try StudyError.wrap("coverage") {
                try terrain.coverage(
                    networks: networks.map(\.sectors), grid: grid.frame, environment: grid.environment,
                    details: isDetailed ? details : [], run: run)
            }
        }
        let engine = CoverageEngine(parameters: prediction.parameters)
        var maps: [Coverage] = []
        for network in networks {
            maps.append(
                try StudyError.wrap("coverage of \(network.operator), \(network.technology.rawValue)") {
                    try engine.coverage(
                        sectors: network.sectors, grid: grid.frame, environment: grid.environment,
                        bestServer: isDetailed,
                        run: run)
                })
            run.report(.coverage, Double(maps.count) / Double(networks.count))
        }
        return maps
    }

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
}

/// The maps made so far of the networks as they stand: each is predicted once, whoever asks.
final class CoverageMaps: Sendable {
    private let turn = Turn()
    private let known = Mutex<[CoverageMaker.Network: CoverageLayer]>([:])
    private let count = Atomic(0)

    /// Maps predicted so far.
    var predicted: Int { count.load(ordering: .relaxed) }

    /// As ``CoverageMaker/layers(of:isDetailed:run:)``. Who asks for details of a map made without them has it made again.
    func layers(
        of networks: [CoverageMaker.Network], isDetailed: Bool, by maker: CoverageMaker, run: Run
    ) throws -> [CoverageLayer] {
        try turn.take(run) {
            let missing = known.withLock { known in
                networks.filter { known[$0].map { isDetailed && $0.serving == nil } ?? true }
            }
            if !missing.isEmpty {
                let made = try maker.layers(of: missing, isDetailed: isDetailed, run: run)
                count.add(made.count, ordering: .relaxed)
                known.withLock { for (network, layer) in zip(missing, made) { $0[network] = layer } }
            }
            return known.withLock { known in
                networks.compactMap { network in
                    var layer = known[network]
                    if !isDetailed { layer?.serving = nil }
                    return layer
                }
            }
        }
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
