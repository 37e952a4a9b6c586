import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
import Units

/// What predicts levels in a study: P.1812 over the workspace's terrain and clutter, or Hata's family without them.
struct LevelPrediction: Sendable {
    let parameters: CoverageParameters
    /// nil: Hata's family.
    let terrain: TerrainCoverageEngine?
    /// Of P.1812 only.
    let calibration: CalibrationFile?

    init(world: World, frame: GridFrame, run: Run) throws(StudyError) {
        let province = world.province
        let parameters = try StudyError.wrap("coverage.max_radius") {
            try CoverageParameters(maximumRadius: .metres(province.coverage.maxRadius))
        }
        self.parameters = parameters
        guard let radio = world.radio, let raster = world.terrain else {
            (terrain, calibration) = (nil, nil)
            return
        }
        calibration = radio.calibration
        terrain = try StudyError.wrap(province.terrain?.source ?? "terrain") {
            try TerrainCoverageEngine(
                terrain: try RadioTerrain(world: world, frame: frame, run: run).terrain(raster, clutter: radio.clutter),
                climate: radio.climate.climate, parameters: parameters)
        }
    }

    /// Whether a mast can be predicted from: not over a void or beside the terrain.
    func reaches(_ position: Coordinate) -> Bool {
        terrain?.hasGround(easting: position.x, northing: position.y) ?? true
    }

    /// Built stations that are in no map, because there is no terrain height under them.
    func leftOut(of world: World) throws(StudyError) -> [LedgerEntry] {
        guard let layer = world.province.terrain else { return [] }
        let source = world.workspace.displayPath(world.province.stations.source)
        let toGeographic = try StudyError.wrap(world.workspace.file) {
            try Transformer(from: world.workspace.crs, to: .wgs84)
        }
        return world.stations.filter { $0.status == .built && !reaches($0.position) }.map { station in
            LedgerEntry(
                source: source, layer: world.province.stations.layer ?? "", feature: station.id, defect: .noData,
                action: .setAside,
                detail: "no terrain height under the mast: a void, or outside "
                    + "\(world.workspace.displayPath(layer.source)); it is in no coverage map; add the tile or fill the void",
                location: try? toGeographic.transform(station.position))
        }
    }
}

/// A template station that can be tried at any place, predicted like the maps of the study.
struct TrialStation: Sendable {
    private enum Model {
        case flat(SitePredictor)
        case terrain(TerrainSitePredictor)
    }

    private let model: Model

    /// Three sectors of the template.
    init(
        _ template: SectorTemplate, _ technology: Technology, height: Length, prediction: LevelPrediction
    ) throws(PropagationError) {
        let sectors = try template.site(technology, height: height, calibration: prediction.calibration)
        if let terrain = prediction.terrain {
            model = .terrain(try TerrainSitePredictor(template: sectors, engine: terrain))
        } else {
            model = .flat(try SitePredictor(template: sectors, parameters: prediction.parameters))
        }
    }

    /// dBm at each point; NaN where nothing arrives, or nothing is known of the ground.
    func levels(at place: Coordinate, points: [SitePredictor.Point]) -> [Float] {
        switch model {
        case .flat(let predictor):
            return predictor.levels(easting: place.x, northing: place.y, at: points)
        case .terrain(let predictor):
            return predictor.levels(easting: place.x, northing: place.y, at: points)
        }
    }
}
