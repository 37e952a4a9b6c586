public import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
public import Studies
import Units

/// The blocked-zone table as rows and columns; `Documentation/ZoneColumns.md` says what each column means.
public enum ZoneTable {
    /// One row per zone, in the result's order, in the study's CRS.
    ///
    /// Words are the stable ones of the result (`servedByOneOnly`, `buildable`), the same in every language.
    /// - Throws: ``ReportError/transform(layer:reason:)`` when an anchor has no longitude and latitude.
    public static func make(_ result: ZonesResult) throws(ReportError) -> FeatureTable {
        let geographic = try Geographic(from: result.crs, layer: "zones")
        var positions: [String: Coordinate] = [:]
        for zone in result.zones { positions[zone.id] = try geographic.position(zone.anchor) }

        var columns = Columns<Zone>()
        place(&columns, positions)
        service(&columns, result)
        for (index, date) in result.dates.enumerated() {
            law(&columns, index, ending: ColumnName.date(date))
        }
        return columns.table("zones", result.zones, crs: result.crs) { $0.shape }
    }

    private static func place(_ columns: inout Columns<Zone>, _ positions: [String: Coordinate]) {
        columns.text("zone_id") { $0.id }
        columns.text("commune_code") { $0.commune.code }
        columns.text("commune_name") { $0.commune.name }
        columns.text("district_code") { $0.district?.code }
        columns.text("district_name") { $0.district?.name }
        columns.real("area_m2", digits: 1) { $0.area.squareMetres }
        columns.real("residential_area_m2", digits: 1) { $0.residentialArea.squareMetres }
        columns.text("recorded") { ColumnName.codes($0.recorded) }
        columns.text("planned") { ColumnName.codes($0.planned) }
        columns.integer("people") { $0.people }
        columns.integer("people_now") { $0.peopleNow }
        columns.boolean("urban") { $0.urban }
        columns.integer("pieces") { $0.pieces }
        columns.real("easting", digits: 2) { $0.anchor.x }
        columns.real("northing", digits: 2) { $0.anchor.y }
        columns.real("longitude", digits: 7) { positions[$0.id]?.x }
        columns.real("latitude", digits: 7) { positions[$0.id]?.y }
    }

    private static func service(_ columns: inout Columns<Zone>, _ result: ZonesResult) {
        columns.text("service") { $0.service.rawValue }
        columns.text("served_by") { $0.servedBy.joined(separator: "; ") }
        columns.text("approved_unbuilt") { $0.approvedUnbuilt.joined(separator: "; ") }
        columns.real("no_data_share", digits: 4) { $0.noDataShare }
        let totals = CoverageTotal.all(of: result)
        let slugs = Slug.distinct(CoverageTotal.orderedOperators(of: result))
        for total in totals {
            let (name, technology) = (total.operator, total.technology)
            let stem = "cover_\(slugs[name] ?? "x")_\(ColumnName.technology(technology))"
            func share(_ zone: Zone) -> CoverageShare? {
                zone.coverage.first { $0.operator == name && $0.technology == technology }
            }
            columns.real("\(stem)_outdoor", digits: 4) { share($0)?.outdoor }
            columns.real("\(stem)_indoor", digits: 4) { share($0)?.indoor }
        }
        for name in CoverageTotal.orderedOperators(of: result)
        where result.zones.contains(where: { $0.switchOff.contains { $0.operator == name } }) {
            let stem = "voice_\(slugs[name] ?? "x")"
            let without = "without_\(ColumnName.technology(result.service.switchOff))"
            func share(_ zone: Zone) -> SwitchOffShare? { zone.switchOff.first { $0.operator == name } }
            columns.real("\(stem)_now", digits: 4) { share($0)?.now }
            columns.real("\(stem)_\(without)", digits: 4) { share($0)?.without }
        }
    }

    private static func law(_ columns: inout Columns<Zone>, _ index: Int, ending: String) {
        func at(_ zone: Zone) -> ZoneAtDate? { index < zone.atDates.count ? zone.atDates[index] : nil }
        columns.text("blocked_papers_\(ending)") { at($0)?.blockedPapers.word }
        columns.real("blocked_papers_share_\(ending)", digits: 4) { at($0)?.blockedPapers.share }
        columns.text("blocked_plan_\(ending)") { at($0)?.blockedPlan.word }
        columns.real("blocked_plan_share_\(ending)", digits: 4) { at($0)?.blockedPlan.share }
        for structure in StructureClass.allCases {
            let stem = ColumnName.structure(structure)
            columns.text("\(stem)_papers_\(ending)") { at($0)?.verdict(structure)?.papers.headline.rawValue }
            columns.text("\(stem)_plan_\(ending)") { at($0)?.verdict(structure)?.plan.headline.rawValue }
        }
        columns.integer("ground_firmness_\(ending)") { at($0)?.verdict(.groundMast)?.papers.firmness }
        columns.real("ground_area_share_\(ending)", digits: 4) { at($0)?.verdict(.groundMast)?.areaShare }
        columns.text("ground_rules_\(ending)") { zone in
            at(zone)?.verdict(.groundMast).map { VerdictReading($0.papers).rules.joined(separator: "; ") }
        }
        columns.text("ground_bases_\(ending)") { zone in
            at(zone)?.verdict(.groundMast).map { VerdictReading($0.papers).basesLine }
        }
        columns.text("ground_conditions_\(ending)") { zone in
            at(zone)?.verdict(.groundMast).map { VerdictReading($0.papers).conditionIDs.joined(separator: "; ") }
        }
        columns.text("ground_missing_\(ending)") { zone in
            at(zone)?.verdict(.groundMast).map { VerdictReading($0.papers).missingIDs.joined(separator: "; ") }
        }
        columns.text("way_out_\(ending)") { at($0)?.wayOut?.word }
        columns.text("way_out_operators_\(ending)") { zone in
            at(zone)?.operators.map { "\($0.operator): \($0.wayOut.word)" }.joined(separator: "; ")
        }
        columns.text("places_\(ending)") { zone in
            at(zone)?.operators.flatMap(\.places).map(\.place).uniqued().joined(separator: "; ")
        }
        columns.real("share_after_\(ending)", digits: 4) { zone in at(zone)?.operators.map(\.shareAfter).min() }
        columns.text("open_facts_\(ending)") { zone in
            at(zone)?.openFacts.map { fact in
                let outcomes = fact.outcomes.map { "\($0.value)=\($0.wayOut.word)" }
                return "\(fact.fact): \(outcomes.joined(separator: ", "))"
            }.joined(separator: "; ")
        }
        columns.text("cure_parcel_\(ending)") { at($0)?.cure?.parcel }
        columns.real("cure_area_m2_\(ending)", digits: 1) { at($0)?.cure?.area.squareMetres }
    }
}

extension Array where Element: Hashable {
    /// The elements in order, each once.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
