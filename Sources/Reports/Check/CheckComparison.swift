import PermitRules
public import Studies
import Units

extension OpinionText {
    /// What changed for a site between the first date and the last: verdicts, conditions, authorities, papers.
    public func comparison(_ check: SiteCheck) -> String {
        guard let first = check.dates.first, let last = check.dates.last, first.date != last.date else { return "" }
        var lines = [
            say("So sánh ", "Comparison of ") + numbers.date(first.date) + say(" với ", " with ")
                + numbers.date(last.date)
                + ":"
        ]
        for (old, new) in zip(first.structures, last.structures) {
            lines.append("  " + Words.structure(new.structure)[language] + ":")
            lines += changes(old.papers, new.papers, .papers) + changes(old.plan, new.plan, .plan)
        }
        return lines.joined(separator: "\n")
    }

    private func changes(_ old: Verdict, _ new: Verdict, _ reading: Reading) -> [String] {
        var parts: [String] = []
        func note(_ name: String, _ before: String, _ after: String) {
            if before != after { parts.append("\(name): \(before) → \(after)") }
        }
        note(say("ý kiến", "opinion"), headline(old), headline(new))
        note(Words.axis(.land)[language], Words.land(old.land)[language], Words.land(new.land)[language])
        note(Words.axis(.permit)[language], Words.permit(old.permit)[language], Words.permit(new.permit)[language])
        note(
            Words.axis(.province)[language], Words.province(old.province)[language],
            Words.province(new.province)[language])
        note(Words.axis(.other)[language], Words.other(old.other)[language], Words.other(new.other)[language])
        func set(_ name: String, _ before: [String], _ after: [String]) {
            let added = after.filter { !before.contains($0) }.uniqued()
            let removed = before.filter { !after.contains($0) }.uniqued()
            parts += added.map { "+ \(name): \($0)" } + removed.map { "− \(name): \($0)" }
        }
        set(
            say("điều kiện", "condition"), old.conditions.map { $0.text[language] },
            new.conditions.map { $0.text[language] })
        set(
            say("cơ quan", "authority"), old.approvals.map { "\($0.title[language]): \($0.authority[language])" },
            new.approvals.map { "\($0.title[language]): \($0.authority[language])" })
        set(say("giấy tờ", "paper"), old.papers.map { $0[language] }, new.papers.map { $0[language] })
        let head = "    \(Words.reading(reading)[language]): "
        return parts.isEmpty ? [head + say("không đổi", "unchanged")] : [head] + parts.map { "      " + $0 }
    }
}

extension Verdict {
    /// Of conditions and duties alike, each once.
    var papers: [LocalizedText] { (conditions + duties).flatMap(\.papers).uniqued() }
}
