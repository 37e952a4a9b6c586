import GeoStore
import Geometry
import Propagation
import Units

/// The operators' networks as sectors, from station lists that give no more than place, height and technologies.
struct NetworkModel {
    let world: World
    let heights: EffectiveHeight

    /// Downtilt of a template sector. ASSUMPTION: no list gives tilts; 3° puts the axis of a 30 m mast at 570 m.
    static let templateDowntilt = Angle.degrees(3)

    func sectors(operator name: String, technology: Technology) throws(StudyError) -> [Sector] {
        var sectors: [Sector] = []
        for station in world.stations
        where station.operator == name && station.status == .built && station.technologies.contains(technology) {
            for azimuth in station.azimuths {
                let sector = try StudyError.wrap("station \(station.id)") {
                    let height = try heights.height(of: station.height, at: station.position, azimuth: azimuth)
                    return try Self.sector(technology, at: station.position, height: height, azimuth: azimuth)
                }
                sectors.append(sector)
            }
        }
        return sectors
    }

    /// A template site with three sectors, for places where nothing stands yet.
    static func template(
        _ technology: Technology, height: Length, parameters: CoverageParameters
    ) throws(PropagationError) -> SitePredictor {
        var sectors: [Sector] = []
        for azimuth in StationImport.templateAzimuths {
            sectors.append(try sector(technology, at: Coordinate(0, 0), height: height, azimuth: azimuth))
        }
        return try SitePredictor(template: sectors, parameters: parameters)
    }

    private static func sector(
        _ technology: Technology, at position: Coordinate, height: Length, azimuth: Angle
    ) throws(PropagationError) -> Sector {
        try Sector(
            easting: position.x, northing: position.y, height: height, azimuth: azimuth, downtilt: templateDowntilt,
            carrier: technology.defaultCarrier, referencePower: LinkBudget.assumed(for: technology).referencePower,
            pattern: .panel)
    }
}
