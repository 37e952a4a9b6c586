public import GeoStore
import Geometry
import Propagation
import Province
public import Studies
import Units

/// One row per operator's equipment at one site: `site` is the place, a row is a station.
public enum SiteTable {
    public static func make(_ result: ZonesResult) throws(ReportError) -> FeatureTable {
        let geographic = try Geographic(from: result.crs, layer: "sites")
        var positions: [String: Coordinate] = [:]
        for station in result.stations { positions[station.id] = try geographic.position(station.position) }

        var columns = Columns<Station>()
        columns.addStation()
        columns.text("decision") { $0.decision }
        columns.date("approved_on") { $0.approvedOn }
        columns.text("azimuths") { $0.azimuths.map { FieldValue.real($0.degrees).text ?? "" }.joined(separator: ";") }
        columns.boolean("sectors_assumed") { $0.sectorsAssumed }
        columns.real("easting", digits: 2) { $0.position.x }
        columns.real("northing", digits: 2) { $0.position.y }
        columns.real("longitude", digits: 7) { positions[$0.id]?.x }
        columns.real("latitude", digits: 7) { positions[$0.id]?.y }
        return columns.table("sites", result.stations, crs: result.crs) { .point($0.position) }
    }
}

extension Columns<Station> {
    /// What a station is, wherever it stands.
    mutating func addStation() {
        text("station_id") { $0.id }
        text("site_id") { $0.site }
        text("operator") { $0.operator }
        text("technologies") { $0.technologies.map(\.rawValue).joined(separator: ";") }
        text("structure") { $0.onRoof.map { $0 ? "roof" : "ground" } }
        real("height_m", digits: 2) { $0.height.metres }
        text("status") { $0.status.rawValue }
    }
}
