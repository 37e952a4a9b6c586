import Foundation
import Units

/// A part of the people that moves at its own pace.
public struct Stratum: Hashable, Sendable {
    public let name: String
    /// Share of the people.
    public let shareRural: Double
    public let shareUrban: Double
    /// How much likelier an old terminal is than among the rest.
    public let odds: Double
    /// Their rate of moving, the average of all being 1.
    public let pace: Double
    public let source: String
    public let status: String

    /// Columns `stratum`, `share_rural`, `share_urban`, `odds`, `pace`, `source`, `status`.
    ///
    /// - Throws: ``SunsetError/notSumming(file:line:what:sum:total:)`` when shares do not sum to 100 per cent.
    public static func read(_ table: CSVTable) throws(SunsetError) -> [Stratum] {
        try table.require(["stratum", "share_rural", "share_urban", "odds", "pace", "source", "status"])
        var strata: [Stratum] = []
        func number(_ row: CSVTable.Row, _ column: String) throws(SunsetError) -> Double {
            try table.value(row, column, "a number, 0 or more") { text in
                Double(text).flatMap { $0 >= 0 && $0.isFinite ? $0 : nil }
            }
        }
        for row in table.rows {
            strata.append(
                Stratum(
                    name: table.text(row, "stratum"), shareRural: try number(row, "share_rural"),
                    shareUrban: try number(row, "share_urban"), odds: try number(row, "odds"),
                    pace: try number(row, "pace"), source: table.text(row, "source"),
                    status: table.text(row, "status")))
        }
        for (column, share) in [("share_rural", \Stratum.shareRural), ("share_urban", \.shareUrban)] {
            let percent = strata.reduce(0) { $0 + $1[keyPath: share] } * 100
            guard abs(percent - 100) < 1e-6 else {
                throw .notSumming(
                    file: table.file, line: table.rows.last?.line ?? 1, what: column + " in per cent",
                    sum: Int(percent.rounded()), total: 100)
            }
        }
        return strata
    }

    /// Splits a commune's old terminals over the strata; whole parts that sum to it.
    public static func split(_ count: Int, over strata: [Stratum], urban: Double) -> [Int] {
        Apportionment.split(
            count, by: strata.map { ($0.shareRural * (1 - urban) + $0.shareUrban * urban) * $0.odds })
    }
}
