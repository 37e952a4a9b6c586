import Foundation
import Propagation
import Testing
import _TestSupport

/// Terrain profiles of the shared vectors, in the forms their publishers use.
enum ProfileFile {
    /// A comma-separated table without comment lines; rows may have a trailing comma.
    static func table(_ path: String) throws -> [[String]] {
        try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
            .map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map {
                    $0.trimmingCharacters(in: .whitespaces)
                }
            }
    }

    /// The profile in a file of ITU-R Study Group 3 ("Fryderyk" form).
    static func studyGroup3(_ path: String) throws -> PathProfile {
        let rows = try table(path)
        let start = try #require(rows.firstIndex { $0[0] == "Number of Points:" })
        let count = try #require(Int(rows[start][1]))
        return try profile(
            Array(rows[(start + 1)...(start + count)]), ground: 1, clutter: 3, zone: 4, sea: "1", coast: "3")
    }

    /// Rows of numbers, by column.
    static func profile(
        _ rows: [[String]], ground: Int, clutter: Int?, zone: Int?, sea: String, coast: String
    ) throws -> PathProfile {
        func numbers(_ column: Int) throws -> [Double] {
            try rows.map { try #require(Double($0[column])) }
        }
        return try PathProfile(
            distances: numbers(0), ground: numbers(ground), clutter: clutter.map { try numbers($0) } ?? [],
            zones: zone.map { column in
                rows.map { $0[column] == sea ? .sea : $0[column] == coast ? .coastal : .inland }
            } ?? [])
    }
}
