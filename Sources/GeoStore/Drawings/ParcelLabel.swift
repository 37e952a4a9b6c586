/// What the texts in one parcel of a drawing say: land code, number of sheet and parcel, area, told apart by what they
/// are. They come as texts of their own, as lines of one text, or parted by `/`.
struct ParcelLabel {
    private(set) var codes: [String] = []
    /// Whole numbers in the order of the texts.
    private var whole: [String] = []
    /// Numbers with decimals or with a unit of area, m².
    private var measured: [Double] = []
    /// Names and whatever else is neither code nor number.
    private(set) var others: [String] = []

    init(_ texts: [String]) {
        for text in texts {
            let pieces = text.split { $0.isWhitespace || $0 == "/" || $0 == "|" }.map(String.init)
            let isLabel = pieces.allSatisfy { Self.isCode($0) || Self.isWhole($0) || Self.area($0) != nil }
            if !isLabel {
                if !others.contains(text) { others.append(text) }
                continue
            }
            for piece in pieces {
                if Self.isWhole(piece) {
                    whole.append(piece)
                } else if let area = Self.area(piece) {
                    measured.append(area)
                } else if !codes.contains(piece) {
                    codes.append(piece)
                }
            }
        }
    }

    /// The land code: the one text that looks like one, else the only text that is no number; nil when several could be.
    var code: String? {
        if codes.count == 1 { return codes[0] }
        return codes.isEmpty && others.count == 1 ? others[0] : nil
    }

    var isBlank: Bool { codes.isEmpty && others.isEmpty }

    /// Number, or sheet and number as `12/125`, and the stated area: the one with decimals, else the whole number that
    /// is the drawn area.
    func numbers(drawnArea: Double) -> (number: String?, area: Double?) {
        var whole = whole
        var area = measured.first
        if area == nil,
            // ASSUMPTION: a recorded area and the drawn one differ by less than 2 % (Thông tư 25/2014/TT-BTNMT allows
            // less), and a number that close to it by chance is rare.
            let index = whole.firstIndex(where: { Double($0).map { abs($0 - drawnArea) <= 0.02 * drawnArea } ?? false })
        {
            area = Double(whole.remove(at: index))
        }
        return (whole.isEmpty ? nil : whole.joined(separator: "/"), area)
    }

    private static func isWhole(_ text: String) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

    private static func area(_ text: String) -> Double? {
        for unit in ["m²", "m2"] where text.hasSuffix(unit) {
            return NumberText.number(String(text.dropLast(unit.count)))
        }
        guard text.wholeMatch(of: /[0-9]+[.,][0-9]+/) != nil else { return nil }
        return Double(text.replacing(",", with: "."))
    }

    /// `ODT`, `ODT+CLN`, `ODT(300)+CLN(900)`, `R-1-8`: capitals and digits, in parts.
    private static func isCode(_ text: String) -> Bool {
        text.wholeMatch(of: /[A-ZĐ]{1,5}[0-9]{0,2}(\([0-9.,]+\))?([-+;,][A-ZĐ0-9]{1,5}(\([0-9.,]+\))?)*/) != nil
    }
}
