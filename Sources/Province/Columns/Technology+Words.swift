import Propagation

extension Technology {
    static let listed = allCases.map(\.rawValue).joined(separator: ", ")

    /// The technology a cell names, when it is one.
    init?(listed text: String) {
        let (technologies, unknown) = Self.listed(in: text)
        guard technologies.count == 1, unknown.isEmpty else { return nil }
        self = technologies[0]
    }

    /// The technologies a cell names in any separators, and the words that name none.
    static func listed(in text: String) -> (technologies: [Technology], unknown: [String]) {
        var found: Set<Technology> = []
        var unknown: [String] = []
        for written in text.split(whereSeparator: { !($0.isLetter || $0.isNumber) }).map(String.init) {
            let word = UnitName.plain(written)
            if filler.contains(word) { continue }
            // 2/3/4G: the letter stands behind the last alone.
            if let technology = Technology(rawValue: word + "G") {
                found.insert(technology)
            } else if let technologies = named(word) {
                found.formUnion(technologies)
            } else {
                unknown.append(written)
            }
        }
        return (found.sorted { $0.rawValue < $1.rawValue }, unknown)
    }

    /// Words that stand beside a technology and name none: `LTE-A`, `mạng 4G`, `công nghệ 5G`.
    private static let filler: Set<String> = ["va", "and", "mang", "cong", "nghe", "a", "pro", "advanced", "sa", "nsa"]

    /// `4g`, `2g3g4g`, `gsm`, `lte1800`, `l1800`, `4glte`.
    private static func named(_ word: String) -> [Technology]? {
        var rest = Substring(word)
        var found: [Technology] = []
        while let technology = Technology(rawValue: rest.prefix(2).uppercased()) {
            found.append(technology)
            rest = rest.dropFirst(2)
        }
        if rest.isEmpty { return found }
        let letters = rest.prefix(while: \.isLetter), band = rest.dropFirst(letters.count)
        let isBand = band.count >= 3 && band.allSatisfy(\.isNumber)
        guard band.isEmpty || isBand,
            let technology = standards[String(letters)] ?? (isBand ? short[String(letters)] : nil)
        else { return nil }
        return found + [technology]
    }

    private static let standards: [String: Technology] = [
        "gsm": .gsm, "dcs": .gsm, "gprs": .gsm, "edge": .gsm, "umts": .umts, "wcdma": .umts, "hspa": .umts,
        "hsdpa": .umts, "utran": .umts, "lte": .lte, "ltea": .lte, "eutran": .lte, "volte": .lte, "nr": .nr,
    ]
    /// In front of a band only: U2100, L1800.
    private static let short: [String: Technology] = ["g": .gsm, "u": .umts, "w": .umts, "l": .lte, "n": .nr]
}
