public import Units

extension FeatureTable {
    /// A column of days.
    ///
    /// The day comes first, as Vietnam writes, unless `declared` says otherwise or only the other order makes dates of the
    /// whole column. Where some cells need one order and some the other, the cells that fit both stay ambiguous.
    public func dates(_ column: Int, order declared: DateOrder? = nil) -> TypedColumn<CalendarDate> {
        let texts = features.map { $0.values[column].text?.trimmed ?? "" }
        let dates = texts.map(DateText.init)
        let evidence = Set(dates.compactMap(\.evidence))
        let order = declared ?? (evidence.count == 2 ? nil : evidence.first ?? .dayFirst)
        let cells: [TypedColumn<CalendarDate>.Cell] = zip(texts, dates).map { text, date in
            if BlankMark.isBlank(text) { return .blank }
            if let day = date.value(date.isAmbiguous ? order ?? .dayFirst : date.evidence ?? .dayFirst) {
                if date.isAmbiguous, order == nil, let other = date.monthFirst { return .ambiguous(text, day, other) }
                return .value(day)
            }
            return .bad(text)
        }
        var conversions: [(how: String, count: Int)] = []
        for (text, cell) in zip(texts, cells) {
            guard case .value(let day) = cell, text != day.description else { continue }
            if conversions.isEmpty { conversions = [("\(text) → \(day)", 0)] }
            conversions[0].count += 1
        }
        return TypedColumn(
            heading: fields[column].name, expected: "a day, such as 31/07/2024", cells: cells, conversions: conversions)
    }
}
