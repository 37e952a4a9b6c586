extension PlaceFacts {
    /// The facts as yes, no or unknown, with what the planned purpose tells.
    func factSet(_ catalogue: LandUseCatalogue) -> FactSet {
        var facts = FactSet()
        facts[.urban] = urban
        facts[.passivePlan] = passivePlan
        facts[.heritageCore] = heritageCore
        facts[.appraisedProject] = appraisedProject
        facts[.mixedParcel] = recorded.isMixed
        let plan = planFacts(catalogue)
        facts[.planned] = plan.isTelecom
        facts[.convertible] = convertible ?? plan.allowsBuilding
        return facts
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
