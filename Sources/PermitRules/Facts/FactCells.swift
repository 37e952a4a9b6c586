import Units

/// A value that a fact which is not known could have, as far as the rules tell values apart.
struct FactCell {
    /// As printed in the list of missing facts: `true`, `< 120`, `A`, `other`.
    let label: String
    /// The answers to the questions on this fact.
    let answers: TestSet
}

extension TestTable {
    /// - Parameter numbers: the questions on one fact that matter here.
    func cells(of fact: Fact, numbers: [Int]) -> [FactCell] {
        let predicates = numbers.map { questions[$0].predicate }
        let samples =
            if predicates.allSatisfy({ $0 == .isTrue }) {
                Self.flags(fact)
            } else if predicates.contains(where: \.isCombined) {
                [(label: String, value: Observation.Value)]()
            } else {
                Self.words(predicates) ?? Self.days(predicates) ?? Self.ranges(predicates)
            }
        if samples.isEmpty { return combinations(numbers) }
        var cells: [FactCell] = []
        for sample in samples {
            var answers = TestSet()
            for number in numbers { answers[number] = questions[number].predicate.holds(sample.value) ?? false }
            if !cells.contains(where: { $0.answers == answers }) {
                cells.append(FactCell(label: sample.label, answers: answers))
            }
        }
        return cells
    }

    private typealias Sample = (label: String, value: Observation.Value)

    private static func flags(_ fact: Fact) -> [Sample] {
        fact == .planned
            ? [("telecom", .flag(true)), ("other", .flag(false))] : [("true", .flag(true)), ("false", .flag(false))]
    }

    private static func words(_ predicates: [FactTest.Predicate]) -> [Sample]? {
        var words: [String] = []
        for case .oneOf(let list) in predicates { words += list.filter { !words.contains($0) } }
        let isAbsenceAsked = predicates.contains(.absent)
        if words.isEmpty {
            guard isAbsenceAsked, predicates.count == 1 else { return nil }
            return [("present", .word("\u{0}")), ("absent", .none)]
        }
        return words.map { ($0, .word($0)) } + [("other", .word("\u{0}"))] + (isAbsenceAsked ? [("absent", .none)] : [])
    }

    private static func days(_ predicates: [FactTest.Predicate]) -> [Sample]? {
        var days: Set<CalendarDate> = []
        for predicate in predicates {
            switch predicate {
            case .from(let day), .before(let day): days.insert(day)
            default: break
            }
        }
        let sorted = days.sorted()
        guard let first = sorted.first else { return nil }
        var samples = sorted.map { ("from \($0)", Observation.Value.day($0)) }
        if let before = first.previous { samples.insert(("before \(first)", .day(before)), at: 0) }
        return samples + [("absent", .none)]
    }

    /// The ends of all ranges and the spans between and beyond them; neighbours with the same answers are one.
    private static func ranges(_ predicates: [FactTest.Predicate]) -> [Sample] {
        var ranges: [NumberRange] = []
        for case .inRange(let range) in predicates { ranges.append(range) }
        let ends = Set(ranges.flatMap(\.ends)).sorted()
        guard let first = ends.first, let last = ends.last else { return [] }
        var points: [(range: NumberRange, value: Double)] = [
            (NumberRange(upper: .init(value: first, isIncluded: false)), first - 1)
        ]
        for (end, next) in zip(ends, ends.dropFirst() + [last + 2]) {
            let open = NumberRange.End(value: end, isIncluded: false)
            points.append(
                (
                    NumberRange(lower: .init(value: end, isIncluded: true), upper: .init(value: end, isIncluded: true)),
                    end
                ))
            points.append(
                (
                    NumberRange(lower: open, upper: end == last ? nil : .init(value: next, isIncluded: false)),
                    (end + next) / 2
                ))
        }
        var merged: [(range: NumberRange, value: Double, answers: [Bool])] = []
        for point in points {
            let answers = ranges.map { $0.contains(point.value) }
            if let previous = merged.last, previous.answers == answers {
                merged[merged.count - 1].range.upper = point.range.upper
            } else {
                merged.append((point.range, point.value, answers))
            }
        }
        return merged.map { ($0.range.text, .number($0.value)) }
    }

    /// Land-use selectors and ages: every combination of answers.
    private func combinations(_ numbers: [Int]) -> [FactCell] {
        (0..<(1 << numbers.count)).reversed().map { pattern in
            var answers = TestSet()
            var labels: [String] = []
            for (bit, number) in numbers.enumerated() {
                answers[number] = pattern >> bit & 1 == 1
                labels.append((pattern >> bit & 1 == 1 ? "" : "not ") + questions[number].predicate.label)
            }
            return FactCell(label: labels.joined(separator: ", "), answers: answers)
        }
    }
}

extension FactTest.Predicate {
    /// Whether its answer follows from more than a single value.
    fileprivate var isCombined: Bool {
        switch self {
        case .monthsAgo, .selected: true
        default: false
        }
    }

    fileprivate var label: String {
        switch self {
        case .selected(let selector, _): selector.text
        case .monthsAgo(let range): range.text + " months ago"
        case .isTrue: "telecom"
        default: ""
        }
    }
}
