import GeoStore
package import PermitRules
import Units

/// Representative height of what stands on land of each code, `radio/clutter.csv` of the data folder or the workspace's.
///
/// Columns: `code`, `height` and `dense_height` (whole metres, the latter for wards of
/// ``StudyGrid/urbanDensity`` and more); others are for readers. A mixed parcel has the tallest of its codes.
public struct ClutterTable: Hashable, Sendable {
    /// Tallest clutter a table may name, m: the highest class of ITU-R P.1812 is 20 m, towers of flats are higher.
    static let heights = 0.0...100.0

    private struct Entry: Hashable { let height, dense: UInt8 }

    private let entries: [String: Entry]

    /// - Throws: ``ProvinceError`` naming file, line and column.
    public init(path: String) throws(ProvinceError) {
        entries = try ProvinceError.wrap(path) {
            var entries: [String: Entry] = [:]
            for row in try CSVTable(path).rows {
                let code = try row.text("code").uppercased()
                guard !code.isEmpty, entries[code] == nil else {
                    throw row.bad("code", expected: "a land-use code that no line before has")
                }
                func height(_ column: String) throws -> UInt8 {
                    let value = try row.number(column)
                    guard Self.heights.contains(value), value == value.rounded() else {
                        throw row.bad(column, expected: "whole metres from 0 to 100")
                    }
                    return UInt8(value)
                }
                entries[code] = Entry(height: try height("height"), dense: try height("dense_height"))
            }
            return entries
        }
    }

    /// m; 0 for codes the table does not have.
    package func height(of use: LandUse, isDense: Bool) -> UInt8 {
        use.parts.reduce(0) { tallest, part in
            guard let entry = entries[part.code] else { return tallest }
            return max(tallest, isDense ? entry.dense : entry.height)
        }
    }

    /// Codes of the parcels the table does not have, sorted.
    func missing(in parcels: [Parcel]) -> [String] {
        var missing: Set<String> = []
        for parcel in parcels {
            for part in parcel.use.parts where entries[part.code] == nil { missing.insert(part.code) }
        }
        return missing.sorted()
    }
}
