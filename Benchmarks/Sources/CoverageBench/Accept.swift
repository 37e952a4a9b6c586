import Foundation
import Propagation
import Units

/// Compares whole-area predictions with a table of reference losses: one line per site and method.
enum Accept {
    struct Failure: Error, CustomStringConvertible { let description: String }

    static func run(tile path: String, clutter: String, sites: String, points: String) throws {
        let tile = try Tile(path)
        let pointRows = try Table(points).rows
        for site in try Table(sites).rows where site.text("tile") == tile.name {
            let rows = pointRows.filter { $0.text("site") == site.text("site") }
            guard !rows.isEmpty else { continue }
            let terrain = try tile.terrain(clutter: site.text("use_clutter") == "1" ? clutter : nil)
            let model = try P1812(
                carrier: .gigahertz(site.number("f_ghz")),
                polarisation: site.text("pol") == "1" ? .horizontal : .vertical,
                climate: RadioClimate(lapseRate: site.number("DN"), refractivity: site.number("N0")),
                time: site.number("p_pct"), locations: site.number("pL_pct"))
            let mast = AreaEngine.Mast(
                x: try site.number("lon"), y: try site.number("lat"), height: .metres(try site.number("htg_m")))
            for method in AreaEngine.Method.allCases {
                let losses = try AreaEngine(terrain: terrain).losses(
                    from: mast, terminal: .metres(site.number("hrg_m")), radius: .kilometres(site.number("radius_km")),
                    models: [model], method: method)
                let errors = try rows.map { row in
                    let loss = try losses.loss(row: Int(row.number("i")), column: Int(row.number("j")))
                    guard !loss.isNaN else {
                        throw Failure(description: "no loss at point \(row.text("i") ?? ""), \(row.text("j") ?? "")")
                    }
                    return Double(loss) - (try row.number("Lb_db"))
                }
                print(line(site.text("site") ?? "", method, errors))
            }
        }
    }

    private static func line(_ site: String, _ method: AreaEngine.Method, _ errors: [Double]) -> String {
        let count = Double(errors.count)
        let worst = errors.map(abs).max() ?? 0
        let rms = (errors.map { $0 * $0 }.reduce(0, +) / count).squareRoot()
        let bias = errors.reduce(0, +) / count
        let near = 100 * Double(errors.filter { abs($0) <= 1 }.count) / count
        return String(
            format: "%@ %@ %d %.4f %.4f %.4f %.3f", site, method.rawValue, errors.count, worst, rms, bias, near)
    }
}

/// A comma-separated table with a header.
struct Table {
    struct Row {
        let fields: [String: String]
        func text(_ column: String) -> String? { fields[column] }
        func number(_ column: String) throws -> Double {
            guard let value = fields[column].flatMap(Double.init) else {
                throw Accept.Failure(description: "no number in column \(column)")
            }
            return value
        }
    }

    let rows: [Row]

    init(_ path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else { throw Tile.Failure.unreadable(path) }
        let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        guard let header = lines.first else { throw Accept.Failure(description: "\(path) is empty") }
        rows = lines.dropFirst().map {
            Row(fields: Dictionary(zip(header, $0).map { ($0, $1) }, uniquingKeysWith: { first, _ in first }))
        }
    }
}
