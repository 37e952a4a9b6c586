public import Foundation

/// The one way values become JSON: keys in snake case and sorted, two spaces of indentation, slashes as they are, so that
/// the same value gives the same bytes.
public enum JSONDocument {
    /// What a program may rely on: a new key may come, none changes its meaning within one number.
    public static let schema = 1

    /// A document for programs: the value's members, with `schema` among them.
    ///
    /// - Parameters:
    ///   - value: encodes as an object.
    ///   - isCompact: on one line, for programs that read line by line.
    /// - Throws: `EncodingError` for numbers that are not finite.
    public static func text(_ value: some Encodable, isCompact: Bool = false) throws -> String {
        try encode(Numbered(value: value), isCompact ? [] : .prettyPrinted)
    }

    /// A list as a document: an object with the list under a name.
    public static func text<Element: Encodable>(_ list: [Element], named name: String) throws -> String {
        try text([name: list])
    }

    /// A value on one line, without a schema: for digests and between processes.
    public static func line(_ value: some Encodable) throws -> String { try encode(value, []) }

    private static func encode(_ value: some Encodable, _ more: JSONEncoder.OutputFormatting) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, more]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private struct Numbered<Value: Encodable>: Encodable {
        let value: Value

        private enum Key: CodingKey { case schema }

        func encode(to encoder: any Encoder) throws {
            try value.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(JSONDocument.schema, forKey: .schema)
        }
    }

    /// Reads what ``text(_:)`` wrote, also without a schema.
    public static func value<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(type, from: data)
    }
}
