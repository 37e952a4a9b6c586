import GeoStore
import Geometry
import Propagation
import Province
import Units

/// The operators' networks as sectors: what their lists say, and the template for the rest.
struct NetworkModel {
    let world: World
    let prediction: LevelPrediction
    /// For models that do not see the terrain; nil keeps heights above ground.
    let heights: EffectiveHeight?
    let template: SectorTemplate
    /// By the path of the antenna's file.
    private var antennas: [String: SectorTemplate] = [:]

    /// One map's sectors, and the station of each.
    struct Network {
        let `operator`: String
        let technology: Technology
        var sectors: [Sector] = []
        /// Index into ``World/stations``.
        var stations: [Int] = []
    }

    init(world: World, prediction: LevelPrediction) throws(StudyError) {
        self.world = world
        self.prediction = prediction
        heights =
            prediction.terrain == nil
            ? try StudyError.wrap("coverage") {
                try EffectiveHeight(terrain: world.terrain, crs: world.workspace.crs)
            } : nil
        template = try SectorTemplate(world.province)
        for path in Set(world.stations.compactMap(\.equipment.pattern)).sorted() {
            antennas[path] = try SectorTemplate.antenna(path)
        }
    }

    func network(operator name: String, technology: Technology) throws(StudyError) -> Network {
        var network = Network(operator: name, technology: technology)
        for (number, station) in world.stations.enumerated()
        where station.operator == name && station.status == .built && station.technologies.contains(technology)
            && prediction.reaches(station.position)
        {
            let own = station.equipment.pattern.flatMap { antennas[$0] } ?? template
            let sectors = try StudyError.wrap("station \(station.id)") {
                try own.sectors(technology, of: station, calibration: prediction.calibration) { azimuth in
                    try heights?.height(of: station.height, at: station.position, azimuth: azimuth) ?? station.height
                }
            }
            network.sectors += sectors
            network.stations += sectors.map { _ in number }
        }
        return network
    }
}
