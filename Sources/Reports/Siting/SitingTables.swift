import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
import Studies
import Sunset
import Units

/// The tables of a siting study.
enum SitingTables {
    /// Sites to build, in order, with what each adds.
    static func sites(_ result: SitingResult) throws(ReportError) -> FeatureTable {
        struct Row {
            let number: Int, site: PlannedSite, candidate: SiteCandidate, cost: Double, served: Double
        }
        var cost = 0.0, served = result.servedBefore
        let rows = result.sites.enumerated().map { number, site in
            cost += site.cost
            served += site.people
            return Row(
                number: number + 1, site: site, candidate: result.candidates[site.candidate], cost: cost,
                served: served)
        }
        var columns = Columns<Row>()
        columns.integer("order") { $0.number }
        try addPlace(to: &columns, result) { $0.candidate }
        columns.text("operators") { $0.site.operators.joined(separator: ";") }
        columns.real("cost_million_vnd", digits: 1) { $0.site.cost }
        columns.real("people_newly_served", digits: 1) { $0.site.people }
        if !result.places.isEmpty {
            columns.text("priority_places") { row in
                row.site.places.map { result.places[$0].place.name }.joined(separator: ";")
            }
        }
        columns.real("cost_so_far_million_vnd", digits: 1) { $0.cost }
        columns.real("people_served_so_far", digits: 1) { $0.served }
        return columns.table("sites", rows, crs: result.crs) { .point($0.candidate.place.position) }
    }

    /// Priority places with the shares of their area that are served; what works there is in no figure of people.
    static func priority(_ result: SitingResult) -> FeatureTable {
        var columns = Columns<SitingPlace>()
        columns.text("name") { $0.place.name }
        columns.text("technology") { $0.place.technology.rawValue }
        columns.text("operator") { $0.place.operator }
        columns.real("people", digits: 0) { $0.place.people }
        columns.real("share_required", digits: 4) { $0.place.share }
        columns.real("share_before", digits: 4) { $0.before }
        columns.real("share_after", digits: 4) { $0.after }
        columns.real("share_lawful_at_most", digits: 4) { $0.reachable }
        columns.boolean("met") { $0.isMet }
        return columns.table("priority", result.places, crs: result.crs) { $0.place.shape }
    }

    /// Parcels to add to the land-use plan, the most useful first.
    static func cure(_ result: SitingResult) throws(ReportError) -> FeatureTable {
        var columns = Columns<CuredParcel>()
        try addPlace(to: &columns, result) { result.candidates[$0.candidate] }
        columns.real("people_newly_served", digits: 1) { $0.people }
        return columns.table("cure", result.cure ?? [], crs: result.crs) {
            .point(result.candidates[$0.candidate].place.position)
        }
    }

    private static func addPlace<Row>(
        to columns: inout Columns<Row>, _ result: SitingResult, _ candidate: @escaping (Row) -> SiteCandidate
    ) throws(ReportError) {
        let geographic = try Geographic(from: result.crs, layer: "sites")
        // A position that cannot be transformed has no degrees; its metres stand beside.
        func degrees(_ row: Row) -> Coordinate? { try? geographic.position(candidate(row).place.position) }
        columns.text("place_id") { candidate($0).place.id }
        columns.text("structure") { ColumnName.structure(candidate($0).structure) }
        columns.text("verdict") { candidate($0).place.verdicts.first?.headline.rawValue }
        columns.integer("firmness") { candidate($0).place.verdicts.first?.firmness }
        columns.text("obstacles") { candidate($0).obstacles.joined(separator: ";") }
        columns.text("recorded") { candidate($0).place.recorded }
        columns.text("planned") { candidate($0).place.planned }
        columns.real("area_m2", digits: 1) { candidate($0).place.area?.squareMetres }
        columns.real("height_m", digits: 1) { candidate($0).place.height.metres }
        columns.text("unit_code") { result.units[candidate($0).unit].unit.code }
        columns.text("commune_code") { candidate($0).place.commune?.code }
        columns.text("commune_name") { candidate($0).place.commune?.name }
        columns.real("easting", digits: 2) { candidate($0).place.position.x }
        columns.real("northing", digits: 2) { candidate($0).place.position.y }
        columns.real("longitude", digits: 7) { degrees($0)?.x }
        columns.real("latitude", digits: 7) { degrees($0)?.y }
    }

    /// One row per unit, with a column per obstacle priced.
    static func units(_ result: SitingResult) -> FeatureTable {
        var columns = Columns<Int>()
        columns.text("code") { result.units[$0].unit.code }
        columns.text("name") { result.units[$0].unit.name }
        columns.real("people", digits: 0) { result.units[$0].people }
        columns.real("served_before", digits: 0) { result.units[$0].before }
        columns.real("served_after", digits: 0) { result.units[$0].after }
        columns.real("lawful_at_most", digits: 0) { result.units[$0].reachable }
        columns.integer("sites") { result.units[$0].sites }
        columns.real("cost_million_vnd", digits: 1) { result.units[$0].cost }
        for price in result.prices where price.law != .asItIs {
            columns.real("lost_\(word(price.law))", digits: 0) { price.lostByUnit[$0] }
        }
        return columns.table("units", Array(result.units.indices), crs: result.crs) { result.units[$0].shape }
    }

    static func curve(_ result: SitingResult) -> FeatureTable {
        var columns = Columns<SpendingPoint>()
        columns.real("budget_million_vnd", digits: 1) { $0.budget }
        columns.real("cost_million_vnd", digits: 1) { $0.cost }
        columns.integer("sites") { $0.sites }
        columns.real("people", digits: 1) { $0.people }
        columns.real("bound", digits: 1) { $0.bound }
        return columns.table("curve", result.curve)
    }

    static func prices(_ result: SitingResult) -> FeatureTable {
        var columns = Columns<RulePrice>()
        columns.text("law") { word($0.law) }
        columns.text("title_vi") { SitingWords(language: .vi).law($0.law, result) }
        columns.text("title_en") { SitingWords(language: .en).law($0.law, result) }
        columns.integer("places") { $0.places }
        columns.real("people", digits: 1) { $0.people }
        columns.real("bound", digits: 1) { $0.bound }
        columns.real("lost_at_least", digits: 1) { $0.lost.lowerBound }
        columns.real("lost_at_most", digits: 1) { $0.lost.upperBound }
        return columns.table("prices", result.prices)
    }

    /// Stable word of a law for files and JSON.
    static func word(_ law: RulePrice.Law) -> String {
        switch law {
        case .asItIs: "as_it_is"
        case .withoutBans: "without_bans"
        case .without(let obstacles): obstacles.joined(separator: "+")
        }
    }

    static func costs(_ result: SitingResult) -> FeatureTable {
        ParameterTable.table("costs", result.costs)
    }
}
