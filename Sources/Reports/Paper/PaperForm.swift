import Foundation
import Units

/// The parts that papers share, in the form of Nghị định 30/2020/NĐ-CP, phụ lục I: head with the nation's name, numbered
/// sections, addressees, signature. What only the office knows is dotted.
struct PaperForm {
    let bodies: PaperBodies
    let numbers: Numbers

    static let dots = PaperBodies.dots

    private func say(_ vi: String, _ en: String) -> String { numbers.say(vi, en) }

    private func line(
        _ text: String, bold: Bool = false, italic: Bool = false, size: Double = 13, after: Double = 2
    ) -> PaperText {
        PaperText(text: text, isBold: bold, isItalic: italic, size: size, alignment: .center, after: after)
    }

    enum Issuer { case department, province }

    /// The head of a paper.
    ///
    /// - Parameters:
    ///   - symbol: of the kind of paper, e.g. `TTr`; nil for a letter.
    ///   - about: what a letter is about; other papers say it under their name.
    func head(
        _ paper: inout Paper, from issuer: Issuer, symbol: String? = nil, about: String? = nil, isDraft: Bool = false
    ) {
        let day = paper.date
        let (above, name, ending): (String?, String, String) =
            switch issuer {
            case .department:
                (
                    say("ỦY BAN NHÂN DÂN ", "PEOPLE'S COMMITTEE OF ") + bodies.provinceName.uppercased(),
                    say(bodies.department, bodies.departmentInEnglish).uppercased(), bodies.departmentSymbol
                )
            case .province: (nil, "ỦY BAN NHÂN DÂN \(bodies.provinceName.uppercased())", "UBND")
            }
        var left = [above.map { line($0, size: 12) }, line(name, bold: true, size: 12), line("———", size: 8)]
            .compactMap(\.self)
        let number = [symbol, ending].compactMap(\.self).joined(separator: "-")
        left.append(line(say("Số: ", "No.: ") + Self.dots + "/" + number))
        if let about { left.append(line(say("V/v ", "Re: ") + about, size: 12)) }
        if isDraft { left.append(line("DỰ THẢO", bold: true, size: 12)) }
        // The motto stays Vietnamese: it is part of the form.
        let right = [
            line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold: true, size: 12),
            line("Độc lập - Tự do - Hạnh phúc", bold: true), line("——————————", size: 8),
            line(say("\(Self.dots), \(longDate(day))", "\(Self.dots), \(numbers.date(day))"), italic: true),
        ]
        paper.add(PaperTable(widths: [9, 13], rows: [[left, right]], hasLines: false))
    }

    /// `ngày 01 tháng 7 năm 2026`; days below 10 and the months 1 and 2 are padded.
    func longDate(_ date: CalendarDate) -> String {
        "ngày \(date.day < 10 ? "0" : "")\(date.day) tháng \(date.month < 3 ? "0" : "")\(date.month) năm \(date.year)"
    }

    /// What the paper is, and below it what about.
    func name(_ paper: inout Paper, _ kind: String, about: String) {
        paper.add(PaperText(text: kind, isBold: true, size: 14, alignment: .center, before: 10, after: 2, level: 1))
        paper.add(PaperText(text: about, isBold: true, size: 14, alignment: .center, after: 2))
        paper.add(line("————————", size: 8, after: 10))
    }

    /// One addressee stands in the line, several below each other.
    func addressees(_ paper: inout Paper, _ names: [String]) {
        let to = say("Kính gửi: ", "To: ")
        if names.count == 1 {
            paper.add(PaperText(text: to + names[0], alignment: .center, before: 6, after: 12))
            return
        }
        paper.add(
            PaperText(
                text: to.trimmingCharacters(in: .whitespaces), alignment: .center, before: 6, after: 2, isKept: true))
        let left = PaperText(text: "", after: 0)
        let lines = names.enumerated().map { index, name in
            PaperText(text: "- \(name)\(index == names.count - 1 ? "." : ";")", alignment: .left, after: 2)
        }
        paper.add(PaperTable(widths: [3, 13], rows: [[[left], lines]], hasLines: false))
    }

    func section(_ paper: inout Paper, _ title: String) {
        paper.add(PaperText(text: title, isBold: true, alignment: .left, before: 8, indent: 28.35, isKept: true))
    }

    func list(_ paper: inout Paper, _ lines: [String]) {
        guard !lines.isEmpty else { return paper.add(.body(say("Không có.", "None."))) }
        for line in lines.uniqued() { paper.add(.body("- " + line + (line.hasSuffix(".") ? "" : "."))) }
    }

    /// Title of an annex on a page of its own.
    func annex(_ paper: inout Paper, _ number: String, _ title: String, of act: String) {
        paper.turnPage(isLandscape: true)
        paper.add(PaperText(text: "Phụ lục \(number)", isBold: true, size: 14, alignment: .center, after: 2, level: 1))
        paper.add(PaperText(text: title.uppercased(), isBold: true, size: 13, alignment: .center, after: 2))
        paper.add(PaperText(text: "(\(act))", isItalic: true, alignment: .center, after: 8))
    }

    /// Copies on the left, signature on the right.
    func foot(_ paper: inout Paper, copies: [String], signature: [String]) {
        func small(_ text: String, isHead: Bool = false) -> PaperText {
            PaperText(
                text: text, isBold: isHead, isItalic: isHead, size: isHead ? 12 : 11, alignment: .left, after: 0)
        }
        let left =
            [small(say("Nơi nhận:", "Copies:"), isHead: true)]
            + copies.map { small("- \($0);") } + [small(say("- Lưu: VT, \(Self.dots).", "- file."))]
        let right =
            signature.enumerated().map { index, text in
                PaperText(
                    text: text, isBold: true, alignment: .center, after: index == signature.count - 1 ? 54 : 0)
            } + [PaperText(text: Self.dots, isBold: true, alignment: .center)]
        paper.add(PaperText(text: "", size: 6, after: 6, isKept: true))
        paper.add(PaperTable(widths: [1, 1], rows: [[left, right]], hasLines: false))
    }
}
