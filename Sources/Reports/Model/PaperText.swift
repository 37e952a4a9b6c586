/// A paragraph of a paper, whatever it is written as.
struct PaperText: Hashable, Sendable {
    enum Alignment: String, Sendable { case left, center, right, both }

    var text: String
    var isBold = false
    var isItalic = false
    /// Points; nil for the paper's.
    var size: Double?
    var alignment = Alignment.both
    /// Points before and after.
    var before = 0.0
    var after = 6.0
    /// First line, points: 1 cm as letters have it; 0 in tables and heads.
    var indent = 0.0
    /// 1 and 2 make the outline of a paper.
    var level: Int?
    /// Stays on the page of what follows.
    var isKept = false

    /// In a cell.
    static func cell(_ text: String, isBold: Bool = false, _ alignment: Alignment = .left) -> PaperText {
        PaperText(text: text, isBold: isBold, size: 11, alignment: alignment, before: 1, after: 1)
    }

    /// A sentence of the body.
    static func body(_ text: String, isItalic: Bool = false) -> PaperText {
        PaperText(text: text, isItalic: isItalic, indent: 28.35)
    }

    /// The last sentence, on the page of the signature.
    static func closing(_ text: String) -> PaperText { PaperText(text: text, indent: 28.35, isKept: true) }
}

/// A table with a head that repeats on each page, or a frame without lines for heads that stand beside each other.
struct PaperTable: Hashable, Sendable {
    /// A cell of the head, with how many columns it takes.
    struct Head: Hashable, Sendable {
        var text: PaperText
        var span = 1
    }

    /// Shares of the width.
    var widths: [Int]
    /// Rows above the body.
    var heads: [[Head]] = []
    var rows: [[[PaperText]]]
    var hasLines = true
}
