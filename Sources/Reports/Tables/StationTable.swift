public import GeoStore
import Propagation
public import Province
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
        columns.addStation()
        columns.text("commune_code") { commune($0)?.code }
        columns.text("commune_name") { commune($0)?.name }
        columns.text("district_code") { district($0)?.code }
        columns.text("district_name") { district($0)?.name }
        return columns.table("stations", result.stations)
    }
}
