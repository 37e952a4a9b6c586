import Foundation
import GeoStore
import Geometry
import PermitRules
import Propagation
import Studies
import Units

/// Collects the columns of one table together with what each reads from a row.
struct Columns<Row> {
    private(set) var fields: [FieldDefinition] = []
    private var readers: [(Row) -> FieldValue] = []

    mutating func add(_ name: String, _ kind: FieldKind, _ read: @escaping (Row) -> FieldValue) {
        fields.append(FieldDefinition(name, kind))
        readers.append(read)
    }

    mutating func text(_ name: String, _ read: @escaping (Row) -> String?) {
        add(name, .text) { read($0).map(FieldValue.text) ?? .null }
    }

    mutating func integer(_ name: String, _ read: @escaping (Row) -> Int?) {
        add(name, .integer) { read($0).map { .integer(Int64($0)) } ?? .null }
    }

    /// Rounded to `digits` decimals, so that a table does not print digits nobody knows.
    mutating func real(_ name: String, digits: Int, _ read: @escaping (Row) -> Double?) {
        let scale = pow(10, Double(digits))
        add(name, .real) { row in
            guard let value = read(row), value.isFinite else { return .null }
            return .real((value * scale).rounded() / scale)
        }
    }

    mutating func boolean(_ name: String, _ read: @escaping (Row) -> Bool?) {
        add(name, .boolean) { read($0).map { .integer($0 ? 1 : 0) } ?? .null }
    }

    mutating func date(_ name: String, _ read: @escaping (Row) -> CalendarDate?) {
        add(name, .date) { read($0).map { .text($0.description) } ?? .null }
    }

    func values(_ row: Row) -> [FieldValue] { readers.map { $0(row) } }

    /// The table of these columns with a feature per row, numbered from 1.
    func table(
        _ name: String, _ rows: [Row], crs: CRS? = nil, shape: (Row) -> Shape? = { _ in nil }
    ) -> FeatureTable {
        FeatureTable(
            name: name, crs: crs, fields: fields,
            features: rows.enumerated().map { Feature(id: Int64($0 + 1), shape: shape($1), values: values($1)) })
    }
}

/// Names of columns that depend on dates, operators and structure classes.
enum ColumnName {
    /// `20240731`, the ending of every column that belongs to one date.
    static func date(_ date: CalendarDate) -> String {
        date.description.replacingOccurrences(of: "-", with: "")
    }

    static func structure(_ structure: StructureClass) -> String {
        switch structure {
        case .groundMast: "ground"
        case .bulkyRoofMast: "bulky_roof"
        case .nonBulkyRoofMast: "non_bulky_roof"
        case .sharedMast: "shared"
        }
    }

    static func technology(_ technology: Technology) -> String { technology.rawValue.lowercased() }

    static func codes(_ codes: [CodeArea]) -> String {
        codes.map { "\($0.code) \(Int($0.area.squareMetres.rounded()))" }.joined(separator: "; ")
    }
}
