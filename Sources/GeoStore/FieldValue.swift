/// What a column holds. Dates travel as ISO 8601 text, booleans as 0 and 1.
public enum FieldKind: String, Sendable, Hashable, Codable, CaseIterable {
    case integer, real, text, date, boolean
}

/// Name and kind of one column.
public struct FieldDefinition: Hashable, Sendable, Codable {
    public var name: String
    public var kind: FieldKind

    public init(_ name: String, _ kind: FieldKind) {
        self.name = name
        self.kind = kind
    }
}

/// One cell of a table. Text is always in Unicode normal form C.
public enum FieldValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)

    public var isNull: Bool { self == .null }

    /// The value as it would be printed; nil for null.
    public var text: String? {
        switch self {
        case .null: nil
        case .integer(let value): String(value)
        case .real(let value): Self.plain(value)
        case .text(let value): value
        }
    }

    /// The value as a number; text is read with a decimal point, blanks around it ignored.
    public var real: Double? {
        switch self {
        case .null: nil
        case .integer(let value): Double(value)
        case .real(let value): value
        case .text(let value): Double(Self.trimmed(value))
        }
    }

    /// The value as a whole number; a real counts when it has no fraction and fits.
    public var integer: Int64? {
        switch self {
        case .null: nil
        case .integer(let value): value
        case .real(let value): Int64(exactly: value)
        case .text(let value): Int64(Self.trimmed(value))
        }
    }

    /// Shortest decimal that reads back the same, whole numbers without “.0”.
    static func plain(_ value: Double) -> String {
        if let whole = Int64(exactly: value), abs(value) < 1e15 { return String(whole) }
        return String(value)
    }

    private static func trimmed(_ text: String) -> Substring {
        var rest = Substring(text)
        while let c = rest.first, c.isWhitespace { rest.removeFirst() }
        while let c = rest.last, c.isWhitespace { rest.removeLast() }
        return rest
    }
}
