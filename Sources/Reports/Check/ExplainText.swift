import PermitRules
public import Studies
import Units

extension OpinionText {
    /// The reasoning as a tree: date and structure; reading; axis; every rule that was looked at, why it spoke or not, and
    /// what it rests on.
    public func tree(_ check: SiteCheck) -> String {
        var lines: [String] = []
        for date in check.dates {
            for structure in date.structures {
                lines.append("\(numbers.date(date.date)) · \(Words.structure(structure.structure)[language])")
                lines += branches([
                    reading(structure.papers, structure.papersTrace), reading(structure.plan, structure.planTrace),
                ])
            }
        }
        return lines.joined(separator: "\n")
    }

    /// A line with everything below it.
    private typealias Branch = (line: String, below: [String])

    private func branches(_ branches: [Branch]) -> [String] {
        branches.enumerated().flatMap { index, branch in
            let isLast = index == branches.count - 1
            return [(isLast ? "└─ " : "├─ ") + branch.line] + branch.below.map { (isLast ? "   " : "│  ") + $0 }
        }
    }

    private func reading(_ verdict: Verdict, _ traces: [RuleTrace]) -> Branch {
        var below: [Branch] = []
        for axis in Axis.allCases {
            let rules = traces.filter { $0.rule.outcome.axis == axis }
            guard !rules.isEmpty else { continue }
            below.append(
                (
                    "\(Words.axis(axis)[language]): \(outcome(axis, verdict))",
                    branches(rules.map { rule($0, verdict) })
                ))
        }
        for fact in verdict.missing {
            let decides = fact.decides.map {
                "\(Words.factValue($0.value)[language]) → \(Words.headline($0.headline)[language])"
            }
            below.append(("? \(fact.text[language])", branches(decides.map { ($0, []) })))
        }
        return ("\(Words.reading(verdict.reading)[language]): \(headline(verdict))", branches(below))
    }

    private func outcome(_ axis: Axis, _ verdict: Verdict) -> String {
        switch axis {
        case .land: Words.land(verdict.land)[language]
        case .permit: Words.permit(verdict.permit)[language]
        case .province: Words.province(verdict.province)[language]
        case .other: Words.other(verdict.other)[language]
        }
    }

    private func rule(_ trace: RuleTrace, _ verdict: Verdict) -> Branch {
        var below = trace.tests.map { step in
            (step.holds.map { $0 ? "✔ " : "✘ " } ?? "? ") + fact(step.value)
        }
        let head: String
        switch trace.status {
        case .holds:
            head = "\(trace.rule.id) → \(Words.outcome(trace.rule.outcome)[language])"
            below += trace.rule.bases.map { "§ \($0.number) \(Words.place($0.place, language)) [\($0.mark.rawValue)]" }
        case .overridden(let rules):
            head = "(\(trace.rule.id)) " + say("nhường cho ", "gives way to ") + rules.joined(separator: ", ")
        case .fails: head = "(\(trace.rule.id)) " + say("không áp dụng", "does not apply")
        case .open: head = "\(trace.rule.id) → " + say("chưa biết", "not known")
        case .notEvaluated: head = "(\(trace.rule.id)) " + say("chưa đánh giá", "not evaluated")
        }
        return (head, branches(below.map { ($0, []) }))
    }

    /// `khoảng cách … = 118,4 m (BN0123): < 120`
    private func fact(_ value: FactValue) -> String {
        var text = Words.fact(value.fact.rawValue)?[language] ?? value.fact.rawValue
        text += " = " + (value.value.isEmpty ? "?" : Words.factValue(value.value)[language])
        if let unit = value.unit, !value.value.isEmpty { text += " \(unit)" }
        if let feature = value.feature { text += " (\(feature))" }
        if let test = value.test { text += ": \(test)" }
        return text
    }
}
