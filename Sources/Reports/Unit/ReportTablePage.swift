/// A table as templates read it: heads in one or two rows, cells as text.
struct ReportTablePage {
    private let table: ReportTable
    private let numbers: Numbers
    private var language: Language { numbers.language }

    init(_ table: ReportTable, _ numbers: Numbers) { (self.table, self.numbers) = (table, numbers) }

    var node: PageNode {
        let caption = table.caption[language]
        guard !table.rows.isEmpty else {
            return .object([
                "caption": .text(caption), "any": .flag(false),
                "whenEmpty": .text(table.whenEmpty?[language] ?? numbers.say("Không có dòng nào.", "No rows.")),
            ])
        }
        let shown = table.rows.prefix(table.printed ?? .max)
        let rows = shown.map { cells($0) }
        let texts = ReportTableText(table, numbers, numbered: false)
        let isWide = texts.leastWidths.reduce(0, +) > Self.upright * 1.06
        let (size, widths) = texts.layout(
            line: isWide ? Self.flat : Self.upright, size: 8, decent: 7, smallest: 5.5)
        let hasGroups = table.columns.contains { $0.group != nil }
        var members: [String: PageNode] = [
            "caption": .text(caption), "any": .flag(true), "hasGroups": .flag(hasGroups),
            "top": .list(top(hasGroups)),
            "second": .texts(table.columns.filter { $0.group != nil }.map { $0.title[language] }),
            "columns": .list(zip(table.columns, widths).map(column)),
            "rows": .list(rows.map(row)),
            "isWide": .flag(isWide), "size": .text(String(size)),
        ]
        if let total = table.total { members["total"] = row(cells(total, blank: "")) }
        if shown.count < table.rows.count {
            members["more"] = .text(
                numbers.say(
                    "In \(numbers.integer(shown.count)) dòng đầu trong \(numbers.integer(table.rows.count)) dòng; "
                        + "đủ trong tệp "
                        + "tables/\(table.id).csv.",
                    "The first \(numbers.integer(shown.count)) of \(numbers.integer(table.rows.count)) rows; all "
                        + "are in "
                        + "tables/\(table.id).csv."))
        }
        return .object(members)
    }

    /// Letters of 8 points that stand beside each other on an upright page of A4, and on one that lies.
    private static let (upright, flat) = (112.0, 168.0)

    private func cells(_ row: [ReportCell], blank: String = "–") -> [String] {
        zip(row, table.columns).map { cell, column in
            if case .empty = cell { return blank }
            return cell.text(column.kind, numbers)
        }
    }

    private func row(_ cells: [String]) -> PageNode {
        .object([
            "head": .text(cells.first ?? ""),
            "cells": .list(
                zip(cells, table.columns).dropFirst().map { cell, column in
                    .object(["text": .text(cell), "isFigure": .flag(column.isFigure)])
                }),
        ])
    }

    private func column(_ column: ReportColumn, _ width: Double) -> PageNode {
        .object([
            "isFigure": .flag(column.isFigure), "title": .text(column.title[language]),
            "width": .text(String(Int(width * 10))),
        ])
    }

    /// Heads of the first row; neighbouring columns of one group share theirs.
    private func top(_ hasGroups: Bool) -> [PageNode] {
        var heads: [PageNode] = []
        var index = 0
        while index < table.columns.count {
            let column = table.columns[index]
            guard let group = column.group else {
                heads.append(
                    .object([
                        "title": .text(column.title[language]), "rowspan": .text(hasGroups ? "2" : "1"),
                        "colspan": .text("1"), "scope": .text("col"), "isFigure": .flag(column.isFigure),
                    ]))
                index += 1
                continue
            }
            let span = table.columns[index...].prefix { $0.group == group }.count
            heads.append(
                .object([
                    "title": .text(group[language]), "rowspan": .text("1"), "colspan": .text(String(span)),
                    "scope": .text("colgroup"), "isFigure": .flag(false),
                ]))
            index += span
        }
        return heads
    }
}
