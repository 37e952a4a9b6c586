import Formats
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

    private struct Document: Encodable {
        let value, bound: Double
        let optimal: Bool
        let seconds: Double
        let chosen: Chosen

        enum Chosen: Encodable {
            case numbers([Int])
            case names([String])

            func encode(to encoder: any Encoder) throws {
                switch self {
                case .numbers(let numbers): try numbers.encode(to: encoder)
                case .names(let names): try names.encode(to: encoder)
                }
            }
        }
    }

    /// One object on one line; ids that are all whole numbers are printed as such.
    var json: String {
        get throws {
            let numbers = ids.compactMap { id in Int(id).flatMap { String($0) == id ? $0 : nil } }
            return try JSONDocument.text(
                Document(
                    value: solution.value, bound: solution.bound, optimal: solution.isOptimal,
                    seconds: (solution.seconds * 1000).rounded() / 1000,
                    chosen: numbers.count == ids.count ? .numbers(numbers) : .names(ids)),
                isCompact: true)
        }
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
}
