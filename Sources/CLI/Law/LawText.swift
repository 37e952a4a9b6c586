import PermitRules
import Reports
import Units

/// Rules as a person reads them on a terminal.
struct LawText {
    let texts: Texts

    private func said(_ text: LocalizedText) -> String { text[texts.language.rawValue] }

    func table(_ rules: [Rule]) -> String {
        var table = TextTable([
            (texts.columnRule, .left), (texts.columnDays, .left), (texts.columnOutcome, .left),
            (texts.columnMark, .left), (texts.columnTitle, .left),
        ])
        for rule in rules {
            table.add([
                rule.base, rule.interval.description, "\(rule.outcome.axis.rawValue) \(rule.outcome.word)",
                rule.mark.rawValue, said(rule.title),
            ])
        }
        return table.text
    }

    /// What the program does not evaluate, and why.
    func gaps(_ register: LawRegister) -> String {
        ([texts.notEvaluatedHead] + register.listedGaps.map { "  \($0.interval)  \(said($0.item.reason))" })
            .joined(separator: "\n")
    }

    /// Everything one period of a rule says.
    func sheet(_ rule: Rule, _ register: LawRegister) -> String {
        var lines = ["\(rule.id)  [\(rule.mark.rawValue)]  \(rule.interval)", "  \(said(rule.title))"]
        func add(_ name: String, _ text: String) { if !text.isEmpty { lines.append("  \(name): \(text)") } }
        add(texts.columnOutcome, "\(rule.outcome.axis.rawValue) \(rule.outcome.word)")
        add(texts.summaryWord, said(rule.summary))
        add(texts.structuresWord, rule.structures.map(\.rawValue).joined(separator: ", "))
        add(texts.readingsWord, rule.readings.map(\.rawValue).joined(separator: ", "))
        add(texts.recordedWord, rule.recorded.isAny ? "" : rule.recorded.text)
        let tests = rule.when.map { $0.map { "\($0.fact.rawValue) \($0.text)" }.joined(separator: ", ") }
        add(texts.whenWord, tests.joined(separator: " | "))
        add(texts.provincesWord, rule.provinces.joined(separator: ", "))
        add(texts.overridesWord, rule.overrides.joined(separator: ", "))
        for condition in register.conditions where rule.conditions.contains(condition.id) {
            add("\(texts.conditionWord) (\(condition.firmness))", said(condition.text))
        }
        for question in register.questions where rule.questions.contains(question.id) {
            add(texts.questionWord, said(question.text))
        }
        for basis in rule.bases {
            add(texts.basisWord, "\(basis.number) \(basis.place) [\(basis.mark.rawValue)] \(said(basis.wording))")
        }
        add(texts.fileWord, rule.place.description)
        return lines.joined(separator: "\n")
    }

    func changes(_ book: RuleBook, from first: CalendarDate, to second: CalendarDate) -> String {
        var lines: [String] = []
        for instrument in book.instrumentsChanged(from: first, to: second) {
            let sign = instrument.interval.contains(second) ? "+" : "-"
            lines.append("\(sign) \(instrument.number)  \(said(instrument.title))")
        }
        if !lines.isEmpty { lines.append("") }
        let changes = book.changes(from: first, to: second)
        for change in changes {
            func outcome(_ rule: Rule?) -> String { rule.map { $0.outcome.word } ?? "–" }
            let title = (change.after ?? change.before).map { said($0.title) } ?? ""
            lines.append("\(change.base): \(outcome(change.before)) → \(outcome(change.after))  \(title)")
            lines.append(
                "  " + change.kinds.map(\.rawValue).joined(separator: ", ")
                    + (change.instruments.isEmpty ? "" : "  ← " + change.instruments.joined(separator: ", ")))
        }
        lines.append(texts.changesCounted(changes.count))
        return lines.joined(separator: "\n")
    }
}
