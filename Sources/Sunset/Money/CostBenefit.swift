import Foundation

/// What the action of a province costs and brings beyond the baseline: the national date with no action of its own.
///
/// Three views. Operators: handsets and stations they pay, revenue kept, upkeep saved. Public money: the fund's and the
/// province's handsets; no income. Society: real costs once, whoever pays, and what people keep; who pays whom, and
/// the effect on the whole economy's output, are left out, so nothing is counted twice.
public struct CostBenefit: Hashable, Sendable {
    /// Quantities of a plan, against the baseline.
    public struct Quantities: Hashable, Sendable {
        public var handsets: Int
        public var fromFund: Int
        public var fromProvince: Int
        /// People who would have been cut off on the day and are not.
        public var keptConnected: Double
        public var upgrades: Int
        /// Lines that keep coverage because of the upgrades.
        public var keptCovered: Double
        /// Station-months of the old layer saved by cutting before the national date.
        public var stationMonthsSaved: Double

        public init(
            handsets: Int, fromFund: Int, fromProvince: Int, keptConnected: Double, upgrades: Int, keptCovered: Double,
            stationMonthsSaved: Double
        ) {
            (self.handsets, self.fromFund, self.fromProvince) = (handsets, fromFund, fromProvince)
            (self.keptConnected, self.upgrades) = (keptConnected, upgrades)
            (self.keptCovered, self.stationMonthsSaved) = (keptCovered, stationMonthsSaved)
        }
    }

    public enum View: String, CaseIterable, Sendable {
        case operators, publicMoney, society
    }

    public let flows: [View: CashFlow]

    public init(_ plan: Quantities, _ parameters: ParameterSet) throws(SunsetError) {
        let years = max(1, Int(try parameters.value("horizon")))
        let price = try parameters.value("handset_price")
        let handsets = Double(plan.handsets)
        let publicHandsets = Double(plan.fromFund + plan.fromProvince)
        let logistics = handsets * (try parameters.value("handset_logistics"))
        let building = Double(plan.upgrades) * (try parameters.value("station_upgrade"))
        let upkeep = Double(plan.upgrades) * (try parameters.value("station_upgrade_yearly"))
        let stationMonth = try parameters.value("station_saving") + (try parameters.value("refarm_gain"))
        let saved = plan.stationMonthsSaved * stationMonth
        let people = plan.keptConnected * (1 - (try parameters.value("spare_share")))
        let returning = people * (try parameters.value("return_share"))
        let without = min(12, try parameters.value("months_without"))
        // Who would have come back misses some months, who would not misses every month of the horizon.
        func months(_ year: Int) -> Double {
            let lost = (people - returning) * 12 + plan.keptCovered * 12
            return lost + (year == 0 ? returning * without : 0)
        }
        let surplus = try parameters.value("surplus_month")
        let margin = try parameters.value("monthly_revenue") * (try parameters.value("revenue_margin"))

        func flow(_ benefit: (Int) -> Double, _ cost: (Int) -> Double) -> CashFlow {
            CashFlow(benefits: (0..<years).map(benefit), costs: (0..<years).map(cost))
        }
        func first(_ amount: Double, _ year: Int) -> Double { year == 0 ? amount : 0 }
        flows = [
            .operators: flow(
                { first(saved, $0) + months($0) * margin },
                { first(logistics + building, $0) + upkeep }),
            .publicMoney: flow({ _ in 0 }, { first(publicHandsets * price, $0) }),
            .society: flow(
                { first(saved, $0) + months($0) * (surplus + margin) },
                { first(handsets * price + logistics + building, $0) + upkeep }),
        ]
    }

    public func netPresentValue(_ view: View, rate: Double) -> Double {
        flows[view]?.netPresentValue(rate: rate) ?? 0
    }

    /// Price of a handset, exchange included, at which society breaks even; nil without handsets.
    public static func breakEvenHandset(
        _ plan: Quantities, _ parameters: ParameterSet, rate: Double
    ) throws(SunsetError) -> Double? {
        guard plan.handsets > 0 else { return nil }
        let free = parameters.with("handset_price", 0).with("handset_logistics", 0)
        let worth = try CostBenefit(plan, free).netPresentValue(.society, rate: rate)
        return worth / Double(plan.handsets)
    }
}
