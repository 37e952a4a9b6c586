/// Finds units by the codes of another table, also when one of both has lost the zeros in front.
///
/// A spreadsheet that takes `01801` for a number writes `1801`. Such a code joins only where no code is the same as it
/// stands, and where exactly one unit has it.
struct CodeJoin {
    private let codes: [String]
    private let exact: [String: Int]
    private let shortened: [Substring: Int]
    private var restored = 0
    private var example: (code: String, unit: Int)?

    /// - Parameter joining: codes of the table; zeros are doubted only where it has none in front, or the units have none.
    init(_ codes: [String], joining: some Sequence<String>) {
        self.codes = codes
        exact = Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let isDoubted = !joining.contains { $0.hasPrefix("0") } || !codes.contains { $0.hasPrefix("0") }
        let numbers = isDoubted ? codes.indices.filter { Self.isNumber(codes[$0]) } : []
        shortened = Dictionary(grouping: numbers) { codes[$0].drop { $0 == "0" } }
            .compactMapValues { $0.count == 1 ? $0[0] : nil }
    }

    mutating func unit(_ code: String) -> Int? {
        if let unit = exact[code] { return unit }
        guard Self.isNumber(code), let unit = shortened[code.drop { $0 == "0" }] else { return nil }
        restored += 1
        if example == nil { example = (code, unit) }
        return unit
    }

    /// A sentence for the ledger; nil when every code was whole.
    var note: String? {
        example.map {
            "\(restored) codes differ from those of the units in zeros in front and were joined so: “\($0.code)” is \(codes[$0.unit])"
        }
    }

    private static func isNumber(_ code: String) -> Bool {
        !code.isEmpty && code.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
