import Foundation
public import Geometry

/// A position as people write it in a letter, a form, a cell or on a command line.
///
/// `106.65,10.98` · `106,65 10,98` · `10°58'48"N 106°39'03,5"E` · `E 106d39m03s; N 10d58m48s` · `601234.5 1213456.7`.
/// Longitude or easting first, unless letters of the compass say otherwise; E, Đ (đông), N and B (bắc) are positive.
public enum PositionText {
    /// - Parameter isGeographic: whether the numbers are degrees; degrees may be written with minutes and seconds.
    /// - Returns: nil when the text is not two numbers.
    public static func parse(_ text: String, isGeographic: Bool) -> Coordinate? {
        isGeographic ? degrees(text)?.coordinate : numbers(text)
    }

    struct Degrees: Hashable {
        /// As ``parse(_:isGeographic:)`` gives it.
        var coordinate: Coordinate
        /// Letters of the compass say which is which.
        var isOrderStated: Bool
    }

    /// The text is cut where both halves are angles of equally many parts; nil when that is at no place, or at several
    /// that differ.
    static func degrees(_ text: String) -> Degrees? {
        var found: Set<Degrees> = []
        for (first, second) in cuts(text, isGeographic: true) {
            guard let a = AngleText(first), let b = AngleText(second), a.parts == b.parts else { continue }
            if let axis = a.axis, axis == b.axis { continue }
            let isLatitudeFirst = a.axis == .latitude || b.axis == .longitude
            found.insert(
                Degrees(
                    coordinate: isLatitudeFirst
                        ? Coordinate(b.degrees, a.degrees) : Coordinate(a.degrees, b.degrees),
                    isOrderStated: a.axis != nil || b.axis != nil))
        }
        return found.count == 1 ? found.first : nil
    }

    private static func numbers(_ text: String) -> Coordinate? {
        var found: Set<Coordinate> = []
        for (first, second) in cuts(text, isGeographic: false) {
            guard let x = NumberText.number(first), let y = NumberText.number(second) else { continue }
            found.insert(Coordinate(x, y))
        }
        return found.count == 1 ? found.first : nil
    }

    private static let separators: Set<Character> = [";", ",", "/", "|", "\n"]
    private static let compass: Set<Character> = ["E", "W", "Đ", "N", "S", "B"]

    /// The text in two, at every place where it may be cut; at a semicolon alone when it has one.
    private static func cuts(_ text: String, isGeographic: Bool) -> [(String, String)] {
        let text = text.trimmed.trimmingCharacters(in: CharacterSet(charactersIn: "()[]"))
        let characters = Array(text)
        let semicolons = characters.indices.filter { characters[$0] == ";" }
        var cuts: [(String, String)] = []
        for index in characters.indices.dropFirst() {
            let c = characters[index], before = characters[index - 1]
            let isMark = separators.contains(c) || c.isWhitespace
            let isBetweenLetters =
                isGeographic
                && ((compass.contains(before) && index > 1 && c.isNumber)
                    || (compass.contains(c) && !before.isWhitespace && !before.isLetter))
            guard semicolons.isEmpty ? isMark || isBetweenLetters : semicolons == [index] else { continue }
            let first = String(characters[..<index]).trimmed
            let second = String(characters[(isMark ? index + 1 : index)...]).trimmed
            // “106.65 , 10.98”: the mark may stand alone between blanks.
            let bare =
                second.first.map { separators.contains($0) } == true ? String(second.dropFirst()).trimmed : second
            guard !first.isEmpty, !bare.isEmpty, first.last.map({ separators.contains($0) }) != true || c.isWhitespace
            else { continue }
            cuts.append(
                (first.last.map { separators.contains($0) } == true ? String(first.dropLast()).trimmed : first, bare))
        }
        return cuts
    }
}
