public import GeoStore
import Geometry
import Province
public import Studies
import Units

/// One row for the province, one per district, one per commune.
public enum UnitTable {
    struct Row {
        var level: String
        var unit: UnitSummary
    }

    /// - Parameters:
    ///   - level: of the unit in the province's place; a commune is one row.
    ///   - outlines: areas that take the place of the units' own; a row without either has no shape.
    public static func make(
        _ result: ZonesResult, level: UnitLevel = .province, outlines: [UnitOutline] = []
    ) -> FeatureTable {
        var columns = Columns<Row>()
        columns.text("level") { $0.level }
        columns.text("code") { $0.unit.unit.code }
        columns.text("name") { $0.unit.unit.name }
        columns.text("rank") { $0.unit.rank }
        columns.text("parent_code") { $0.unit.parent?.code }
        columns.text("parent_name") { $0.unit.parent?.name }
        columns.real("area_km2", digits: 4) { $0.unit.area.squareKilometres }
        columns.integer("people") { $0.unit.people }
        columns.integer("people_now") { $0.unit.peopleNow }
        columns.integer("people_outside_zones") { $0.unit.peopleOutsideZones }
        columns.integer("zones") { $0.unit.zones }
        for service in Service.allCases {
            let stem = Self.snake(service.rawValue)
            columns.integer("\(stem)_zones") { $0.unit.services[service]?.zones ?? 0 }
            columns.integer("\(stem)_people") { $0.unit.services[service]?.people ?? 0 }
        }
        for (index, date) in result.dates.enumerated() {
            let ending = ColumnName.date(date)
            func count(_ stem: String, _ read: @escaping (UnitAtDate) -> UnitSummary.Count?) {
                columns.integer("\(stem)_zones_\(ending)") { row in
                    index < row.unit.atDates.count ? read(row.unit.atDates[index])?.zones ?? 0 : nil
                }
                columns.integer("\(stem)_people_\(ending)") { row in
                    index < row.unit.atDates.count ? read(row.unit.atDates[index])?.people ?? 0 : nil
                }
            }
            count("blocked_papers") { $0.blockedPapers }
            count("blocked_plan") { $0.blockedPlan }
            count("undetermined_papers") { $0.undeterminedPapers }
            count("undetermined_plan") { $0.undeterminedPlan }
            count("blocked_not_served") { $0.blockedNotServed }
            for way in WayOut.allCases { count(Self.snake(way.word)) { $0.waysOut[way] } }
        }
        let rows =
            (level == .commune ? [] : [Row(level: level.rawValue, unit: result.province)])
            + result.districts.map { Row(level: "district", unit: $0) }
            + result.communes.map { Row(level: "commune", unit: $0) }
        let areas = UnitOutline.all(of: rows.map(\.unit), replacements: outlines)
        let shapes = Dictionary(areas.map { ($0.code, $0.shape) }, uniquingKeysWith: { first, _ in first })
        return columns.table("units", rows, crs: result.crs) { shapes[$0.unit.unit.code] }
    }

    /// `servedByOneOnly` as `served_by_one_only`.
    static func snake(_ word: String) -> String {
        word.reduce(into: "") { out, letter in
            if letter.isUppercase { out += "_" }
            out += letter.lowercased()
        }
    }
}
