import Foundation

/// One coordinate in degrees as people type it, and which one it is when it says so.
///
/// Decimal degrees, or degrees, minutes and seconds with any of the signs in use: `106°39'03.5"E`, `106o39'`, `106⁰39′`,
/// `106*39'`, `106d39m03s`, `106-39-03`, `106.39.03`, `106 độ 39 phút 3,5 giây`, `kinh độ Đông`, `11°03'B`. E, Đ, N and B
/// (bắc) are positive, W and a capital S negative. ASSUMPTION: N is always north, never Vietnamese “nam”: the country lies
/// north of the equator.
struct AngleText: Hashable, Sendable {
    enum Axis { case longitude, latitude }

    let degrees: Double
    let axis: Axis?
    /// Degrees alone, with minutes, or with seconds.
    let parts: Int

    init?(_ text: String) {
        let trimmed = text.trimmed
        if let plain = Self.plain(trimmed) {
            (degrees, axis, parts) = (plain, nil, 1)
            return
        }
        guard let pieces = Self.pieces(trimmed) else { return nil }
        guard (1...3).contains(pieces.numbers.count), pieces.axes.count <= 1, pieces.letters <= 1 else { return nil }
        var value = 0.0
        for (index, text) in pieces.numbers.enumerated() {
            guard let number = NumberText.number(text) else { return nil }
            // 60″ comes from rounding 59.99″.
            guard index == 0 || number < 60 || (number == 60 && index == 2) else { return nil }
            // Only the last part may have a fraction.
            if index < pieces.numbers.count - 1, number != number.rounded() { return nil }
            value += number / [1, 60, 3600][index]
        }
        degrees = pieces.isNegative ? -value : value
        axis = pieces.axes.first
        parts = pieces.numbers.count
    }

    /// A number alone; of two readings the one that is an angle. Blanks between digits part degrees from minutes here.
    private static func plain(_ text: String) -> Double? {
        guard !text.contains(where: \.isWhitespace) else { return nil }
        return NumberText.number(text)
    }

    private struct Pieces {
        var numbers: [String] = []
        var axes: Set<Axis> = []
        var isNegative = false
        /// Of the compass.
        var letters = 0
    }

    private static let signs: Set<Character> = [
        "°", "º", "˚", "⁰", "*", "'", "’", "‘", "′", "´", "`", "\"", "”", "″", "“", ":", " ", ",", ".", "ʹ", "ʺ", "^",
    ]

    /// Signs and letters that look like others, and are letters to Unicode.
    private static let alike: [Character: Character] = ["Ð": "Đ", "º": "°", "ª": "°"]

    private static func pieces(_ text: String) -> Pieces? {
        var pieces = Pieces()
        var characters = text.map { Self.alike[$0] ?? $0 }[...]
        func compass(_ axis: Axis, negative: Bool = false) {
            pieces.axes.insert(axis)
            pieces.letters += 1
            if negative { pieces.isNegative = true }
        }
        while let c = characters.first {
            if c.isASCII, c.isNumber {
                let run = characters.prefix { ($0.isASCII && $0.isNumber) || $0 == "." || $0 == "," }
                characters = characters.dropFirst(run.count)
                var number = String(run)
                while let last = number.last, !last.isNumber { number.removeLast() }
                // 106.39.00: three parts, where one number is out of the question.
                let parts = number.split(whereSeparator: { $0 == "." || $0 == "," }).map(String.init)
                if parts.count == 3, NumberText.number(number) == nil || parts.allSatisfy({ $0.count <= 2 }) {
                    pieces.numbers += parts
                } else {
                    pieces.numbers.append(number)
                }
            } else if c.isLetter {
                let run = characters.prefix(while: \.isLetter)
                characters = characters.dropFirst(run.count)
                let word = NormalForm.folded(String(run))
                let follows = characters.first.map { $0.isASCII && $0.isNumber } ?? false
                switch word {
                case "do", "deg", "o", "phut", "min", "giay", "sec", "kinh", "vi", "vy", "lat", "lon", "long", "lng",
                    "kinhdo",
                    "vido":
                    if ["kinh", "lon", "long", "lng", "kinhdo"].contains(word) { pieces.axes.insert(.longitude) }
                    if ["vi", "vy", "lat", "vido"].contains(word) { pieces.axes.insert(.latitude) }
                case "d" where follows && !pieces.numbers.isEmpty && run != ["Đ"]: continue
                case "m": continue
                case "e", "d", "dong", "east": compass(.longitude)
                case "w", "tay", "west": compass(.longitude, negative: true)
                case "n", "b", "bac", "north": compass(.latitude)
                // A small s means seconds.
                case "s" where run == ["S"], "nam", "south": compass(.latitude, negative: true)
                case "s": continue
                default: return nil
                }
            } else if c == "-" || c == "−" || c == "–" {
                characters = characters.dropFirst()
                if pieces.numbers.isEmpty, characters.first?.isNumber == true { pieces.isNegative = true }
            } else if signs.contains(c) || c.isWhitespace || c == "+" {
                guard c != "+" || pieces.numbers.isEmpty else { return nil }
                characters = characters.dropFirst()
            } else {
                return nil
            }
        }
        return pieces
    }
}
