import Foundation
import Reports
import Siting

/// What `phusong solve` prints.
struct SolveResult {
    private let solution: SitingSolution
    private let ids: [String]

    init(_ solution: SitingSolution, ids: [String]) {
        self.solution = solution
        self.ids = ids
    }

    /// One object on one line; ids that are all whole numbers are printed as such.
    var json: String {
        let chosen = ids.allSatisfy { Int($0).map(String.init) == $0 } ? ids : ids.map(Self.quoted)
        let seconds = (solution.seconds * 1000).rounded() / 1000
        return "{\"value\":\(Self.number(solution.value)),\"bound\":\(Self.number(solution.bound)),"
            + "\"optimal\":\(solution.isOptimal),\"seconds\":\(Self.number(seconds)),"
            + "\"chosen\":[\(chosen.joined(separator: ","))]}"
    }

    func text(_ texts: Texts, total: Double) -> String {
        let numbers = Numbers(texts.language)
        let share = numbers.decimal(total > 0 ? 100 * solution.recount.served / total : 0, digits: 2) + " %"
        let isWhole = solution.value == solution.value.rounded() && solution.bound == solution.bound.rounded()
        let digits = isWhole ? 0 : 3
        return texts.solveResult(
            value: numbers.decimal(solution.value, digits: digits),
            bound: numbers.decimal(solution.bound, digits: digits),
            gap: solution.isOptimal ? nil : numbers.decimal(100 * solution.gap, digits: 3) + " %", share: share,
            seconds: numbers.decimal(solution.seconds, digits: 1), sites: ids)
    }

    /// Whole numbers without a fraction; never an exponent below 2⁵³.
    static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 0x1p53 ? String(Int64(value)) : "\(value)"
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case _ where scalar.value < 0x20:
                "\\u" + String(repeating: "0", count: scalar.value < 0x10 ? 3 : 2) + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
