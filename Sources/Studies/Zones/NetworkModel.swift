import GeoStore
import Geometry
import Propagation
import Units

/// The operators' networks as sectors, from station lists that give no more than place, height and technologies.
struct NetworkModel {
    let world: World
    let prediction: LevelPrediction
    /// For models that do not see the terrain; nil keeps heights above ground.
    let heights: EffectiveHeight?
    let template: SectorTemplate

    func sectors(operator name: String, technology: Technology) throws(StudyError) -> [Sector] {
        var sectors: [Sector] = []
        for station in world.stations
        where station.operator == name && station.status == .built && station.technologies.contains(technology)
            && prediction.reaches(station.position)
        {
            for azimuth in station.azimuths {
                let sector = try StudyError.wrap("station \(station.id)") {
                    let height =
                        try heights?.height(of: station.height, at: station.position, azimuth: azimuth)
                        ?? station.height
                    return try template.sector(technology, at: station.position, height: height, azimuth: azimuth)
                }
                sectors.append(sector)
            }
        }
        return sectors
    }
}
