import Foundation
import GeoStore
import Province
import Studies
import Sunset
import Units

/// The tables of a switch-off study.
enum SunsetTables {
    /// One row per commune with its area: stocks, causes with bounds, campaign, day of the cut.
    static func communes(_ result: SunsetResult) -> FeatureTable {
        var columns = Columns<SunsetCommune>()
        columns.text("code") { $0.code }
        columns.text("name") { $0.name }
        columns.text("district") { $0.district }
        columns.integer("people") { $0.people }
        columns.integer("lines") { $0.lines }
        columns.integer("device_now") { $0.device }
        for (k, stratum) in result.strata.enumerated() {
            columns.integer("device_now_\(stratum.name)") { $0.byStratum[k] }
        }
        columns.real("device_p10", digits: 0) { $0.left.last?.p10 }
        columns.real("device_p50", digits: 0) { $0.left.last?.p50 }
        columns.real("device_p90", digits: 0) { $0.left.last?.p90 }
        for (k, stratum) in result.strata.enumerated() {
            columns.real("device_left_\(stratum.name)", digits: 0) { $0.leftByStratum[k] }
        }
        columns.integer("plan") { $0.affected.plan }
        columns.integer("coverage") { $0.affected.coverage }
        columns.integer("coverage_indoors") { $0.coverageIndoors }
        columns.integer("coverage_restored_by_upgrades") { $0.restored }
        columns.integer("coverage_with_roaming") { $0.coverageWithRoaming }
        columns.integer("affected_least") { $0.affected.lines.lowerBound }
        columns.integer("affected_most") { $0.affected.lines.upperBound }
        columns.integer("harmed_least") { $0.affected.harmed.lowerBound }
        columns.integer("harmed_most") { $0.affected.harmed.upperBound }
        columns.integer("machines") { $0.affected.machines }
        columns.real("harmed_share_percent", digits: 2) { commune in
            commune.lines > 0 ? 100 * Double(commune.affected.harmed.upperBound) / Double(commune.lines) : nil
        }
        columns.real("ratio_to_province", digits: 2) { $0.ratio }
        columns.date("cut_on") { result.dates[min($0.cut, result.dates.count - 1)] }
        columns.integer("stations") { $0.stations }
        columns.integer("upgrades") { $0.upgrades.count }
        columns.integer("handsets") { $0.campaign.handsets }
        columns.integer("handsets_fund") { $0.campaign.fromFund }
        columns.integer("handsets_province") { $0.campaign.fromProvince }
        columns.integer("exchange_points") { $0.campaign.exchangePoints }
        columns.integer("home_visits") { $0.campaign.homeVisits }
        columns.text("origin_lines") { $0.origin.rawValue }
        columns.text("origin_strata") { _ in Origin.modelled.rawValue }
        columns.text("origin_left_and_coverage") { _ in Origin.modelled.rawValue }
        return columns.table("communes", result.communes, crs: result.crs) { $0.shape }
    }

    /// Old terminals left, one row per commune and month.
    static func months(_ result: SunsetResult) -> FeatureTable {
        struct Row {
            let commune: SunsetCommune, step: Int
        }
        var columns = Columns<Row>()
        columns.text("code") { $0.commune.code }
        columns.text("name") { $0.commune.name }
        columns.date("date") { result.dates[$0.step] }
        columns.real("p10", digits: 0) { $0.commune.left[$0.step].p10 }
        columns.real("p50", digits: 0) { $0.commune.left[$0.step].p50 }
        columns.real("p90", digits: 0) { $0.commune.left[$0.step].p90 }
        let rows = result.communes.flatMap { commune in result.dates.indices.map { Row(commune: commune, step: $0) } }
        return columns.table("months", rows)
    }

    /// Communes by the day of their cut.
    static func calendar(_ result: SunsetResult) -> FeatureTable {
        var columns = Columns<SunsetCommune>()
        columns.date("date") { result.dates[min($0.cut, result.dates.count - 1)] }
        columns.text("code") { $0.code }
        columns.text("name") { $0.name }
        columns.integer("stations_off") { $0.stations }
        columns.integer("upgrades_before") { $0.upgrades.count }
        columns.real("device_left_p50", digits: 0) { $0.left[min($0.cut, $0.left.count - 1)].p50 }
        return columns.table("calendar", result.communes.sorted { ($0.cut, $0.code) < ($1.cut, $1.code) })
    }

    /// Stations to upgrade before their commune is cut, the earliest and most needed first.
    static func upgrades(_ result: SunsetResult) -> FeatureTable {
        struct Row {
            let station: Station, commune: SunsetCommune
        }
        var columns = Columns<Row>()
        columns.text("station") { $0.station.id }
        columns.text("operator") { $0.station.operator }
        columns.text("commune") { $0.commune.code }
        columns.text("commune_name") { $0.commune.name }
        columns.date("before") { result.dates[min($0.commune.cut, result.dates.count - 1)] }
        columns.integer("coverage_lines") { $0.commune.coverage }
        let rows = result.communes.flatMap { commune in commune.upgrades.map { Row(station: $0, commune: commune) } }
        return columns.table(
            "upgrades",
            rows.sorted {
                ($0.commune.cut, -$0.commune.coverage, $0.station.id) < (
                    $1.commune.cut, -$1.commune.coverage, $1.station.id
                )
            })
    }

    /// Every number of the cost side with what it rests on.
    static func parameters(_ result: SunsetResult) -> FeatureTable {
        ParameterTable.table("parameters", result.parameters)
    }

    static func money(_ result: SunsetResult) -> FeatureTable {
        struct Row {
            let view: CostBenefit.View, rate: Double, present: Double, ratio: Double?, internalRate: Double?
        }
        var columns = Columns<Row>()
        columns.text("view") { $0.view.rawValue }
        columns.real("rate_percent", digits: 1) { $0.rate * 100 }
        columns.real("npv_vnd", digits: 0) { $0.present }
        columns.real("benefit_cost_ratio", digits: 2) { $0.ratio }
        columns.real("internal_rate_percent", digits: 1) { $0.internalRate.map { $0 * 100 } }
        let rows = result.money.values.flatMap { entry in
            result.money.rates.indices.map {
                Row(
                    view: entry.view, rate: result.money.rates[$0], present: entry.present[$0], ratio: entry.ratio[$0],
                    internalRate: entry.internalRate)
            }
        }
        return columns.table("money", rows)
    }

    static func tornado(_ result: SunsetResult) -> FeatureTable {
        var columns = Columns<TornadoBar>()
        columns.text("parameter") { $0.parameter.name }
        columns.text("status") { $0.parameter.status.rawValue }
        columns.add("low", .real) { .real($0.parameter.low) }
        columns.add("high", .real) { .real($0.parameter.high) }
        columns.real("npv_at_low_vnd", digits: 0) { $0.atLow }
        columns.real("npv_at_high_vnd", digits: 0) { $0.atHigh }
        return columns.table("tornado", result.money.tornado)
    }
}
