/// Names for invented communes: two common syllables, each pair used once in a province.
struct UnitNames {
    private static let first = [
        "Tân", "An", "Phú", "Bình", "Long", "Hòa", "Thạnh", "Mỹ", "Vĩnh", "Định", "Phước", "Hưng", "Minh", "Thanh",
        "Lai", "Chánh",
    ]
    private static let second = [
        "Lập", "Thạnh", "Hiệp", "Điền", "Lợi", "Khánh", "Sơn", "Thành", "Tâm", "Đông", "Tây", "Hội", "Quang", "Trung",
        "Cường", "Lộc", "Xuân", "Nghĩa",
    ]
    private var names: [String]

    init(random: inout RandomSource) {
        names = Self.first.flatMap { a in Self.second.filter { $0 != a }.map { "\(a) \($0)" } }
        names.shuffle(using: &random)
    }

    mutating func next(number: Int) -> String { names.popLast() ?? "Khu \(number)" }
}
