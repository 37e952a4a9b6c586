public import GeoStore
import Geometry
import PermitRules
import Province
public import Studies
import Units

/// One row per place named in some zone's way out: a parcel outside, a roof, a standing mast.
public enum PlaceTable {
    public static func make(_ result: ZonesResult) throws(ReportError) -> FeatureTable {
        let geographic = try Geographic(from: result.crs, layer: "places")
        var positions: [String: Coordinate] = [:]
        for place in result.places { positions[place.id] = try geographic.position(place.position) }

        var columns = Columns<Place>()
        columns.text("place_id") { $0.id }
        columns.text("kind") { $0.kind.rawValue }
        columns.text("recorded") { $0.recorded }
        columns.text("planned") { $0.planned }
        columns.real("area_m2", digits: 1) { $0.area?.squareMetres }
        columns.real("height_m", digits: 2) { $0.height.metres }
        columns.text("commune_code") { $0.commune?.code }
        columns.text("commune_name") { $0.commune?.name }
        columns.real("easting", digits: 2) { $0.position.x }
        columns.real("northing", digits: 2) { $0.position.y }
        columns.real("longitude", digits: 7) { positions[$0.id]?.x }
        columns.real("latitude", digits: 7) { positions[$0.id]?.y }
        for (index, date) in result.dates.enumerated() {
            let ending = ColumnName.date(date)
            let users = zonesPerPlace(result, index)
            columns.text("verdict_\(ending)") { place in
                place.verdicts.first { $0.date == date }?.headline.rawValue
            }
            columns.integer("firmness_\(ending)") { place in
                place.verdicts.first { $0.date == date }?.firmness
            }
            columns.integer("zones_\(ending)") { users[$0.id] ?? 0 }
        }
        return columns.table("places", result.places, crs: result.crs) { .point($0.position) }
    }

    /// How many zones name each place at one date.
    private static func zonesPerPlace(_ result: ZonesResult, _ index: Int) -> [Place.ID: Int] {
        var counts: [Place.ID: Int] = [:]
        for zone in result.zones where index < zone.atDates.count {
            for place in Set(zone.atDates[index].operators.flatMap(\.places).map(\.place)) {
                counts[place, default: 0] += 1
            }
        }
        return counts
    }
}
