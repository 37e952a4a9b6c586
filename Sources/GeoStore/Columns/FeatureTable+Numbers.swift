extension FeatureTable {
    /// A column of numbers in the base unit of what they measure.
    ///
    /// Which mark is decimal is decided in this order: `declared`; the numbers of the column that have one reading only;
    /// for counts, thousands (nobody writes people with three decimals); the only mark with which all numbers in doubt are
    /// in range and plausible. Else they stay ambiguous. A unit in the cell goes before the unit in the heading.
    ///
    /// - Parameters:
    ///   - range: of what a cell may hold, in the base unit; others are bad.
    ///   - plausible: of a row, for telling readings apart beside `range`.
    public func numbers(
        _ column: Int, as dimension: Dimension, in range: ClosedRange<Double>, decimal declared: DecimalMark? = nil,
        plausible: ((Int, Double) -> Bool)? = nil
    ) -> TypedColumn<Double> {
        let heading = fields[column].name
        let headed = dimension.unit(inHeading: heading)
        let expected = dimension.expected(in: range)
        // Values a file holds as numbers have no style of writing.
        let isTyped = [.integer, .real].contains(fields[column].kind)
        if isTyped, headed.map({ dimension.base(1, in: $0) == 1 }) ?? true, dimension != .power {
            return TypedColumn(
                heading: heading, expected: expected,
                cells: features.map { feature in
                    guard let number = feature.values[column].real else { return .blank }
                    let isFit = range.contains(number) && (dimension != .count || number == number.rounded())
                    return isFit ? .value(number) : .bad(feature.values[column].text ?? "")
                })
        }
        let texts = features.map { MeasureText($0.values[column], dimension, headed) }
        let doubtful = texts.indices.filter { texts[$0].number.isAmbiguous && !isTyped }
        let evidence = Set(texts.compactMap(\.number.evidence))
        func fits(_ row: Int, _ mark: DecimalMark) -> Bool {
            guard let value = texts[row].value(mark, dimension) else { return false }
            return range.contains(value) && plausible?(row, value) ?? true
        }
        var mark: DecimalMark? = isTyped ? .point : declared
        if mark == nil, evidence.count == 1 { mark = evidence.first }
        if mark == nil, evidence.isEmpty, dimension != .count || headed.map({ dimension.base(1, in: $0) != 1 }) == true
        {
            let fitting = DecimalMark.allCases.filter { mark in doubtful.allSatisfy { fits($0, mark) } }
            if fitting.count == 1 { mark = fitting[0] }
        }
        let cells: [TypedColumn<Double>.Cell] = texts.indices.map { row in
            let text = texts[row]
            if text.isBlank { return .blank }
            if let mark = text.number.isAmbiguous ? mark : text.number.evidence ?? mark ?? .point {
                guard let value = text.value(mark, dimension), range.contains(value),
                    dimension != .count || value == value.rounded()
                else { return .bad(text.text) }
                return .value(value)
            }
            guard let a = text.value(.point, dimension), let b = text.value(.comma, dimension) else {
                return .bad(text.text)
            }
            // Thousands: the larger reading.
            if dimension == .count { return range.contains(max(a, b)) ? .value(max(a, b)) : .bad(text.text) }
            return fits(row, .point) || fits(row, .comma) ? .ambiguous(text.text, a, b) : .bad(text.text)
        }
        return TypedColumn(heading: heading, expected: expected, cells: cells, conversions: conversions(texts, cells))
    }

    /// By what changed: the way of writing alone, or a unit too.
    private func conversions(
        _ texts: [MeasureText], _ cells: [TypedColumn<Double>.Cell]
    ) -> [(how: String, count: Int)] {
        var found: [(unit: String, how: String, count: Int)] = []
        for (text, cell) in zip(texts, cells) {
            guard case .value(let value) = cell else { continue }
            let kept = FieldValue.plain(value)
            guard text.text != kept, text.number.point != value || !text.written.isEmpty else { continue }
            if let known = found.firstIndex(where: { $0.unit == text.written }) {
                found[known].count += 1
            } else {
                found.append((text.written, "\(text.text) → \(kept)", 1))
            }
        }
        return found.map { ($0.how, $0.count) }
    }
}
