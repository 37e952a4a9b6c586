import PermitRules

/// An instrument as the first lines of a paper cite it: `Luật Đất đai số 31/2024/QH15`.
struct LawCitation: Hashable {
    private static let kinds = [
        "Luật", "Nghị quyết", "Nghị định", "Thông tư liên tịch", "Thông tư", "Quyết định",
        "Quy chuẩn kỹ thuật quốc gia",
    ]

    let text: String
    private let rank: Int
    private let number: String

    init(_ basis: LegalBasis) {
        let title = basis.title.vi
        number = basis.number
        rank = Self.kinds.firstIndex { title.hasPrefix($0 + " ") } ?? Self.kinds.count
        guard rank < Self.kinds.count else {
            text = "\(title) (\(number))"
            return
        }
        let kind = Self.kinds[rank]
        let rest = title.dropFirst(kind.count + 1)
        switch rank {
        case 0:
            // `Luật Xây dựng 2014, sửa đổi …`: the number takes the place of the year.
            let parts = rest.split(separator: ",", maxSplits: 1)
            var name = parts[0].split(separator: " ")
            if let year = name.last, year.count == 4, year.allSatisfy(\.isNumber) { name.removeLast() }
            text =
                "\(kind) \(name.joined(separator: " ")) số \(number)"
                + (parts.count > 1 ? "," + parts[1] : "")
        case Self.kinds.count - 1: text = "\(kind) \(number) \(rest)"
        default: text = "\(kind) số \(number) \(rest)"
        }
    }

    /// Each instrument once, laws before decrees before circulars.
    static func all(_ bases: [LegalBasis]) -> [LawCitation] {
        bases.map(LawCitation.init).uniqued().sorted { ($0.rank, $0.number) < ($1.rank, $1.number) }
    }
}
