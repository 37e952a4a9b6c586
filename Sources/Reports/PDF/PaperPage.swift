import Units

/// A paper as the tree that `paper.typ` reads.
struct PaperPage {
    private let paper: Paper

    init(_ paper: Paper) { self.paper = paper }

    var node: PageNode {
        .object([
            "lang": .text(paper.language.rawValue), "documentTitle": .text(paper.title),
            "year": .text(String(paper.date.year)), "month": .text(String(paper.date.month)),
            "day": .text(String(paper.date.day)),
            "sections": .list(
                paper.sections.map { section in
                    .object([
                        "isLandscape": .flag(section.isLandscape), "blocks": .list(section.blocks.compactMap(block)),
                    ])
                }),
        ])
    }

    private func block(_ block: Paper.Block) -> PageNode? {
        switch block {
        case .text(let text): .object(["text": node(text)])
        case .table(let table): .object(["table": node(table)])
        case .page: nil
        }
    }

    private func node(_ text: PaperText) -> PageNode {
        .object([
            "text": .text(text.text), "isBold": .flag(text.isBold), "isItalic": .flag(text.isItalic),
            "size": number(text.size ?? 13), "alignment": .text(text.alignment.rawValue),
            "before": number(text.before), "after": number(text.after), "indent": number(text.indent),
            "level": .text(String(text.level ?? 0)), "isKept": .flag(text.isKept),
        ])
    }

    private func node(_ table: PaperTable) -> PageNode {
        .object([
            "hasLines": .flag(table.hasLines), "widths": .texts(table.widths.map(String.init)),
            "heads": .list(
                table.heads.map { row in
                    .list(row.map { .object(["text": node($0.text), "span": .text(String($0.span))]) })
                }),
            "rows": .list(table.rows.map { row in .list(row.map { .list($0.map(node)) }) }),
        ])
    }

    private func number(_ value: Double) -> PageNode { .text(String(value)) }
}
