public import Geometry

/// A position as people write it in a letter, a form or on a command line.
///
/// `106.65,10.98` · `106,65 10,98` · `10°58'48"N 106°39'03,5"E` · `E 106d39m03s; N 10d58m48s` · `601234.5 1213456.7`.
/// Longitude or easting first, unless letters of the compass say otherwise; E, Đ (đông), N and B (bắc) are positive.
public enum PositionText {
    /// - Parameter isGeographic: whether the numbers are degrees; degrees may be written with minutes and seconds.
    /// - Returns: nil when the text is not two numbers.
    public static func parse(_ text: String, isGeographic: Bool) -> Coordinate? {
        guard let (first, second) = halves(text.trimmed) else { return nil }
        guard isGeographic else {
            guard let x = NumberText.number(first), let y = NumberText.number(second) else { return nil }
            return Coordinate(x, y)
        }
        guard let a = NumberText.degrees(first), let b = NumberText.degrees(second) else { return nil }
        switch (axis(first), axis(second)) {
        case (.latitude?, .longitude?), (.latitude?, nil), (nil, .longitude?): return Coordinate(b, a)
        case (.longitude?, .latitude?), (.longitude?, nil), (nil, .latitude?), (nil, nil): return Coordinate(a, b)
        case (.longitude?, .longitude?), (.latitude?, .latitude?): return nil
        }
    }

    private enum CompassAxis { case longitude, latitude }

    /// A small s means seconds.
    private static let compass: Set<Character> = ["E", "W", "Đ", "N", "S", "B", "e", "w", "đ", "n", "b"]

    private static func axis(_ text: String) -> CompassAxis? {
        guard let letter = text.last(where: compass.contains) else { return nil }
        return "EWĐewđ".contains(letter) ? .longitude : .latitude
    }

    /// Cut at a semicolon, else behind a compass letter, else at the blank or comma in the middle.
    private static func halves(_ text: String) -> (String, String)? {
        func pair(_ parts: [Substring]) -> (String, String)? {
            parts.count == 2 ? (String(parts[0]).trimmed, String(parts[1]).trimmed) : nil
        }
        if text.contains(";") { return pair(text.split(separator: ";")) }
        if let cut = compassCut(text) {
            let rest = text[cut...].drop { $0 == "," || $0.isWhitespace }
            return (String(text[..<cut]).trimmed, String(rest).trimmed)
        }
        let words = text.split { $0.isWhitespace }.map { $0.last == "," ? $0.dropLast() : $0 }.filter { !$0.isEmpty }
        if words.count == 2 { return pair(words) }
        guard words.count == 1 else { return nil }
        let pieces = text.split(separator: ",", omittingEmptySubsequences: false)
        if pieces.count == 2 { return pair(pieces) }
        // Two numbers with decimal commas, parted by a third.
        return pieces.count == 4 ? ("\(pieces[0]),\(pieces[1])", "\(pieces[2]),\(pieces[3])") : nil
    }

    /// Behind the first letter when letters follow their numbers, before the second when they lead.
    private static func compassCut(_ text: String) -> String.Index? {
        let letters = text.indices.filter { compass.contains(text[$0]) }
        guard letters.count == 2, let first = letters.first, let second = letters.last else { return nil }
        return first == text.startIndex ? second : text.index(after: first)
    }
}
