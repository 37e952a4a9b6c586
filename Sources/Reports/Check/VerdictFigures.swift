import PermitRules
import Units

/// One verdict for programs, with findings, bases, conditions and everything else it rests on.
public struct VerdictFigures: Encodable, Sendable {
    var date: CalendarDate
    var structure, reading, headline, land, permit, province, other: String
    var firmness: Int?
    var findings: [FindingFigures]
    var conditions: [ConditionFigures]
    var duties: [ConditionFigures]
    var approvals: [ApprovalFigures]
    var missing: [MissingFigures]
    var notEvaluated: [Note]
    var openQuestions: [Note]
    var remedies: [Note]
    var conflicts: [[String]]
    var parts: [Part]

    struct FindingFigures: Encodable, Sendable {
        var rule, axis, outcome: String
        var title, summary: Bilingual
        var facts, assumed: [FactValue]
        var overrides: [String]
        var bases: [Basis]
    }

    struct Basis: Encodable, Sendable {
        var instrument, number, place, mark: String
        var wording: Bilingual
        var from: CalendarDate
        var until: CalendarDate?
    }

    struct ConditionFigures: Encodable, Sendable {
        var id: String
        var text: Bilingual
        var firmness: Int
        var papers: [Bilingual]
        var procedure: String?
    }

    struct ApprovalFigures: Encodable, Sendable {
        var procedure, mark: String
        var title, authority: Bilingual
        var workingDays: Int?
        var note: Bilingual?
        var conditions: [String]
    }

    struct MissingFigures: Encodable, Sendable {
        var fact: String
        var text: Bilingual
        var decides: [Decides]
        struct Decides: Encodable, Sendable { var value, headline, land, permit: String }
    }

    struct Note: Encodable, Sendable {
        var id: String
        var text: Bilingual
    }

    struct Part: Encodable, Sendable {
        var code, headline, land: String
        var areaM2, usableM2: Double?
    }

    init(_ verdict: Verdict) {
        date = verdict.date
        structure = verdict.structure.rawValue
        reading = verdict.reading.rawValue
        headline = verdict.headline.rawValue
        land = verdict.land.rawValue
        permit = verdict.permit.rawValue
        province = verdict.province.rawValue
        other = verdict.other.rawValue
        firmness = verdict.firmness
        findings = verdict.findings.map { finding in
            FindingFigures(
                rule: finding.rule, axis: finding.axis.rawValue, outcome: finding.outcome.word,
                title: finding.title.bilingual, summary: finding.summary.bilingual, facts: finding.facts,
                assumed: finding.assumed, overrides: finding.overrides, bases: finding.bases.map(Basis.init))
        }
        conditions = verdict.conditions.map(ConditionFigures.init)
        duties = verdict.duties.map(ConditionFigures.init)
        approvals = verdict.approvals.map {
            ApprovalFigures(
                procedure: $0.procedure, mark: $0.mark.rawValue, title: $0.title.bilingual,
                authority: $0.authority.bilingual, workingDays: $0.workingDays, note: $0.note?.bilingual,
                conditions: $0.conditions)
        }
        missing = verdict.missing.map { fact in
            MissingFigures(
                fact: fact.fact.rawValue, text: fact.text.bilingual,
                decides: fact.decides.map {
                    .init(
                        value: $0.value, headline: $0.headline.rawValue, land: $0.land.rawValue,
                        permit: $0.permit.rawValue)
                })
        }
        notEvaluated = verdict.notEvaluated.map { Note(id: $0.id, text: $0.reason.bilingual) }
        openQuestions = verdict.openQuestions.map { Note(id: $0.id, text: $0.text.bilingual) }
        remedies = verdict.remedies.map { Note(id: $0.id, text: $0.text.bilingual) }
        conflicts = verdict.conflicts.map(\.rules)
        parts = verdict.parts.map {
            Part(
                code: $0.code, headline: $0.headline.rawValue, land: $0.land.rawValue, areaM2: $0.area,
                usableM2: $0.usableArea)
        }
    }
}

extension VerdictFigures.Basis {
    init(_ basis: LegalBasis) {
        self.init(
            instrument: basis.instrument, number: basis.number, place: basis.place, mark: basis.mark.rawValue,
            wording: basis.wording.bilingual, from: basis.interval.from, until: basis.interval.until)
    }
}

extension VerdictFigures.ConditionFigures {
    init(_ condition: Condition) {
        self.init(
            id: condition.id, text: condition.text.bilingual, firmness: condition.firmness,
            papers: condition.papers.map(\.bilingual), procedure: condition.procedure)
    }
}
