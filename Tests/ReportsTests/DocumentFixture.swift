import Foundation
import GeoStore
import Geometry
import PermitRules
import Propagation
import Units

@testable import Province
@testable import Reports
@testable import Studies

/// A province's part of the hand-made study, with tallies set here.
enum DocumentFixture {
    static func study() throws -> UnitStudy {
        let result = try SmallStudy.study()
        let communes = ["9001", "9002"].map { UnitReference(code: $0, name: "Xã \($0)") }
        let layers = SmallStudy.operators.flatMap { name in [Technology.umts, .lte].map { (name, $0) } }
        var opinions = LandTally.Opinions()
        opinions.lawful = .hectares(1.25)
        opinions.unlawful = .hectares(1234.5)
        return UnitStudy(
            level: .province, unit: result.province, result: result,
            communeOfStation: Dictionary(uniqueKeysWithValues: result.stations.map { ($0.id, communes[0]) }),
            coverage: communes.enumerated().flatMap { number, commune in
                layers.map { name, technology in
                    CoverageTally(
                        commune: commune, operator: name, technology: technology, peopleOutdoors: 1234 + number,
                        peopleIndoors: 600, people: 2000, covered: .squareKilometres(12.345),
                        area: .squareKilometres(20))
                }
            },
            land: communes.map {
                LandTally(
                    commune: $0, code: "ODT", area: .hectares(1235.75), parcels: 7,
                    papers: [LandTally.Opinions](repeating: opinions, count: result.dates.count),
                    plan: [LandTally.Opinions](repeating: opinions, count: result.dates.count))
            },
            closestMasts: [
                MastPair(first: result.stations[0], second: result.stations[2], distance: .metres(118.4))
            ], neighbours: [UnitStudy.Neighbour(name: "Phường Bên", shape: SmallStudy.districtShape(3))])
    }

    private static let made = Result {
        ReportBuilder(try study(), options: ReportBuilder.Options(version: "0.1.0")).model()
    }

    static func model() throws -> ReportModel { try made.get() }

    /// A folder of its own for what `body` writes.
    static func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
        let folder = NSTemporaryDirectory() + "phusong-report-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try body(folder)
    }

    /// Rows of a CSV file with their heads; reads what RFC 4180 allows.
    static func rows(ofCSV path: String) throws -> [[String: String]] {
        var lines: [[String]] = [[]]
        var cell = "", quoted = false
        var rest = Substring(try String(contentsOfFile: path, encoding: .utf8))
        while let c = rest.popFirst() {
            switch (c, quoted) {
            case ("\"", true) where rest.first == "\"":
                cell.append("\"")
                rest = rest.dropFirst()
            case ("\"", _): quoted.toggle()
            case (",", false):
                lines[lines.count - 1].append(cell)
                cell = ""
            case ("\n", false):
                lines[lines.count - 1].append(cell)
                cell = ""
                lines.append([])
            default: cell.append(c)
            }
        }
        guard let heads = lines.first else { return [] }
        return lines.dropFirst().filter { !$0.isEmpty }.map { Dictionary(uniqueKeysWithValues: zip(heads, $0)) }
    }
}
