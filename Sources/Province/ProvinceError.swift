public import GeoStore
public import Geometry
public import PermitRules
import Units

/// Why a workspace, a list or a table of settings could not be read; what can be repaired or set aside goes to the ledger
/// instead.
public enum ProvinceError: Error, Sendable, CustomStringConvertible {
    /// The run was asked to stop.
    case cancelled
    case workspace(WorkspaceError)
    case store(StoreError)
    case geometry(GeometryError, context: String)
    case rules(RuleError)
    /// A study of a whole province is asked of a workspace that has only layers.
    case noProvince(file: String)
    /// A field the workspace maps does not exist in the source.
    case missingField(source: String, field: String, meaning: String, available: [String])
    /// An error of a module that names no file: `context` says which step or feature.
    case failed(String, reason: String)
    /// Most of a layer lies outside the communes its features name, or outside all of them; `candidates` would fit.
    case misplaced(source: String, share: Double, byNamedCommune: Bool, candidates: [MeridianGuess.Candidate])
    case noUsableFeature(source: String, expected: String)
    /// A column whose cells have two readings; `key` of the layer decides with one of `choices`.
    case ambiguousColumn(
        source: String, row: Int64, column: String, value: String, readings: [String], key: String, choices: [String])
    /// More rows fall away than a study should be made without; see ``SourceGate``.
    case mostlyUnusable(source: String, lost: Int, of: Int, causes: [String])
    /// Few communes have a row; `found` and `wanted` are codes or names of both sides.
    case joinFailed(source: String, joined: Int, of: Int, found: [String], wanted: [String])
    /// Operators the workspace asks for that no list has.
    case unknownOperators(file: String, names: [String], known: [String])
    case duplicateCode(source: String, code: String)
    /// A code named in the workspace that no unit has.
    case unknownUnit(file: String, key: String, code: String)
    /// A unit layer outside its own interval of validity.
    case unitOutsideItsDates(source: String, unit: String, date: String, valid: String)

    public var description: String {
        switch self {
        case .cancelled: "cancelled"
        case .workspace(let error): error.description
        case .store(let error): "\(error)"
        case .geometry(let error, let context): "\(context): \(error)"
        case .rules(let error): "\(error)"
        case .noProvince(let file):
            "\(file): describes layers only; a study of a province needs units, census, land_use and stations"
        case .missingField(let source, let field, let meaning, let available):
            "\(source): no field “\(field)” for \(meaning); fields there: \(available.joined(separator: ", "))"
        case .failed(let context, let reason): "\(context): \(reason)"
        case .misplaced(let source, let share, let byNamedCommune, let candidates):
            "\(source): only \(Int((share * 100).rounded())) % of the features lie inside "
                + (byNamedCommune ? "the commune they name" : "the province's communes") + "; "
                + (candidates.isEmpty
                    ? "check the layer's CRS (its meridian) and axis order"
                    : "these systems would fit: "
                        + candidates.prefix(3).map { "\($0.crs) (\(Int(($0.share * 100).rounded())) %)" }
                        .joined(separator: ", ") + "; declare the right one as the layer's crs")
        case .noUsableFeature(let source, let expected):
            "\(source): no usable feature; expected \(expected)"
        case .ambiguousColumn(let source, let row, let column, let value, let readings, let key, let choices):
            "\(source): column “\(column)” can be read in two ways: “\(value)” in row \(row) is "
                + readings.joined(separator: " or ")
                + "; say which with the layer's key \(key): " + choices.joined(separator: " or ")
        case .mostlyUnusable(let source, let lost, let all, let causes):
            "\(source): \(lost) of \(all) rows cannot be used: " + causes.joined(separator: "; ")
                + "; check the file and how its columns are mapped"
        case .joinFailed(let source, let joined, let all, let found, let wanted):
            "\(source): only \(joined) of \(all) communes find a row; the table has "
                + found.map { "“\($0)”" }.joined(separator: ", ") + ", the communes are "
                + wanted.map { "“\($0)”" }.joined(separator: ", ") + "; check the table and the units"
        case .unknownOperators(let file, let names, let known):
            "\(file): service.operators names " + names.map { "“\($0)”" }.joined(separator: ", ")
                + ", of which no list has a station; the lists have " + known.map { "“\($0)”" }.joined(separator: ", ")
        case .duplicateCode(let source, let code):
            "\(source): code “\(code)” occurs more than once; every unit needs a code of its own"
        case .unknownUnit(let file, let key, let code):
            "\(file): “\(key)” names “\(code)”, which no unit of the layer has"
        case .unitOutsideItsDates(let source, let unit, let date, let valid):
            "\(source): unit \(unit) is not in force on units.date \(date); it is valid \(valid)"
        }
    }
}

extension ProvinceError {
    /// Runs `body` and gives its error, whichever module it comes from, this module's form.
    ///
    /// - Parameter context: the file or step the error belongs to, where the error does not say itself.
    package static func wrap<Value>(_ context: String, _ body: () throws -> Value) throws(ProvinceError) -> Value {
        do {
            return try body()
        } catch {
            throw ProvinceError(error, context: context)
        }
    }

    /// An error of any module in this module's form.
    package init(_ error: any Error, context: String) {
        switch error {
        case let error as ProvinceError: self = error
        case is Cancelled: self = .cancelled
        case let error as StoreError: self = .store(error)
        case let error as GeometryError: self = .geometry(error, context: context)
        case let error as RuleError: self = .rules(error)
        case let error as WorkspaceError: self = .workspace(error)
        default: self = .failed(context, reason: "\(error)")
        }
    }
}
