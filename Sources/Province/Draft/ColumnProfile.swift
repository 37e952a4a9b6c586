import Foundation
import GeoStore
import Geometry
import PermitRules

/// What the cells of a column look like, from the first rows of its layer.
struct ColumnProfile {
    let name: String
    /// Letters and digits only, without accents, case and what stands in brackets.
    let heading: String
    let filled: Int
    /// Distinct texts, as written.
    private let texts: Set<String>
    private let numbers: [Double]

    init(name: String, values: [FieldValue]) {
        self.name = name
        heading = Self.heading(name)
        let cells = values.compactMap { value in
            value.text.map { (text: $0.trimmingCharacters(in: .whitespacesAndNewlines), number: value.typedNumber) }
        }
        .filter { !$0.text.isEmpty }
        filled = cells.count
        texts = Set(cells.map(\.text))
        numbers = cells.compactMap(\.number)
    }

    static func heading(_ name: String) -> String {
        UnitName.plain(String(name.prefix { $0 != "(" })).filter { $0.isLetter || $0.isNumber }
    }

    /// Share of the distinct texts that pass a test; 0 for a column without any.
    func share(_ test: (String) -> Bool) -> Double {
        texts.isEmpty ? 0 : Double(texts.count(where: test)) / Double(texts.count)
    }

    /// Whether every cell is a number in a range.
    func isNumeric(in range: ClosedRange<Double>) -> Bool {
        filled > 0 && numbers.count == filled && numbers.allSatisfy(range.contains)
    }

    /// Whether the numbers have fractions, as degrees have.
    var hasFractions: Bool { numbers.contains { $0 != $0.rounded() } }
}

/// What else a survey knows: the codes and names of the communes, and the code tables of the law.
struct SurveyContext {
    var communeCodes: Set<String> = []
    var communeNames: Set<String> = []
    var catalogue: LandUseCatalogue?

    /// Code tables a layer of land may be written in, the likeliest first.
    static func namespaces(planned: Bool) -> [String] {
        planned
            ? ["vn-plan-2014", "vn-plan-2024", "vn-cadastral-legacy", "vn-construction"]
            : ["vn-cadastral-legacy", "vn-plan-2024", "vn-plan-2014", "vn-construction"]
    }

    /// Share of a column's texts that a code table knows.
    func known(_ column: ColumnProfile, in namespace: String) -> Double {
        guard let catalogue else { return 0 }
        return column.share { text in
            let use = catalogue.parse(text, namespace: namespace)
            return !use.isBlank && use.unknownCodes.isEmpty
        }
    }
}
