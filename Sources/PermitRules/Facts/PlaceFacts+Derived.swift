extension PlaceFacts {
    /// What the engine works out itself or is given by name, as observations.
    func derived(_ catalogue: LandUseCatalogue) -> [(fact: Fact, value: Bool)] {
        let plan = planFacts(catalogue)
        let flags: [(Fact, Bool?)] = [
            (.urban, urban), (.passivePlan, passivePlan), (.heritageCore, heritageCore),
            (.appraisedProject, appraisedProject), (.mixedParcel, recorded.isMixed), (.planned, plan.isTelecom),
            (.convertible, convertible ?? plan.allowsBuilding),
        ]
        return flags.compactMap { fact, value in value.map { (fact, $0) } }
    }

    /// Whether every part of `use` is selected, or at least one; nil when a part is not understood.
    static func selected(
        _ use: LandUse?, _ selector: LandSelector, all: Bool, _ catalogue: LandUseCatalogue
    ) -> Bool? {
        guard let use, !use.isBlank, use.unknownCodes.isEmpty else { return nil }
        let answers = use.parts.map { part in catalogue.code(of: part).map(selector.selects) ?? false }
        return all ? answers.allSatisfy(\.self) : answers.contains(true)
    }

    /// A plan that mixes telecom land with other land, or writes an unknown code, leaves both open.
    ///
    /// ASSUMPTION: the plan converts land when it plans a non-agricultural use for it, and keeps it when it plans an
    /// agricultural or unused one; a functional zone or a reserve says neither.
    private func planFacts(_ catalogue: LandUseCatalogue) -> (isTelecom: Bool?, allowsBuilding: Bool?) {
        guard let planned, !planned.isBlank, planned.unknownCodes.isEmpty else { return (nil, nil) }
        var telecom = 0
        var building = 0
        var open = 0
        for part in planned.parts {
            guard let code = catalogue.code(of: part) else { return (nil, nil) }
            if code.has(.telecom) { telecom += 1 }
            switch code.group {
            case .nonAgricultural: building += 1
            case .agricultural, .unused: break
            case nil: open += 1
            }
        }
        let all = planned.parts.count
        let isTelecom: Bool? = telecom == all ? true : telecom == 0 ? false : nil
        let allowsBuilding: Bool? = open > 0 ? nil : building == all ? true : building == 0 ? false : nil
        return (isTelecom, allowsBuilding)
    }
}

extension [Fact: Observation] {
    /// With each ratio of two known numbers; what is given stays.
    func withRatios(_ ratios: [(fact: Fact, of: Fact, to: Fact)]) -> [Fact: Observation] {
        var all = self
        for ratio in ratios where self[ratio.fact] == nil {
            guard let above = self[ratio.of], case .number(let numerator) = above.value,
                case .number(let denominator)? = self[ratio.to]?.value, denominator > 0
            else { continue }
            all[ratio.fact] = Observation(.number(numerator / denominator), feature: above.feature)
        }
        return all
    }
}
