import PermitRules
import Province
import Synchronization
import Units

/// What the law leaves of a ground mast at one place, from best to worst.
enum GroundRank: Int, Comparable {
    /// Permitted, or conditional with firmness 1–2, under both readings.
    case firm
    /// Rests on discretion, or on the reading by papers alone: firmness 3.
    case discretionary
    case blocked

    static func < (a: GroundRank, b: GroundRank) -> Bool { a.rawValue < b.rawValue }
}

/// The ranks a place can have, given what is not known about it.
struct GroundOutcome: Hashable {
    var best: GroundRank
    var worst: GroundRank
    var isKnown: Bool { best == worst }
}

extension Verdict {
    /// The missing fact that would settle whether the land is open to the structure.
    var deciding: MissingFact? {
        missing.first { Set($0.decides.map(\.land)).count > 1 } ?? missing.first
    }
}

/// Verdicts for distinct combinations of facts, each computed once, whichever thread asks first.
///
/// INVARIANT: which number a combination has depends on who asked first, so no answer may depend on it.
final class VerdictTable: Sendable {
    let book: RuleBook
    private let state = Mutex(State())

    private struct State {
        var facts: [PlaceFacts] = []
        var numbers: [PlaceFacts: FactsNumber] = [:]
        var verdicts: [Key: Verdict] = [:]
        var outcomes: [OutcomeKey: GroundOutcome] = [:]
    }

    private struct Key: Hashable {
        var facts: FactsNumber
        var structure: StructureClass
        var date: CalendarDate
        var reading: Reading
    }

    private struct OutcomeKey: Hashable {
        var facts: FactsNumber
        var date: CalendarDate
    }

    init(book: RuleBook) { self.book = book }

    /// The number of a combination of facts; equal facts have equal numbers.
    func number(_ place: PlaceFacts) -> FactsNumber {
        state.withLock { state in
            if let known = state.numbers[place] { return known }
            let number = FactsNumber(state.facts.count)
            state.facts.append(place)
            state.numbers[place] = number
            return number
        }
    }

    /// The combination with a number of this table.
    func facts(_ number: FactsNumber) -> PlaceFacts { state.withLock { $0.facts[number] } }

    func verdict(_ number: FactsNumber, _ structure: StructureClass, on date: CalendarDate, reading: Reading) -> Verdict
    {
        let key = Key(facts: number, structure: structure, date: date, reading: reading)
        if let known = state.withLock({ $0.verdicts[key] }) { return known }
        let verdict = book.verdict(for: facts(number), structure: structure, on: date, reading: reading)
        state.withLock { $0.verdicts[key] = verdict }
        return verdict
    }

    func groundOutcome(_ number: FactsNumber, on date: CalendarDate) -> GroundOutcome {
        let key = OutcomeKey(facts: number, date: date)
        if let known = state.withLock({ $0.outcomes[key] }) { return known }
        let outcome = groundOutcome(facts(number), on: date, depth: 0)
        state.withLock { $0.outcomes[key] = outcome }
        return outcome
    }

    /// Follows both values of each missing fact; three facts deep is more than any rule asks for at once.
    private func groundOutcome(_ place: PlaceFacts, on date: CalendarDate, depth: Int) -> GroundOutcome {
        let number = number(place)
        let papers = verdict(number, .groundMast, on: date, reading: .papers)
        let plan = verdict(number, .groundMast, on: date, reading: .plan)
        if papers.land == .prohibited || papers.province == .notMet {
            return GroundOutcome(best: .blocked, worst: .blocked)
        }
        let open = papers.land == .undetermined ? papers : plan
        if open.land == .undetermined || papers.headline == .conflict {
            var ranges: [GroundOutcome] = []
            if depth < 3, let missing = open.deciding {
                if missing.fact == .partAreas { ranges = partOutcomes(place, on: date, depth: depth) }
                for variant in Self.variants(of: place, fact: missing.fact, catalogue: book.catalogue) {
                    ranges.append(groundOutcome(variant.facts, on: date, depth: depth + 1))
                }
            }
            let best = ranges.map(\.best).min() ?? .firm
            let worst = ranges.map(\.worst).max() ?? .blocked
            return GroundOutcome(best: best, worst: worst)
        }
        let isFirm = (papers.firmness ?? 1) < 3 && plan.land != .prohibited && (plan.firmness ?? 1) < 3
        let rank: GroundRank = isFirm ? .firm : .discretionary
        return GroundOutcome(best: rank, worst: rank)
    }

    /// Outcomes of a mixed parcel whose part areas are unknown: any part may be the one that is large enough.
    private func partOutcomes(_ place: PlaceFacts, on date: CalendarDate, depth: Int) -> [GroundOutcome] {
        place.recorded.parts.map { part in
            var single = place
            single.recorded = book.catalogue.parse(part.code, namespace: place.recorded.namespace)
            single.parcelArea = nil
            single.compoundArea = nil
            return groundOutcome(single, on: date, depth: depth + 1)
        }
    }

    /// The same place with each value a missing fact can have; empty for facts that are no yes or no.
    static func variants(
        of place: PlaceFacts, fact: Fact, catalogue: LandUseCatalogue
    ) -> [(value: String, facts: PlaceFacts)] {
        func set(_ path: WritableKeyPath<PlaceFacts, Bool?>) -> [(String, PlaceFacts)] {
            [true, false].map { value in
                var copy = place
                copy[keyPath: path] = value
                return (String(value), copy)
            }
        }
        switch fact {
        case .urban: return set(\.urban)
        case .passivePlan: return set(\.passivePlan)
        case .convertible: return set(\.convertible)
        case .heritageCore: return set(\.heritageCore)
        case .appraisedProject: return set(\.appraisedProject)
        case .planned:
            return ["DBV", place.recorded.parts.first?.code ?? ""].map { code in
                var copy = place
                copy.planned = catalogue.parse(code, namespace: place.recorded.namespace)
                return (code, copy)
            }
        default: return []
        }
    }
}
