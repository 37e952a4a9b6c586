public import GeoStore
import Propagation
public import Studies
import Units

/// Stations with the units they stand in: beside the table of zones, what a later report compares with.
public enum StationTable {
    /// - Parameter communes: of the stations.
    public static func make(_ result: ZonesResult, communes: [Station.ID: UnitReference]) -> FeatureTable {
        let districts = Dictionary(
            result.communes.map { ($0.unit.code, $0.parent) }, uniquingKeysWith: { first, _ in first })
        func commune(_ station: Station) -> UnitReference? { communes[station.id] }
        func district(_ station: Station) -> UnitReference? { commune(station).flatMap { districts[$0.code] ?? nil } }
        var columns = Columns<Station>()
        columns.text("station_id") { $0.id }
        columns.text("site_id") { $0.site }
        columns.text("operator") { $0.operator }
        columns.text("technologies") { $0.technologies.map(\.rawValue).joined(separator: ";") }
        columns.text("structure") { $0.onRoof ? "roof" : "ground" }
        columns.real("height_m", digits: 2) { $0.height.metres }
        columns.text("status") { $0.status.rawValue }
        columns.text("commune_code") { commune($0)?.code }
        columns.text("commune_name") { commune($0)?.name }
        columns.text("district_code") { district($0)?.code }
        columns.text("district_name") { district($0)?.name }
        return columns.table("stations", result.stations)
    }
}
