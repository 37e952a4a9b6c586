public import GeoStore
import Geometry
import Propagation
public import Studies
import Units

/// Tables of a coverage study.
public enum CoverTables {
    private struct Row {
        let unit: CoverResult.Unit
        let figures: CoverResult.Figures
    }

    /// One row per unit, coverer and technology: `cover.csv`.
    public static func units(_ result: CoverResult) -> FeatureTable {
        var columns = Columns<Row>()
        columns.text("level") { $0.unit.level.rawValue }
        columns.text("code") { $0.unit.code }
        columns.text("name") { $0.unit.name }
        columns.text("operator") { name($0.figures.coverer) }
        columns.text("technology") { $0.figures.technology.rawValue }
        columns.integer("people") { $0.unit.people }
        columns.integer("people_without_place") { $0.unit.peopleWithoutPlace }
        for strength in CoverResult.Strength.allCases {
            columns.real("people_\(strength)", digits: 1) { $0.figures.people[strength] }
        }
        columns.real("people_expected", digits: 1) { $0.figures.peopleExpected }
        columns.real("people_if_3db_weaker", digits: 1) { $0.figures.peopleIfWeaker }
        columns.real("people_if_3db_stronger", digits: 1) { $0.figures.peopleIfStronger }
        columns.real("people_indoors", digits: 1) { $0.figures.peopleIndoors }
        columns.real("share_covered", digits: 4) { share($0.unit, $0.figures) }
        columns.real("area_km2", digits: 3) { $0.unit.area.squareKilometres }
        columns.real("area_no_data_km2", digits: 3) { $0.unit.noDataArea.squareKilometres }
        for strength in CoverResult.Strength.allCases {
            columns.real("area_\(strength)_km2", digits: 3) { $0.figures.area[strength]?.squareKilometres }
        }
        columns.real("area_indoors_km2", digits: 3) { $0.figures.areaIndoors.squareKilometres }
        let rows = result.units.flatMap { unit in unit.figures.map { Row(unit: unit, figures: $0) } }
        return columns.table("cover", rows)
    }

    /// One row per unit and claim: what an operator says it covers beside what is predicted for it, `claims.csv`.
    public static func claims(_ result: CoverResult) -> FeatureTable {
        var columns = Columns<CoverResult.ClaimFigures>()
        columns.text("level") { result.units[$0.unit].level.rawValue }
        columns.text("code") { result.units[$0.unit].code }
        columns.text("name") { result.units[$0.unit].name }
        columns.text("operator") { $0.operator }
        columns.text("technology") { $0.technology.rawValue }
        columns.integer("people") { result.units[$0.unit].people }
        columns.real("people_claimed", digits: 1) { $0.people.claimed }
        columns.real("people_predicted", digits: 1) { $0.people.predicted }
        columns.real("people_both", digits: 1) { $0.people.both }
        columns.real("area_km2", digits: 3) { result.units[$0.unit].area.squareKilometres }
        columns.real("area_claimed_km2", digits: 3) { $0.area.claimed }
        columns.real("area_predicted_km2", digits: 3) { $0.area.predicted }
        columns.real("area_both_km2", digits: 3) { $0.area.both }
        return columns.table("claims", result.claims)
    }

    /// One row per sector, numbered like the rasters of best servers: `sectors.csv`.
    public static func sectors(_ result: CoverResult) -> FeatureTable {
        struct Row {
            let layer: CoverageLayer, number: Int, sector: ServingMap.Sector
        }
        var columns = Columns<Row>()
        columns.text("operator") { $0.layer.operator }
        columns.text("technology") { $0.layer.technology.rawValue }
        columns.integer("number") { $0.number }
        columns.text("station") { $0.sector.station }
        columns.real("azimuth", digits: 1) { $0.sector.azimuth.degrees }
        columns.real("downtilt", digits: 1) { $0.sector.downtilt.degrees }
        columns.real("carrier_mhz", digits: 1) { $0.sector.carrier.megahertz }
        columns.real("reference_eirp_dbm", digits: 2) { $0.sector.referencePower.dBm }
        columns.real("area_served_km2", digits: 4) { $0.sector.area.squareKilometres }
        columns.real("people_served", digits: 1) { $0.sector.people }
        let rows = result.layers.flatMap { layer in
            (layer.serving?.sectors ?? []).enumerated().map { Row(layer: layer, number: $0 + 1, sector: $1) }
        }
        return columns.table("sectors", rows)
    }

    /// Where each layer is at least weak, covered, good and strong: whole cells as polygons.
    public static func contours(_ result: CoverResult) -> FeatureTable {
        struct Contour {
            let layer: CoverageLayer, strength: CoverResult.Strength, shape: Shape
            var level: Double { layer.threshold.dBm + Double(strength.rawValue) }
        }
        var columns = Columns<Contour>()
        columns.text("operator") { $0.layer.operator }
        columns.text("technology") { $0.layer.technology.rawValue }
        columns.text("strength") { "\($0.strength)" }
        columns.real("from_dbm", digits: 2) { $0.level }
        columns.real("area_km2", digits: 4) { Area.squareMetres($0.shape.area).squareKilometres }
        var contours: [Contour] = []
        for layer in result.layers {
            for strength in CoverResult.Strength.allCases {
                let level = Float(layer.threshold.dBm) + Float(strength.rawValue)
                let shape = CellPolygons.trace(layer.level) { $0 >= level }
                contours.append(Contour(layer: layer, strength: strength, shape: shape))
            }
        }
        return columns.table("contours", contours, crs: result.crs) { $0.shape }
    }

    /// An operator's name; `*any` and `*all` for at least one of them and each of them.
    public static func name(_ coverer: CoverResult.Coverer) -> String {
        switch coverer {
        case .operator(let name): name
        case .any: "*any"
        case .all: "*all"
        }
    }

    /// Of the unit's people; 0 where nobody lives.
    public static func share(_ unit: CoverResult.Unit, _ figures: CoverResult.Figures) -> Double {
        guard unit.people > 0 else { return 0 }
        // Weights are fractions of people; their sum is whole to a millionth.
        let people = ((figures.people[.covered] ?? 0) * 1e6).rounded() / 1e6
        return people / Double(unit.people)
    }
}
