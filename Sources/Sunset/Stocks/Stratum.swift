import Foundation
import Units

/// A part of the people that moves at its own pace.
public struct Stratum: Hashable, Sendable {
    public let name: String
    /// The name in words.
    public let label: DataText
    /// Share of the people.
    public let shareRural: Double
    public let shareUrban: Double
    /// How much likelier an old terminal is than among the rest.
    public let odds: Double
    /// Their rate of moving, the average of all being 1.
    public let pace: Double
    public let source: String
    public let status: String

    /// Columns `stratum`, `share_rural`, `share_urban`, `odds`, `pace`, `source`, `status`; where given
    /// `label`, `label_vi`.
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
                    name: table.text(row, "stratum"),
                    label: DataText(table, row, "label", otherwise: table.text(row, "stratum")),
                    shareRural: try number(row, "share_rural"),
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

    /// General shares of the people, where nobody counted them.
    ///
    /// - Parameter urban: 0...1.
    public static func shares(_ strata: [Stratum], urban: Double) -> [Double] {
        strata.map { $0.shareRural * (1 - urban) + $0.shareUrban * urban }
    }

    /// Splits a commune's old terminals over the strata; whole parts that sum to it.
    ///
    /// - Parameter shares: of its people, in the order of the strata.
    public static func split(_ count: Int, over strata: [Stratum], shares: [Double]) -> [Int] {
        Apportionment.split(count, by: zip(strata, shares).map { $0.odds * $1 })
    }

    /// Shares of the people counted by commune: columns `code` and the name of every stratum but the last, which is the rest.
    ///
    /// - Returns: by code of the commune, in the order of the strata.
    public static func counted(_ table: CSVTable, _ strata: [Stratum]) throws(SunsetError) -> [String: [Double]] {
        let names = strata.dropLast().map(\.name)
        try table.require(["code"] + names)
        var counted: [String: [Double]] = [:]
        for row in table.rows {
            let code = table.text(row, "code")
            var shares: [Double] = []
            for name in names {
                let left = 1 - shares.reduce(0, +)
                shares.append(
                    try table.value(row, name, "a share from 0 to 1, all together at most 1") { text in
                        Double(text).flatMap { $0 >= 0 && $0 <= left + 1e-9 ? $0 : nil }
                    })
            }
            guard counted.updateValue(shares + [max(0, 1 - shares.reduce(0, +))], forKey: code) == nil else {
                throw .repeatedRow(file: table.file, line: row.line, key: code)
            }
        }
        return counted
    }
}
