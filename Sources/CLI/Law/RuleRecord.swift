import Formats
import Foundation
import PermitRules
import Reports
import Units

/// One rule for programs: a period of a rule with its sources.
struct RuleRecord: Encodable {
    let id: String
    let title: String
    let axis: String
    let outcome: String
    /// `31/2024/QH15 Đ218 k1 g`
    let basis: [String]
    let from: CalendarDate
    let until: CalendarDate?
    let mark: String

    private enum Key: String, CodingKey { case id, title, axis, outcome, basis, from, until, mark }

    init(_ rule: Rule, language: Language) {
        id = rule.id
        title = rule.title[language.rawValue]
        axis = rule.outcome.axis.rawValue
        outcome = rule.outcome.word
        basis = rule.bases.map { "\($0.number) \($0.place)" }
        (from, until) = (rule.interval.from, rule.interval.until)
        mark = rule.mark.rawValue
    }

    /// A rule that still runs has `"until": null`.
    func encode(to encoder: any Encoder) throws {
        var record = encoder.container(keyedBy: Key.self)
        try record.encode(id, forKey: .id)
        try record.encode(title, forKey: .title)
        try record.encode(axis, forKey: .axis)
        try record.encode(outcome, forKey: .outcome)
        try record.encode(basis, forKey: .basis)
        try record.encode(from, forKey: .from)
        try record.encode(until, forKey: .until)
        try record.encode(mark, forKey: .mark)
    }

    static func json(_ records: [RuleRecord]) throws -> String {
        try JSONDocument.text(records, named: "rules")
    }
}
