extension FeatureTable {
    /// Position of the field that has the first of these names that any has, whatever case, accents and blanks.
    ///
    /// - Parameter names: the likelier first.
    public func fieldIndex(among names: [String]) -> Int? {
        let folded = fields.map { Self.plain($0.name) }
        for name in names {
            let wanted = Self.plain(name)
            if let found = fields.firstIndex(where: { $0.name == name }) ?? folded.firstIndex(of: wanted) {
                return found
            }
        }
        return nil
    }

    /// Letters and digits only, without marks; what stands in brackets, a unit mostly, is left out.
    private static func plain(_ name: String) -> String {
        let folded = NormalForm.folded(name)
        return folded.prefix { $0 != "(" }.filter { $0.isLetter || $0.isNumber }
    }

    /// Fields that by their names hold longitude and latitude, or easting and northing; nil when two are not found.
    public var coordinateFields: (x: Int, y: Int)? {
        let axes = fields.map { CoordinateHeading($0.name)?.axis }
        if let x = axes.firstIndex(of: .longitude), let y = axes.firstIndex(of: .latitude) { return (x, y) }
        guard let x = axes.firstIndex(of: .x), let y = axes.firstIndex(of: .y) else {
            return axes.firstIndex(of: .pair).map { ($0, $0) }
        }
        return (x, y)
    }
}

extension FieldValue {
    /// The value as a number however it was typed: with decimal comma, thousands marks, blanks.
    public var typedNumber: Double? {
        guard case .text(let text) = self else { return real }
        return NumberText.number(text)
    }
}
