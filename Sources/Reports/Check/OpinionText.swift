import Foundation
import Geometry
public import PermitRules
import Province
public import Studies
import Units

/// What a check says of one site, as sentences an official can read line by line.
public struct OpinionText: Sendable {
    let language: Language
    let numbers: Numbers

    public init(language: Language) {
        self.language = language
        numbers = Numbers(language)
    }

    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

    /// The whole opinion: site, verdicts at each date, exposure, alternatives, ring.
    public func text(_ check: SiteCheck, headlineRule: LocalizedText) -> String {
        var lines = site(check)
        for date in check.dates {
            for structure in date.structures {
                lines += [""] + verdicts(structure, on: date, check)
            }
        }
        if let exposure = check.exposure { lines += [""] + self.exposure(exposure) }
        if !check.alternatives.isEmpty { lines += [""] + alternatives(check.alternatives) }
        if let ring = check.ring { lines += [""] + self.ring(ring) }
        lines += ["", headlineRule[language], disclaimer]
        return lines.joined(separator: "\n")
    }

    private var disclaimer: String {
        say(
            "Đây là ý kiến về sự phù hợp, không phải giấy phép. [R] đã đọc văn bản, [S] nguồn thứ cấp, [T] chỉ thấy tên văn bản, [U] chưa kiểm chứng.",
            "This is an opinion on conformity, not a licence. [R] text read, [S] secondary source, [T] title only, [U] unverified."
        )
    }

    // MARK: site

    private func site(_ check: SiteCheck) -> [String] {
        let ground = check.ground
        let name = check.site.id.isEmpty ? "" : " " + check.site.id
        var lines = [say("Vị trí", "Site") + name + ": " + position(check.site.place)]
        let units = [ground.commune?.name, ground.district?.name].compactMap(\.self)
        if !units.isEmpty { lines.append(say("Địa bàn: ", "Unit: ") + units.joined(separator: ", ")) }
        if let parcel = ground.parcel {
            var land = say(
                "Thửa \(parcel): \(ground.recorded) theo giấy tờ", "Parcel \(parcel): \(ground.recorded) by the papers")
            if let planned = ground.planned { land += say(", \(planned) theo quy hoạch", ", \(planned) by the plan") }
            if let area = ground.area { land += ", \(numbers.decimal(area.squareMetres, digits: 0)) m²" }
            lines.append(land)
        } else if ground.commune != nil {
            lines.append(say("Không có thửa đất nào tại vị trí này.", "No recorded parcel at this place."))
        }
        return lines
    }

    private func position(_ place: Coordinate) -> String {
        say("kinh độ ", "longitude ") + numbers.decimal(place.x, digits: 7) + say("°, vĩ độ ", "°, latitude ")
            + numbers.decimal(place.y, digits: 7) + "° (WGS 84)"
    }

    // MARK: verdicts

    func headline(_ verdict: Verdict) -> String {
        let word = Words.headline(verdict.headline)[language]
        guard let firmness = verdict.firmness else { return word }
        return "\(word) (\(Words.firmness(firmness)[language]))"
    }

    /// Which of several records that claim the place a verdict rests on; nil where one does.
    func overlap(_ verdict: Verdict, _ ground: SiteGround) -> String? {
        guard ground.records.count > 1 else { return nil }
        // The verdict's records are these, once for each plan.
        let taken = ground.records[verdict.record % ground.records.count]
        let names = ground.records.map { "\($0.id) (\($0.use.raw))" }.joined(separator: ", ")
        return say(
            "Các thửa \(names) chồng lên nhau tại vị trí này: lấy kết quả chặt nhất, theo thửa \(taken.id).",
            "Parcels \(names) overlap here: the strictest result is taken, by the record of \(taken.id).")
    }

    private func verdicts(
        _ structure: SiteCheck.StructureCheck, on date: SiteCheck.DateCheck, _ check: SiteCheck
    ) -> [String] {
        let verdict = structure.papers
        var lines = [
            say("Pháp luật ngày \(numbers.date(date.date)), ", "Law of \(numbers.date(date.date)), ")
                + Words.structure(structure.structure)[language] + ":"
        ]
        if verdict.headline == structure.plan.headline, verdict.firmness == structure.plan.firmness {
            lines.append("  " + say("Ý kiến: ", "Opinion: ") + headline(verdict))
        } else {
            lines.append(
                "  " + say("Ý kiến: ", "Opinion: ") + headline(verdict) + ", " + Words.reading(.papers)[language] + "; "
                    + headline(structure.plan) + ", " + Words.reading(.plan)[language])
        }
        lines.append(
            "  "
                + [
                    (Axis.land, Words.land(verdict.land)), (.permit, Words.permit(verdict.permit)),
                    (.province, Words.province(verdict.province)), (.other, Words.other(verdict.other)),
                ].map { "\(Words.axis($0.0)[language]): \($0.1[language])" }.joined(separator: " · "))
        if let overlap = overlap(verdict, check.ground) { lines.append("  " + overlap) }
        if let approval = date.approval { lines.append("  " + approvalLine(approval)) }
        lines += findings(verdict)
        let planOnly = structure.plan.findings.filter { finding in
            !verdict.findings.contains { $0.rule == finding.rule }
        }
        if !planOnly.isEmpty {
            lines.append("  " + say("Theo giấy tờ và quy hoạch, thêm:", "By papers and plan, besides:"))
            lines += planOnly.map { "    - " + finding($0) }
        }
        lines += dossier(verdict) + gaps(verdict, structure.plan)
        return lines
    }

    private func approvalLine(_ approval: Observation) -> String {
        guard case .word(let word) = approval.value, let state = ApprovedSite.State(rawValue: word) else {
            return say(
                "Vị trí không có trong danh mục đã phê duyệt.", "The position is in no approved list.")
        }
        return say("Vị trí đã phê duyệt ", "Approved position ") + (approval.feature ?? "") + ": "
            + Words.approvalState(state)[language]
    }

    private func findings(_ verdict: Verdict) -> [String] {
        var lines = ["  " + say("Nhận định:", "Findings:")]
        lines += verdict.findings.map { "    - " + finding($0) }
        if let placement = verdict.placement { lines.append("    - " + placement.text[language]) }
        for conflict in verdict.conflicts {
            lines.append(
                "    - " + say("Quy định mâu thuẫn: ", "Rules in conflict: ") + conflict.rules.joined(separator: ", "))
        }
        return lines
    }

    /// `Đất ở được … (31/2024/QH15 điểm g khoản 1 Điều 218 [R]; …)`, with what was measured.
    func finding(_ finding: Finding) -> String {
        let sentence = sentence(finding)
        // What was not read is no legal basis (field review, 29); it is listed for checking.
        let bases = finding.bases.filter(\.mark.isCitable)
        return bases.isEmpty ? sentence : sentence + " (" + basis(bases) + ")"
    }

    /// What a finding says, with what was measured.
    func sentence(_ finding: Finding) -> String {
        let values = finding.facts.compactMap(measured)
        return finding.summary[language] + (values.isEmpty ? "" : " " + values.joined(separator: "; ") + ".")
    }

    /// Measurements only; flags and codes are in the sentence of the rule.
    private func measured(_ fact: FactValue) -> String? {
        guard fact.unit != nil || fact.feature != nil else { return nil }
        let value = language == .vi ? fact.value.replacingOccurrences(of: ".", with: ",") : fact.value
        var text = "\(value)\(fact.unit.map { " \($0)" } ?? "")"
        if let feature = fact.feature { text += say(" đến ", " to ") + feature }
        if let test = fact.test { text += say(" (giới hạn \(test))", " (limit \(test))") }
        return text
    }

    func basis(_ bases: [LegalBasis]) -> String {
        bases.map { "\($0.number) \(Words.place($0.place, language)) [\($0.mark.rawValue)]" }.uniqued()
            .joined(separator: "; ")
    }

    // MARK: dossier

    private func dossier(_ verdict: Verdict) -> [String] {
        var lines: [String] = []
        if !verdict.conditions.isEmpty {
            lines.append("  " + say("Điều kiện:", "Conditions:"))
            for condition in verdict.conditions {
                lines.append("    - \(condition.text[language]) [\(Words.firmness(condition.firmness)[language])]")
            }
        }
        let papers = (verdict.conditions + verdict.duties).flatMap(\.papers).map { $0[language] }.uniqued()
        if !papers.isEmpty {
            lines.append("  " + say("Hồ sơ cần có:", "Dossier:"))
            lines += papers.map { "    ☐ \($0)" }
        }
        if !verdict.approvals.isEmpty {
            lines.append("  " + say("Cơ quan, thời hạn:", "Authority and term:"))
            for approval in verdict.approvals {
                let days =
                    approval.workingDays.map { say("\($0) ngày làm việc", "\($0) working days") }
                    ?? say("chưa rõ thời hạn", "no term known")
                let note = approval.note.map { "; " + $0[language] } ?? ""
                lines.append(
                    "    - \(approval.title[language]): \(approval.authority[language]), \(days)\(note) "
                        + "[\(approval.mark.rawValue)]")
            }
        }
        if !verdict.remedies.isEmpty {
            lines.append("  " + say("Cách khắc phục:", "Remedies:"))
            lines += verdict.remedies.map { "    - \($0.text[language])" }
        }
        return lines
    }

    private func gaps(_ verdict: Verdict, _ plan: Verdict) -> [String] {
        var lines: [String] = []
        let missing = (verdict.missing + plan.missing).uniqued(by: \.fact)
        if !missing.isEmpty {
            lines.append("  " + say("Còn thiếu thông tin:", "Missing facts:"))
            lines += missing.map { "    - " + self.missing($0) }
        }
        if !verdict.openQuestions.isEmpty {
            lines.append("  " + say("Vấn đề pháp lý còn mở:", "Open legal questions:"))
            lines += verdict.openQuestions.map { "    - \($0.text[language])" }
        }
        if !verdict.notEvaluated.isEmpty {
            lines.append("  " + say("Chưa đánh giá:", "Not evaluated:"))
            lines += verdict.notEvaluated.map { "    - \($0.reason[language])" }
        }
        let toCheck = verdict.findings.flatMap(\.bases).filter { !$0.mark.isCitable }
        if !toCheck.isEmpty {
            lines.append("  " + say("Cần kiểm tra văn bản: ", "Texts to check: ") + basis(toCheck))
        }
        return lines
    }

    /// What each value decides: the opinion, or the permit where that is all that differs.
    private func missing(_ fact: MissingFact) -> String {
        let isPermit = Set(fact.decides.map(\.headline)).count == 1 && Set(fact.decides.map(\.permit)).count > 1
        let decides = fact.decides.map { decision in
            let outcome =
                isPermit
                ? "\(Words.axis(.permit)[language]) \(Words.permit(decision.permit)[language])"
                : Words.headline(decision.headline)[language]
            return "\(Words.factValue(decision.value)[language]) → \(outcome)"
        }
        return fact.text[language] + (decides.isEmpty ? "" : ": " + decides.joined(separator: "; "))
    }
}

extension Array {
    /// Without later elements whose key occurred before.
    func uniqued<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
        var seen: Set<Key> = []
        return filter { seen.insert(key($0)).inserted }
    }
}
