public import Units

/// Where something is to be put up, before its class is known.
public enum StructureKind: String, CaseIterable, Hashable, Sendable, Codable {
    case ground, building, sharedMast
}

/// The class of a structure by its measured attributes, or what has to be known for it.
public enum Classification: Hashable, Sendable {
    case known(StructureClass)
    /// Either class is possible.
    case open(missing: [Fact])
}

/// When a structure on a building counts as not bulky, by law and period.
public struct ClassTest: Hashable, Sendable {
    public let interval: DayInterval
    /// Alternatives, in each of which all tests must hold.
    public let when: [[FactTest]]
    public let bases: [LegalBasis]
}

extension RuleBook {
    /// The class of a structure of a kind: on a building, whether it is bulky follows from its measures.
    ///
    /// - Parameter observations: as in ``PlaceFacts/observations``.
    public func classify(
        _ kind: StructureKind, _ observations: [Fact: Observation], on date: CalendarDate
    ) -> Classification {
        switch kind {
        case .ground: return .known(.groundMast)
        case .sharedMast: return .known(.sharedMast)
        case .building: break
        }
        guard let test = register.classTests.first(where: { $0.interval.contains(date) }) else {
            return .known(.bulkyRoofMast)
        }
        let known = observations.withRatios(compiled.ratios)
        var missing: [Fact] = []
        for alternative in test.when {
            let answers = alternative.map { test in
                known[test.fact].flatMap { test.predicate.holds($0.value) }.map { $0 == test.wanted }
            }
            if answers.allSatisfy({ $0 == true }) { return .known(.nonBulkyRoofMast) }
            if answers.contains(false) { continue }
            for (test, answer) in zip(alternative, answers) where answer == nil && !missing.contains(test.fact) {
                missing.append(test.fact)
            }
        }
        return missing.isEmpty ? .known(.bulkyRoofMast) : .open(missing: missing)
    }
}
