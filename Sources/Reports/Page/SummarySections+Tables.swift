import GeoStore
import PermitRules
import Propagation
import Province
import Studies
import Units

extension SummarySections {
    /// Districts, or communes where there are none, in Vietnamese order.
    private var units: [UnitSummary] {
        VietnameseCollation.sorted(result.tableUnits, by: { $0.unit.name })
    }

    private var unitHead: PageNode { .text(words[result.districts.isEmpty ? "commune" : "district"]) }

    /// People in blocked zones: per date both readings.
    var blockedTable: [String: PageNode] {
        func row(_ unit: UnitSummary, _ name: String) -> PageNode {
            let cells = result.dates.indices.flatMap { index -> [String] in
                guard index < unit.atDates.count else { return ["–", "–"] }
                let law = unit.atDates[index]
                return [
                    numbers.atLeast(law.blockedPapers.people, undetermined: law.undeterminedPapers.people),
                    numbers.atLeast(law.blockedPlan.people, undetermined: law.undeterminedPlan.people),
                ]
            }
            let now = result.currentPopulationDate.map { _ in unit.peopleNow.map(numbers.integer) ?? "–" }
            let counts = [numbers.integer(unit.zones), numbers.integer(unit.people), now].compactMap(\.self)
            return .row(name, counts + cells)
        }
        return [
            "unit": unitHead,
            "newer": .texts(
                result.currentPopulationDate.map { [words.filled("peopleAt", ["date": numbers.date($0)])] } ?? []),
            "dates": .texts(result.dates.map(numbers.date)),
            "readings": .texts(result.dates.flatMap { _ in [words["papersShort"], words["planShort"]] }),
            "rows": .list(units.map { row($0, $0.unit.name) }),
            "total": row(result.province, words["total"]),
        ]
    }

    /// Service today and ways out at the last date, in people.
    var waysTable: [String: PageNode] {
        func row(_ unit: UnitSummary, _ name: String) -> PageNode {
            let law = lastDate < unit.atDates.count ? unit.atDates[lastDate] : nil
            var cells = Service.allCases.dropFirst().map { numbers.integer(unit.services[$0]?.people ?? 0) }
            cells.append(numbers.integer(unit.peopleOutsideZones))
            cells.append(numbers.integer(law?.blockedNotServed.people ?? 0))
            cells += WayOut.allCases.map { numbers.integer(law?.waysOut[$0]?.people ?? 0) }
            return .row(name, cells)
        }
        let heads =
            Service.allCases.dropFirst().map { Words.service($0)[language] }
            + [words["outsideZones"], words["notServedByAll"]] + WayOut.allCases.map { Words.wayOut($0)[language] }
        return [
            "caption": .text(
                words.filled("waysTable", ["date": result.dates.last.map(numbers.date) ?? "–"])),
            "unit": unitHead,
            "heads": .texts(heads),
            "rows": .list(units.map { row($0, $0.unit.name) }),
            "total": row(result.province, words["total"]),
        ]
    }

    var lawTable: [String: PageNode] {
        let rows = LawStep.all(of: result).compactMap { step -> PageNode? in
            guard let reading = Reading(rawValue: step.reading) else { return nil }
            let cells = [
                step.released, step.partlyReleased, step.newlyBlocked, step.becameUndetermined, step.becameKnown,
            ].map { zonesAndPeople($0.zones, $0.people) }
            return .row(
                "\(numbers.date(step.from)) – \(numbers.date(step.to))", [Words.reading(reading)[language]] + cells)
        }
        return [
            "any": .flag(!rows.isEmpty),
            "heads": .texts(
                ["reading", "released", "partlyReleased", "newlyBlocked", "becameUndetermined", "becameKnown"]
                    .map { words[$0] }),
            "rows": .list(rows),
        ]
    }

    var coverageTable: [String: PageNode] {
        let rows = CoverageTotal.all(of: result).map { total -> PageNode in
            .row(
                total.operator,
                [
                    total.technology.rawValue, total.thresholdDbm.map { numbers.decimal($0, digits: 0) } ?? "–",
                    numbers.percent(total.outdoorShare), numbers.percent(total.indoorShare),
                    total.noDataCells.map(numbers.integer) ?? "–",
                ])
        }
        return [
            "any": .flag(!rows.isEmpty),
            "heads": .texts(
                ["technology", "threshold", "outdoorShare", "indoorShare", "noDataCells"].map { words[$0] }),
            "rows": .list(rows),
            "cautions": .section(TechnologyCaution.all(of: result).map(caution)),
        ]
    }

    private func caution(_ caution: TechnologyCaution) -> PageNode {
        func span(_ range: ClosedRange<Double>) -> String {
            func text(_ value: Double) -> String { numbers.decimal(value, digits: value.rounded() == value ? 0 : 2) }
            let (low, high) = (text(range.lowerBound), text(range.upperBound))
            return (low == high ? low : low + "–" + high) + " " + caution.unit
        }
        return .text(
            words.filled(
                caution.kind == .extrapolated ? "extrapolated" : "clamped",
                [
                    "technology": caution.technology.rawValue,
                    "input": Words.modelInput(caution.input)[language],
                    "values": span(caution.values), "allowed": span(caution.allowed),
                    "sectors": numbers.integer(caution.sectors),
                ]))
    }

    var inputTable: [String: PageNode] {
        let rows = result.inputs.map { input -> PageNode in
            .object([
                "head": .text(input.path), "role": .text(Words.inputRole(input.role)[language]),
                "features": .text(numbers.integer(input.features)), "crs": .text(input.crs),
                "checksum": .text(input.sha256 ?? words["noChecksum"]),
            ])
        }
        return ["any": .flag(!rows.isEmpty), "rows": .list(rows)]
    }

    var ledgerTable: [String: PageNode] {
        let rows = result.ledger.summary.map { count -> PageNode in
            .object([
                "head": .text(count.source),
                "cells": .texts([
                    count.layer, Words.defect(count.defect)[language], Words.action(count.action)[language],
                ]),
                "count": .text(numbers.integer(count.count)),
            ])
        }
        return ["any": .flag(!rows.isEmpty), "rows": .list(rows)]
    }
}
