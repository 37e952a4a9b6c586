import Geometry
import PermitRules
import Province
import Studies
import Units

extension SummarySections {
    /// The worst zones with their reasons.
    var worstSection: PageNode {
        let places = Dictionary(result.places.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return .section(WorstZone.list(of: result).map { node($0, places) })
    }

    private func node(_ worst: WorstZone, _ places: [Place.ID: Place]) -> PageNode {
        let zone = worst.zone
        let district = zone.district.map { ", \($0.name)" } ?? ""
        return .object([
            "anchor": .text("zone-\(language.rawValue)-\(worst.rank)"),
            "heading": .text("\(numbers.integer(worst.rank)). \(zone.commune.name)\(district)"),
            "facts": .list(zoneFacts(zone)),
            "dateRows": .list(zone.atDates.map(dateRow)),
            "why": .text(
                words.filled(
                    "whyAt",
                    [
                        "date": numbers.date(worst.atDate.date),
                        "reading": Words.reading(worst.reading)[language],
                    ])),
            "verdicts": .list(worst.atDate.verdicts.map { verdictRow($0, worst.reading) }),
            "reasons": reasons(worst),
            "ways": .section(worst.atDate.operators.map { way($0, places) }),
            "openFactList": .section(openFacts(worst)),
            "cures": .section(worst.atDate.cure.map { [cure($0)] } ?? []),
        ])
    }

    private func zoneFacts(_ zone: Zone) -> [PageNode] {
        func codes(_ codes: [CodeArea]) -> String {
            codes.map { "\($0.code) \(numbers.area($0.area))" }.joined(separator: "; ")
        }
        var pairs = [
            (words["zoneID"], zone.id),
            (words["people"], numbers.integer(zone.people)),
            (words["areaHead"], numbers.area(zone.area)),
            (words["serviceState"], Words.service(zone.service)[language]),
        ]
        if !zone.servedBy.isEmpty { pairs.append((words["servedBy"], zone.servedBy.joined(separator: "; "))) }
        if !zone.approvedUnbuilt.isEmpty {
            pairs.append((words["approvedUnbuilt"], zone.approvedUnbuilt.joined(separator: "; ")))
        }
        let unit = zone.urban.map { " (" + words[$0 ? "urbanYes" : "urbanNo"] + ")" } ?? ""
        pairs.append((words["landCodes"], codes(zone.recorded) + unit))
        if !zone.planned.isEmpty { pairs.append((words["plannedCodes"], codes(zone.planned))) }
        return pairs.map { .object(["name": .text($0), "value": .text($1)]) }
    }

    private func dateRow(_ date: ZoneAtDate) -> PageNode {
        .row(
            numbers.date(date.date),
            [
                Words.blocked(date.blockedPapers)[language], Words.blocked(date.blockedPlan)[language],
                (date.wayOut.map { Words.wayOut($0) } ?? Words.noWayOutNeeded)[language],
            ])
    }

    private func verdictRow(_ verdict: ZoneVerdict, _ reading: Reading) -> PageNode {
        let papers = headline(verdict.papers), plan = headline(verdict.plan)
        return .row(Words.structure(verdict.structure)[language], [papers, plan])
    }

    private func headline(_ verdict: Verdict) -> String {
        let word = Words.headline(verdict.headline)[language]
        guard verdict.headline == .conditional, let firmness = verdict.firmness else { return word }
        return "\(word) (\(Words.firmness(firmness)[language]))"
    }

    /// Why a ground mast is held back: rules, legal bases, what to check, conditions, missing facts.
    private func reasons(_ worst: WorstZone) -> PageNode {
        guard let zoneVerdict = worst.atDate.verdict(.groundMast) else { return .object(["any": .flag(false)]) }
        let verdict = worst.reading == .papers ? zoneVerdict.papers : zoneVerdict.plan
        let reading = VerdictReading(verdict)
        let bases = reading.obstacles.flatMap(\.bases).uniqued()
        return .object([
            "any": .flag(true),
            "verdict": .text(headline(verdict)),
            "share": .text(words.filled("areaShareNote", ["share": numbers.percent(zoneVerdict.areaShare)])),
            "rules": .texts(
                reading.obstacles.map { Bilingual(vi: $0.summary.vi, en: $0.summary.en)[language] }.uniqued()),
            "bases": .section(bases.filter { $0.mark.isCitable }.map(basis)),
            "toCheck": .section(bases.filter { !$0.mark.isCitable }.map(basis)),
            "conditions": .section(
                verdict.conditions.map { condition in
                    .object([
                        "text": .text(Bilingual(vi: condition.text.vi, en: condition.text.en)[language]),
                        "firmness": .text(Words.firmness(condition.firmness)[language]),
                    ])
                }),
            "missing": .section(verdict.missing.map(missing)),
        ])
    }

    private func basis(_ basis: LegalBasis) -> PageNode {
        let from = numbers.date(basis.interval.from)
        let force =
            basis.interval.until.map { words.filled("inForceUntil", ["from": from, "until": numbers.date($0)]) }
            ?? words.filled("inForce", ["from": from])
        return .object([
            "place": .text(Words.place(basis.place, language)),
            // Names of instruments stay Vietnamese in every language.
            "number": .text(basis.number), "name": .text(basis.title.vi),
            "wording": .text(Bilingual(vi: basis.wording.vi, en: basis.wording.en)[language]),
            "force": .text(force),
            "mark": .text("\(basis.mark.rawValue): \(Words.mark(basis.mark.rawValue)[language])"),
        ])
    }

    private func missing(_ fact: MissingFact) -> PageNode {
        let decisions = fact.decides.map { decision in
            words.filled(
                "decides",
                [
                    "value": Words.factValue(decision.value)[language],
                    "result": Words.headline(decision.headline)[language],
                ])
        }
        return .object([
            "text": .text(Bilingual(vi: fact.text.vi, en: fact.text.en)[language]),
            "decisions": .text(decisions.joined(separator: "; ")),
        ])
    }

    private func openFacts(_ worst: WorstZone) -> [PageNode] {
        worst.atDate.openFacts.map { fact in
            let outcomes = fact.outcomes.map { outcome in
                words.filled(
                    "decides",
                    [
                        "value": Words.factValue(outcome.value)[language],
                        "result": Words.wayOut(outcome.wayOut)[language],
                    ])
            }
            return .object([
                "text": .text(Words.fact(fact.fact)?[language] ?? fact.fact),
                "decisions": .text(outcomes.joined(separator: "; ")),
            ])
        }
    }

    private func way(_ way: OperatorWayOut, _ places: [Place.ID: Place]) -> PageNode {
        .object([
            "text": .text(
                words.filled(
                    "operatorWay",
                    [
                        "operator": way.operator, "way": Words.wayOut(way.wayOut)[language],
                        "before": numbers.percent(way.shareBefore), "after": numbers.percent(way.shareAfter),
                    ])),
            "places": .section(way.places.map { use in place(use, places[use.place]) }),
        ])
    }

    private func place(_ use: PlaceUse, _ place: Place?) -> PageNode {
        let kind = place.map { Words.placeKind($0.kind)[language] } ?? ""
        let land = place.flatMap { place in
            place.kind == .parcel ? words.filled("placeLand", ["code": place.recorded]) : nil
        }
        let commune = place?.commune.map { words.filled("placeCommune", ["name": $0.name]) }
        return .text(
            words.filled(
                use.distance.metres > 0 ? "placeWay" : "placeWayInside",
                [
                    "kind": kind, "id": use.place, "land": land ?? "", "commune": commune ?? "",
                    "distance": numbers.length(use.distance), "share": numbers.percent(use.share),
                ]))
    }

    private func cure(_ cure: Cure) -> PageNode {
        .text(
            words.filled(
                "cureText",
                [
                    "parcel": cure.parcel, "area": numbers.area(cure.area),
                    "share": numbers.percent(cure.shareAfter),
                ]))
    }
}
