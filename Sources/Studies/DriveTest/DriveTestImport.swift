import GeoStore
import Geometry
import Units

/// Reads a drive test from two text tables: the cells, and what was measured of each.
///
/// A cell that lies out of reach of its own measurements is set aside with the suspected cause and the position that
/// would fit; it is moved there only when the user accepts such fixes.
public struct DriveTestImport: Sendable {
    public let stations: String
    public let samples: String
    /// Meaning → column name, where the names in use do not fit; see ``meanings``.
    public let columns: [String: String]
    public let acceptsFixes: Bool

    /// The meanings a column can be declared for.
    public static let meanings = DriveTestColumns.meanings

    public init(stations: String, samples: String, columns: [String: String] = [:], acceptsFixes: Bool = false) {
        self.stations = stations
        self.samples = samples
        self.columns = columns
        self.acceptsFixes = acceptsFixes
    }

    /// - Throws: ``StudyError``; a drive test of which no sample has a usable cell is an error that tells why.
    public func run() throws(StudyError) -> DriveTest {
        for meaning in columns.keys.sorted() where DriveTestColumns.known[meaning] == nil {
            throw .failed(
                meaning, reason: "no meaning of a column; known: " + Self.meanings.joined(separator: ", "))
        }
        return try StudyError.wrap(samples) {
            var ledger = Ledger()
            let measured = try readSamples()
            let cells = try readCells(measured, &ledger)
            let index = Dictionary(cells.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
            var points: [DriveTest.Point] = []
            for sample in measured {
                guard let cell = index[sample.cell] else { continue }
                points.append(
                    DriveTest.Point(
                        cell: cell, position: sample.position,
                        distance: Geodesic.distance(cells[cell].position, sample.position), measured: sample.loss,
                        patternLoss: sample.patternLoss, surroundings: sample.surroundings))
            }
            guard !points.isEmpty else {
                let causes = ledger.entries.filter { $0.action == .setAside }.map(\.detail)
                throw StudyError.failed(
                    stations, reason: (["no cell can be used"] + causes.sorted()).joined(separator: "; "))
            }
            return DriveTest(cells: cells, points: points, ledger: ledger)
        }
    }

    private struct Sample {
        let cell: String, position: Coordinate, loss: Decibels, patternLoss: Decibels?, surroundings: String?
    }

    private func readSamples() throws(StoreError) -> [Sample] {
        let table = try CSVTable(samples)
        let names = DriveTestColumns(table: table, declared: columns)
        let cell = try names.required("cell"), loss = try names.required("loss")
        let longitude = try names.required("longitude"), latitude = try names.required("latitude")
        let patterns = ["pattern_horizontal", "pattern_vertical"].compactMap(names.name)
        let surroundings = names.name("surroundings")
        var samples: [Sample] = []
        for row in table.rows {
            var pattern = 0.0
            for column in patterns { pattern += try row.number(column) }
            samples.append(
                Sample(
                    cell: try row.text(cell), position: Coordinate(try row.number(longitude), try row.number(latitude)),
                    loss: Decibels(try row.number(loss)), patternLoss: patterns.isEmpty ? nil : Decibels(pattern),
                    surroundings: try surroundings.map { column throws(StoreError) in try row.text(column) }))
        }
        return samples
    }

    private func readCells(_ samples: [Sample], _ ledger: inout Ledger) throws(StoreError) -> [DriveTest.Cell] {
        let table = try CSVTable(stations)
        let names = DriveTestColumns(table: table, declared: columns)
        let cell = try names.required("cell"), height = try names.required("height")
        let longitude = try names.required("longitude"), latitude = try names.required("latitude")
        let azimuth = names.name("azimuth"), band = names.name("band")
        let tilts = ["electrical_tilt", "mechanical_tilt"].compactMap(names.name)
        let places = Dictionary(grouping: samples, by: \.cell).mapValues { $0.map(\.position) }
        var cells: [DriveTest.Cell] = []
        for row in table.rows {
            let name = try row.text(cell)
            let stated = Coordinate(try row.number(longitude), try row.number(latitude))
            guard let position = position(of: name, stated, places[name] ?? [], line: row.line, &ledger) else {
                continue
            }
            var tilt = 0.0
            for column in tilts { tilt += try row.number(column) }
            cells.append(
                DriveTest.Cell(
                    name: name, position: position, height: .metres(try row.number(height)),
                    band: try band.map { column throws(StoreError) in try row.text(column) },
                    azimuth: try azimuth.map { column throws(StoreError) in .degrees(try row.number(column)) },
                    downtilt: .degrees(tilt)))
        }
        return cells
    }

    /// Where the cell stands; nil when that cannot be believed.
    private func position(
        of name: String, _ stated: Coordinate, _ points: [Coordinate], line: Int, _ ledger: inout Ledger
    ) -> Coordinate? {
        func add(_ defect: Defect, _ action: LedgerAction, _ detail: String) {
            ledger.add(
                LedgerEntry(
                    source: stations, layer: "", feature: String(line), defect: defect, action: action, detail: detail))
        }
        guard !points.isEmpty else {
            add(.unmatched, .noted, "cell \(name) has no sample")
            return nil
        }
        let distance = PositionSlip.distance(of: stated, from: points)
        guard distance > PositionSlip.reach else { return stated }
        let place =
            "cell \(name) at \(stated.x), \(stated.y) lies \(Int(distance.kilometres.rounded())) km from its samples"
        guard let slip = PositionSlip.suspected(at: stated, points: points) else {
            add(.badCoordinate, .setAside, place + "; check its coordinates")
            return nil
        }
        let fix = "\(place); suspected cause: \(slip.cause); \(slip.position.x), \(slip.position.y) would fit"
        add(.badCoordinate, acceptsFixes ? .repaired : .setAside, fix)
        return acceptsFixes ? slip.position : nil
    }
}
