import GeoStore
import PermitRules
import Units

/// The typed columns of a list of sites, each read whole.
struct SiteCells {
    let height: TypedColumn<Double>?
    let power: TypedColumn<Double>?
    let carrier: TypedColumn<Double>?
    let tilt: TypedColumn<Double>?
    let compound: TypedColumn<Double>?
    let facts: [FactColumn]

    /// Beyond these a cell is no height of a structure (m), EIRP (dBm), carrier (MHz), tilt (°) or ground (m²).
    private static let heights = 0.0...1000.0, powers = -50.0...150.0, carriers = 1.0...300_000.0, tilts = -90.0...90.0
    private static let compounds = 0.0...1e9

    init(_ table: FeatureTable, _ columns: SiteColumns, _ workspace: Workspace) {
        func numbers(_ column: Int?, _ dimension: Dimension, _ range: ClosedRange<Double>) -> TypedColumn<Double>? {
            column.map { table.numbers($0, as: dimension, in: range, decimal: workspace.siteNumbers) }
        }
        height = numbers(columns.height, .length, Self.heights)
        power = numbers(columns.power, .power, Self.powers)
        carrier = numbers(columns.carrier, .frequency, Self.carriers)
        tilt = numbers(columns.tilt, .angle, Self.tilts)
        compound = numbers(columns.compound, .area, Self.compounds)
        facts = columns.facts.compactMap {
            FactColumn(
                $0.definition, column: $0.column, in: table, decimal: workspace.siteNumbers, order: workspace.siteDates)
        }
    }

    func value<Value>(
        _ column: TypedColumn<Value>?, _ row: Int, _ expected: SiteProblem.Expected, _ problems: inout [SiteProblem]
    ) -> Value? {
        guard let column else { return nil }
        if let problem = SiteProblem(column, row, named: column.heading, expected), !problems.contains(problem) {
            problems.append(problem)
        }
        return column[row]
    }

    /// A column that states a fact of the rules.
    struct FactColumn {
        let definition: FactDefinition
        private let answers: Answers

        private enum Answers {
            case flags(TypedColumn<Bool>), numbers(TypedColumn<Double>), days(TypedColumn<CalendarDate>), words(
                [String?])
        }

        /// Nil for what the engine works out itself.
        init?(
            _ definition: FactDefinition, column: Int, in table: FeatureTable, decimal: DecimalMark?, order: DateOrder?
        ) {
            self.definition = definition
            switch definition.kind {
            case .flag: answers = .flags(table.flags(column))
            case .number:
                let isHeight = definition.unit == "m"
                answers = .numbers(
                    table.numbers(
                        column, as: isHeight ? .length : .number, in: -1e6...1e6, decimal: decimal))
            case .day: answers = .days(table.dates(column, order: order))
            case .word: answers = .words(table.features.map { $0.text(column) })
            case .engine: return nil
            }
        }

        /// Blank: not known, but for a word and a day, where nothing written means there is none.
        func observation(_ row: Int, _ problems: inout [SiteProblem]) -> Observation? {
            let id = definition.fact.rawValue
            func answer<Value>(
                _ column: TypedColumn<Value>, _ expected: SiteProblem.Expected, _ made: (Value) -> Observation
            ) -> Observation? {
                if let problem = SiteProblem(column, row, named: id, expected) { problems.append(problem) }
                return column[row].map(made)
            }
            switch answers {
            case .flags(let column): return answer(column, .yesOrNo) { Observation(.flag($0)) }
            case .numbers(let column): return answer(column, .number) { Observation(.number($0)) }
            case .days(let column):
                if case .blank = column.cells[row] { return Observation(.none) }
                return answer(column, .day) { Observation(.day($0)) }
            case .words(let words): return words[row].map { Observation(.word($0)) } ?? Observation(.none)
            }
        }
    }
}

extension SiteProblem {
    /// Nil where the cell is blank or good.
    fileprivate init?<Value>(_ column: TypedColumn<Value>, _ row: Int, named name: String, _ expected: Expected) {
        switch column.cells[row] {
        case .blank, .value: return nil
        case .bad(let text): self = .badValue(column: name, value: text, expected: expected)
        case .ambiguous(let text, let a, let b):
            self = .ambiguous(
                column: name, value: text,
                readings: [a, b].map { ($0 as? Double).flatMap { FieldValue.real($0).text } ?? "\($0)" })
        }
    }
}
