import Sunset

extension SunsetMoney {
    init(
        communes: [SunsetCommune], plan: SunsetPlan, parameters: ParameterSet, rates: [Double]
    ) throws(SunsetError) {
        let handsets = communes.reduce(0) { $0 + $1.campaign.handsets }
        let quantities = CostBenefit.Quantities(
            handsets: handsets, fromFund: communes.reduce(0) { $0 + $1.campaign.fromFund },
            fromProvince: communes.reduce(0) { $0 + $1.campaign.fromProvince },
            // A handset helps whoever would be left; more handsets than people left help nobody.
            keptConnected: communes.reduce(0) { sum, commune in
                sum + min(Double(commune.campaign.handsets), commune.left[min(commune.cut, commune.left.count - 1)].p50)
            },
            upgrades: communes.reduce(0) { $0 + $1.upgrades.count },
            keptCovered: communes.reduce(0) { $0 + Double($1.restored) },
            stationMonthsSaved: plan.stationMonthsSaved)
        let base = try CostBenefit(quantities, parameters)
        self.quantities = quantities
        self.rates = rates
        values = CostBenefit.View.allCases.map { view in
            let flow = base.flows[view] ?? CashFlow(benefits: [], costs: [])
            return (
                view, rates.map { flow.netPresentValue(rate: $0) }, rates.map { flow.benefitCostRatio(rate: $0) },
                flow.internalRate
            )
        }
        func society(_ parameters: ParameterSet) throws(SunsetError) -> Double {
            try CostBenefit(quantities, parameters).netPresentValue(
                .society, rate: try parameters.value("discount_rate") / 100)
        }
        tornado = try TornadoBar.widest(8, of: parameters, society)
        let middle = try society(parameters)
        low = tornado.first.map { min($0.atLow, $0.atHigh) } ?? middle
        high = tornado.first.map { max($0.atLow, $0.atHigh) } ?? middle
        breakEvenHandset = try CostBenefit.breakEvenHandset(
            quantities, parameters, rate: try parameters.value("discount_rate") / 100)
    }
}
