/// What a siting problem is refused for; the faces word it.
public enum SitingError: Error, Equatable, Sendable {
    case noDemand
    case negativeWeight(cell: Int, value: Double)
    case secondCoverWorthMore(cell: Int, first: Double, second: Double)
    case arraysDisagree(what: String, expected: Int, found: Int)
    case duplicateCandidate(id: String)
    case badCost(candidate: String, value: Double)
    case runOutside(candidate: String, from: Int, to: Int, cells: Int)
    /// Every candidate is forbidden, or there is none.
    case noEligibleCandidate(candidates: Int)
    case badObjective(name: String, value: Double, allowed: String)
    /// The fixed candidates alone cost more than there is.
    case fixedExceedBudget(cost: Double, budget: Double)
    /// Even all eligible candidates together do not reach the share; `unit` is nil for the whole.
    case unreachable(unit: Int?, share: Double, best: Double)
    /// A line of an instance file that does not follow its format.
    case malformed(file: String, line: Int, expected: String)
    case unreadable(file: String, reason: String)
    case missingColumn(file: String, wanted: [String], present: [String])
    case unknownFormat(file: String)
}
