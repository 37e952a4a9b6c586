import PermitRules

private enum StructureWord: Hashable, Sendable { case nonBulky, shared, ground, roof, usuallyGround }

private let structureWords = PhraseList<StructureWord>([
    (
        .nonBulky,
        [
            "nonBulkyRoofMast", "non bulky", "nonbulky", "non bulky roof", "không cồng kềnh", "A1a", "A1b",
            "thân thiện môi trường", "ngụy trang", "nguỵ trang", "small cell",
        ]
    ),
    (.shared, ["sharedMast", "shared", "dùng chung", "thuê", "thuê cột", "colocation", "co location", "colocated"]),
    (
        .ground,
        [
            "groundMast", "ground", "ground based", "greenfield", "dưới đất", "mặt đất", "trên đất", "cột đất", "đất",
            "A2b", "máy đất", "dưới mặt đất", "trên mặt đất",
        ]
    ),
    (
        .roof,
        [
            "bulkyRoofMast", "bulky roof", "roof", "roof mast", "rooftop", "roof top", "trên mái", "trên mái nhà",
            "mái nhà", "mái", "sân thượng", "tòa nhà", "toà nhà", "trên nóc", "nóc nhà", "A2a",
        ]
    ),
    // Guyed and lattice masts stand on roofs too, where the list says so.
    (
        .usuallyGround,
        ["tự đứng", "dây co", "macro", "monopole", "lattice", "guyed", "tứ cung", "self supporting"]
    ),
])

extension StructureClass {
    static let listed = "a kind of structure (cột dưới đất, trên mái, không cồng kềnh, dùng chung)"

    /// The class a list names: by our own word, or as Vietnamese lists put it; nil for anything else.
    init?(listed text: String) {
        // cotduoidat, as it stands in tables without blanks
        let word = Words.of(text).joined()
        let bare = word.hasPrefix("cot") ? structureWords[String(word.dropFirst(3))].map { [$0] as Set } : nil
        guard let found = bare ?? structureWords.meanings(of: text), !found.isEmpty else { return nil }
        if found.contains(.nonBulky) {
            self = .nonBulkyRoofMast
        } else if found.contains(.shared) {
            self = .sharedMast
        } else if found.contains(.ground) != found.contains(.roof) {
            self = found.contains(.ground) ? .groundMast : .bulkyRoofMast
        } else if found == [.usuallyGround] {
            self = .groundMast
        } else {
            return nil
        }
    }
}

extension StructureClass {
    /// nil for a shared mast, which may stand on either.
    var isOnRoof: Bool? {
        switch self {
        case .groundMast: false
        case .bulkyRoofMast, .nonBulkyRoofMast: true
        case .sharedMast: nil
        }
    }
}
