import Units

extension VerdictWriter {
    /// Codes whose classes get different answers: tried in place of a code that is not known.
    private static let representatives = ["DBV", "ODT", "TMD", "CLN", "CSD", "TSC", "CQP"]

    func missing() -> [MissingFact] {
        var missing = worlds.decisive.map { index in
            let open = worlds.open[index]
            return MissingFact(
                fact: open.fact, text: text(of: open.fact),
                decides: open.cells.indices.map { cell in
                    decides(open.cells[cell].label, Worlds.merge(worlds.worlds(with: index, being: cell)))
                })
        }
        if decision.land == .undetermined, let first = worlds.all.first {
            if first.areasMissing { missing.insert(partAreas(), at: 0) }
            if lacksLandUse(first) { missing.insert(landUse(), at: 0) }
        }
        return missing
    }

    private func text(of fact: Fact) -> LocalizedText { book.register.text(of: fact) }

    private func decides(_ value: String, _ merged: Worlds.Merged) -> MissingFact.Decision {
        .init(value: value, headline: merged.headline, land: merged.land, permit: merged.permit)
    }

    /// Blank, unknown, or a code no rule speaks of (headings, functional zones).
    private func lacksLandUse(_ world: World) -> Bool {
        let results = parcel.parts.isEmpty ? [world.result] : world.parts
        return book.hasLandRule(question)
            && results.contains { result in
                result.land == .undetermined && result.conflicts.isEmpty
                    && !result.rules.contains { book.rules[$0].outcome.axis == .land }
            }
    }

    private func landUse() -> MissingFact {
        let namespaces = ["vn-plan-2014", "vn-plan-2024"]
        let decides = Self.representatives.compactMap { code -> MissingFact.Decision? in
            let use = namespaces.map { self.book.catalogue.parse(code, namespace: $0) }
                .first { $0.parts.first?.isKnown ?? false }
            guard let use else { return nil }
            var place = place
            place.recorded = use
            let tried = book.decide(
                book.prepare(place), structure: decision.structure, on: decision.law, reading: decision.reading)
            return .init(value: code, headline: tried.headline, land: tried.land, permit: tried.permit)
        }
        return MissingFact(fact: .recorded, text: text(of: .recorded), decides: decides)
    }

    /// Each part's answer if the compound turned out to fit on it.
    private func partAreas() -> MissingFact {
        let decides = parts().map { part in
            MissingFact.Decision(
                value: part.code, headline: part.headline, land: part.land,
                permit: Worlds.merge(worlds.all).permit)
        }
        return MissingFact(fact: .partAreas, text: text(of: .partAreas), decides: decides)
    }

    func notEvaluated() -> [NotEvaluated] {
        var items: [NotEvaluated] = []
        for index in book.register.notEvaluated.indices
        where book.register.notEvaluated[index].applies(
            structure: question.structure, day: question.law.date, province: question.province)
        {
            items.append(book.register.notEvaluated[index].item)
        }
        for index in entriesWithGaps() {
            let rule = book.compiled.entries[index].rule
            if let fact = gap(index), let item = book.compiled.details[rule].gaps[fact], !items.contains(item) {
                items.append(item)
            }
        }
        for code in unique(place.recorded.unknownCodes) {
            items.append(
                NotEvaluated(
                    id: "landuse.unknown.\(code)",
                    reason: book.text(.unknownCode).filled([
                        "code": LocalizedText(vi: code, en: code),
                        "namespace": LocalizedText(vi: place.recorded.namespace, en: place.recorded.namespace),
                    ])))
        }
        let settled = worlds.all.contains { $0.result.land != .undetermined || !$0.result.conflicts.isEmpty }
        if !settled, !allLandRulesSpeak {
            items.append(NotEvaluated(id: "land.noRule", reason: book.text(.noRule)))
        }
        if parcel.compound == nil || parcel.parts.contains(where: { $0.area == nil }),
            worlds.all.contains(where: { $0.result.capped })
        {
            items.append(NotEvaluated(id: "land.areaCap", reason: book.text(.compoundUnknown)))
        }
        if let tooLarge { items.append(tooLarge) }
        return items
    }

    private func entriesWithGaps() -> [Int] {
        var found: [Int] = []
        for code in codes {
            for index in candidates(code)
            where book.compiled.entries[index].whenUnknown == .notEvaluated && !found.contains(index) {
                found.append(index)
            }
        }
        return found
    }

    private var allLandRulesSpeak: Bool {
        worlds.all.allSatisfy { world in
            world.parts.contains { part in
                part.rules.contains { book.rules[$0].outcome.axis == .land }
            }
        }
    }

    /// The fact for want of which a rule is only listed.
    private func gap(_ index: Int) -> Fact? {
        let entry = book.compiled.entries[index]
        let day = question.law.day(ofRule: entry.rule)
        guard entry.from <= day, day <= entry.until else { return nil }
        if entry.isProvincial {
            guard let province = question.province else { return .province }
            guard book.compiled.details[entry.rule].provinces.contains(province) else { return nil }
        }
        guard answers.satisfies(entry.wanted) == nil else { return nil }
        return book.compiled.asked[index].first { answers[$0] == nil }.map { book.compiled.tests.questions[$0].fact }
    }

    private var tooLarge: NotEvaluated? {
        guard worlds.all.contains(where: \.tooLarge), let compound = parcel.compound else { return nil }
        let usable = parts().compactMap(\.usableArea).reduce(0, +)
        return NotEvaluated(
            id: "land.compoundTooLarge",
            reason: book.text(.compoundTooLarge).filled([
                "compound": squareMetres(compound), "area": squareMetres(usable),
            ]))
    }

    /// Where on a mixed parcel the structure has to stand; only when all worlds say the same.
    func placement() -> Placement? {
        guard parcel.parts.count > 1, decision.land == .allowed || decision.land == .conditional,
            let first = worlds.all.first,
            worlds.all.allSatisfy({ $0.chosen.map(\.part) == first.chosen.map(\.part) }), !first.chosen.isEmpty
        else { return nil }
        let alike = first.parts.allSatisfy { $0.rules == first.parts[0].rules && !$0.capped }
        if alike && !first.isSplit { return nil }
        let shares = first.chosen.map { Placement.Share(code: parcel.parts[$0.part].code, atMost: $0.area) }
        return Placement(shares: shares, text: placementText(shares))
    }

    private func placementText(_ shares: [Placement.Share]) -> LocalizedText {
        func named(_ share: Placement.Share) -> [String: LocalizedText] {
            ["code": LocalizedText(vi: share.code, en: share.code), "area": squareMetres(share.atMost ?? 0)]
        }
        if shares.count > 1 {
            let parts = shares.map { book.text(.partArea).filled(named($0)) }
            return book.text(.placementSeveral).filled([
                "compound": squareMetres(parcel.compound ?? 0),
                "parts": LocalizedText(
                    vi: parts.map(\.vi).joined(separator: ", "), en: parts.map(\.en).joined(separator: ", ")),
            ])
        }
        guard let share = shares.first else { return LocalizedText(vi: "", en: "") }
        return book.text(share.atMost == nil ? .placementRoof : .placementOne).filled(named(share))
    }

    /// m² with at most one decimal, rounded down, so that a limit is never printed larger than it is.
    private func squareMetres(_ area: Double) -> LocalizedText {
        let tenths = (min(max(area, 0), 1e12) * 10).rounded(.down)
        let whole = Int((tenths / 10).rounded(.down))
        let rest = Int(tenths) - whole * 10
        return rest == 0
            ? LocalizedText(vi: "\(whole)", en: "\(whole)")
            : LocalizedText(vi: "\(whole),\(rest)", en: "\(whole).\(rest)")
    }
}

extension RuleBook {
    /// Whether the register speaks of land at all on that day: before it begins, no land use is missing.
    func hasLandRule(_ question: CompiledRules.Question) -> Bool {
        compiled.entries.indices.contains { index in
            compiled.entries[index].outcome.axis == .land && compiled.isInForce(index, question)
                && rules[compiled.entries[index].rule].structures.contains(question.structure)
        }
    }
}

/// The distinct elements in the order of their first appearance.
private func unique<T: Hashable>(_ values: [T]) -> [T] {
    var seen: Set<T> = []
    return values.filter { seen.insert($0).inserted }
}
