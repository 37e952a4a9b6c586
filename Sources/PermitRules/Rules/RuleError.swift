/// What is wrong with a law or code-table file, and where. Files are named relative to the data folder.
public enum RuleError: Error, Hashable, Sendable {
    case unreadable(file: String, reason: String)
    case syntax(at: Place, reason: String)
    case unknownKey(at: Place, key: String, allowed: [String])
    case missingKey(at: Place, key: String)
    case wrongValue(at: Place, key: String, value: String, expected: String)
    case unknownName(at: Place, kind: String, name: String)
    case duplicate(at: Place, kind: String, name: String)
    case missingBasis(at: Place, rule: String)
    case basisNotInForce(at: Place, rule: String, basis: String, inForce: String, ruleInterval: String)
    case overlap(at: Place, rule: String, other: String, day: String)
    case exceptionCycle(at: Place, rules: [String])
    case tooManyTests(at: Place, limit: Int)

    public struct Place: Hashable, Sendable, CustomStringConvertible {
        public let file: String
        /// Counted from 1.
        public let line: Int

        public var description: String { "\(file):\(line)" }
    }
}

extension RuleError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): \(reason)"
        case .syntax(let at, let reason): "\(at): not readable as YAML: \(reason)"
        case .unknownKey(let at, let key, let allowed):
            "\(at): unknown key “\(key)”; known here: \(allowed.joined(separator: ", "))"
        case .missingKey(let at, let key): "\(at): the key “\(key)” is missing"
        case .wrongValue(let at, let key, let value, let expected): "\(at): \(key): “\(value)” is not \(expected)"
        case .unknownName(let at, let kind, let name): "\(at): no \(kind) is called “\(name)”"
        case .duplicate(let at, let kind, let name): "\(at): the \(kind) “\(name)” is there twice"
        case .missingBasis(let at, let rule): "\(at): rule \(rule) names no basis; cite an article under “bases”"
        case .basisNotInForce(let at, let rule, let basis, let inForce, let ruleInterval):
            "\(at): rule \(rule) (\(ruleInterval)) rests on \(basis), in force \(inForce): "
                + "shorten the period or cite what is in force on the other days"
        case .overlap(let at, let rule, let other, let day):
            "\(at): rule \(rule) and rule \(other) select the same cases and are both in force on \(day)"
        case .exceptionCycle(let at, let rules):
            "\(at): exceptions run in a circle: \(rules.joined(separator: " → "))"
        case .tooManyTests(let at, let limit):
            "\(at): the rules ask more than \(limit) different questions; use the same limits where you can"
        }
    }
}
