import Foundation
import Geometry
import PermitRules
import Propagation
import Testing
import Units
import _TestSupport

@testable import Province

/// The same facts, written otherwise, are the same province: order of rows, columns and features, delimiter, encoding, case
/// of words and the style of a column's numbers change nothing. 200 seeded trials each.
@Suite struct SameFactsOtherwiseWrittenTests {
    /// What a study sees of an import.
    private struct Seen: Equatable {
        var people: [String: Int?]
        var stations: [String]
        var land: [String]

        init(_ world: World) {
            people = Dictionary(uniqueKeysWithValues: world.communes.map { ($0.code, $0.people) })
            stations = world.stations.map { station in
                "\(station.site) \(station.operator) \(station.technologies.map(\.rawValue)) \(String(describing: station.onRoof)) "
                    + "\(station.height.metres) \(Int(station.position.x)) \(Int(station.position.y)) \(String(describing: station.status)) "
                    + "\(station.azimuths.map { Int($0.degrees.rounded()) }) \(station.equipment.power.map { $0.dBm } ?? 0)"
            }.sorted()
            land = world.parcels.map { "\($0.use.raw) \(Int($0.shape.area)) \($0.statedResidentialArea ?? -1)" }
                .sorted()
        }
    }

    private struct Table {
        var columns: [String]
        var rows: [[String]]

        mutating func shuffle(_ random: inout SplitMix) {
            rows.shuffle(using: &random)
            let order = columns.indices.shuffled(using: &random)
            (columns, rows) = (order.map { columns[$0] }, rows.map { row in order.map { row[$0] } })
        }

        func text(_ delimiter: String) -> String {
            ([columns] + rows).map { row in
                row.map { $0.contains(delimiter) || $0.contains("\"") ? "\"\($0)\"" : $0 }.joined(separator: delimiter)
            }.joined(separator: "\n") + "\n"
        }
    }

    private static let census = Table(columns: ["code", "population"], rows: [["1", "26000"], ["2", "1500"]])

    private static let stations: Table = {
        var random = SplitMix(state: 16)
        let words = ["roof", "ground"]
        let rows = (0..<20).map { number in
            [
                "S\(number)", ["Mạng A", "Mạng B"].randomElement(using: &random) ?? "",
                ["2G;3G", "4G", "2G;3G;4G;5G"].randomElement(using: &random) ?? "",
                words.randomElement(using: &random) ?? "", String(Int.random(in: 15...60, using: &random)) + ".5",
                String(format: "%.5f", Double.random(in: 106.51...106.69, using: &random)),
                String(format: "%.5f", Double.random(in: 11.01...11.09, using: &random)),
                "43.\(Int.random(in: 1...9, using: &random))",
            ]
        }
        return Table(
            columns: [
                "site", "operator", "technologies", "structure", "height_m", "longitude", "latitude", "power_dbm",
            ], rows: rows)
    }()

    private static func province(_ census: Data, _ stations: Data, land: [String]? = nil) throws -> Seen {
        var files = TwoCommunes()
        if let land { files.land = TwoCommunes.collection(land) }
        files.stationFields = "site: site, structure: structure, power: power_dbm, "
        files.others = ["census.csv": census, "stations.csv": stations]
        return Seen(try files.run())
    }

    private static let usual = Result {
        try province(Data(census.text(",").utf8), Data(stations.text(",").utf8))
    }

    private func trials(_ body: (inout SplitMix) throws -> Seen) throws {
        let usual = try Self.usual.get()
        #expect(usual.stations.count == 20)
        #expect(usual.people == ["1": 26_000, "2": 1500])
        var random = SplitMix(state: 7)
        for trial in 0..<200 {
            let seen = try body(&random)
            guard seen == usual else {
                Issue.record("trial \(trial): \(seen) is not \(usual)")
                return
            }
        }
    }

    @Test func orderOfRowsAndColumns() throws {
        try trials { random in
            var (census, stations) = (Self.census, Self.stations)
            census.shuffle(&random)
            stations.shuffle(&random)
            return try Self.province(Data(census.text(",").utf8), Data(stations.text(",").utf8))
        }
    }

    @Test func delimiterAndEncoding() throws {
        try trials { random in
            var stations = Self.stations
            stations.shuffle(&random)
            func data(_ table: Table) -> Data {
                let delimiter = ["\t", ",", "|"].randomElement(using: &random) ?? ","
                let text = table.text(delimiter)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: return Data(text.utf8)
                case 1: return Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)
                case 2: return Data([0xFF, 0xFE]) + (text.data(using: .utf16LittleEndian) ?? Data())
                default:
                    return Data(
                        text.decomposedStringWithCanonicalMapping.replacingOccurrences(of: "\n", with: "\r\n").utf8)
                }
            }
            return try Self.province(data(Self.census), data(stations))
        }
    }

    @Test func caseOfWords() throws {
        try trials { random in
            var stations = Self.stations
            for row in stations.rows.indices where Bool.random(using: &random) {
                stations.rows[row][2] = stations.rows[row][2].lowercased()
                stations.rows[row][3] = stations.rows[row][3].uppercased()
            }
            return try Self.province(Data(Self.census.text(",").utf8), Data(stations.text(",").utf8))
        }
    }

    @Test func decimalStyleOfAWholeColumn() throws {
        try trials { random in
            var stations = Self.stations
            for column in 4...7 where Bool.random(using: &random) {
                for row in stations.rows.indices {
                    stations.rows[row][column] = stations.rows[row][column].replacingOccurrences(of: ".", with: ",")
                }
            }
            var census = Self.census
            if Bool.random(using: &random) {
                for row in census.rows.indices {
                    let digits = census.rows[row][1]
                    census.rows[row][1] = digits.dropLast(3) + "." + digits.suffix(3)
                }
            }
            return try Self.province(Data(census.text("\t").utf8), Data(stations.text("\t").utf8))
        }
    }
}
