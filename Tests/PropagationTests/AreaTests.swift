import Foundation
import Propagation
import Testing
import Units
import _TestSupport

/// Whole-area prediction against crc-covlib's P.1812 at the nodes of two real tiles, and against the single path.
@Suite struct AreaTests {
    static let folder = SharedData.path("propagation/gen-area")

    /// The tile with this name, with clutter if asked for.
    static func terrain(_ tile: String, in folder: String, clutter: Bool) throws -> TerrainGrid {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(tile).hgt")))
        let side = Int(Double(bytes.count / 2).squareRoot())
        let heights = (0..<(side * side)).map { i in
            Float(Int16(bitPattern: UInt16(bytes[2 * i]) << 8 | UInt16(bytes[2 * i + 1])))
        }
        let south = try #require(Double(tile.dropFirst().prefix(2)))
        let east = try #require(Double(tile.suffix(3)))
        return try TerrainGrid(
            columns: side, rows: side,
            placement: .geographic(west: -east, north: south + 1, nodesPerDegree: Double(side - 1)), heights: heights,
            clutter: clutter
                ? [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(tile).clutter.u8"))) : [])
    }

    struct Errors {
        var values: [Double] = []
        var rms: Double { (values.map { $0 * $0 }.reduce(0, +) / Double(values.count)).squareRoot() }
        var bias: Double { values.reduce(0, +) / Double(values.count) }
        var worst: Double { values.map(abs).max() ?? .infinity }
        func within(_ limit: Double) -> Double {
            Double(values.filter { abs($0) <= limit }.count) / Double(values.count)
        }
    }

    static func errors(_ method: AreaEngine.Method) throws -> [String: Errors] {
        let folder = try #require(Self.folder)
        let points = try VectorFile(path: folder + "/points.csv").rows
        var found: [String: Errors] = [:]
        for site in try VectorFile(path: folder + "/sites.csv").rows {
            let name = try #require(site.text("site"))
            let terrain = try Self.terrain(
                try #require(site.text("tile")), in: folder, clutter: site.text("use_clutter") == "1")
            let rows = points.filter { $0.text("site") == name }
            let nodes = try rows.map { try Int($0.value("i")) * terrain.columns + Int($0.value("j")) }
            let model = try P1812(
                carrier: .gigahertz(site.value("f_ghz")),
                climate: RadioClimate(lapseRate: site.value("DN"), refractivity: site.value("N0")))
            let losses = try AreaEngine(terrain: terrain).losses(
                from: .init(x: site.value("lon"), y: site.value("lat"), height: .metres(site.value("htg_m"))),
                terminal: .metres(site.value("hrg_m")), radius: .kilometres(site.value("radius_km")),
                models: [model], method: method, nodes: nodes.sorted())
            for row in rows {
                let loss = try losses.loss(row: Int(row.value("i")), column: Int(row.value("j")))
                found[name, default: Errors()].values.append(Double(loss) - (try row.value("Lb_db")))
            }
        }
        #expect(found.values.map(\.values.count).reduce(0, +) == points.count)
        return found
    }

    @Test("A profile per node gives the reference's loss", .enabled(if: AreaTests.folder != nil))
    func exactMatchesTheReference() throws {
        for (site, errors) in try Self.errors(.exact) {
            #expect(errors.worst <= 0.02, "site \(site): worst \(errors.worst) dB")
        }
    }

    @Test("The sweep stays near it", .enabled(if: AreaTests.folder != nil))
    func sweepStaysNear() throws {
        for (site, errors) in try Self.errors(.sweep) {
            #expect(errors.rms <= 0.3, "site \(site): rms \(errors.rms) dB")
            #expect(abs(errors.bias) <= 0.05, "site \(site): bias \(errors.bias) dB")
            #expect(errors.within(1) >= 0.99, "site \(site): \(errors.within(1)) within 1 dB")
        }
    }

    /// 41 × 41 nodes, 200 m apart, over hills; the mast stands on the middle one.
    static func hills(threads: Int, _ method: AreaEngine.Method) throws -> AreaEngine.Losses {
        let heights = (0..<1681).map { i in Float((20 * sin(Double(i % 41) / 3) * cos(Double(i / 41) / 5)).rounded()) }
        let terrain = try TerrainGrid(
            columns: 41, rows: 41, placement: .planar(west: 0, north: 8000, spacing: 200, latitude: 21),
            heights: heights)
        let model = try P1812(carrier: .megahertz(900), climate: RadioClimate(lapseRate: 50, refractivity: 374))
        return try AreaEngine(terrain: terrain, step: .metres(30)).losses(
            from: .init(x: 4000, y: 4000, height: .metres(30)), terminal: .metres(1.5), radius: .kilometres(4),
            models: [model], method: method, run: Run(threads: threads))
    }

    @Test("Each node of the disc has a loss, the one under the mast too", arguments: AreaEngine.Method.allCases)
    func leavesNoNodeOut(method: AreaEngine.Method) throws {
        let losses = try Self.hills(threads: 1, method)
        for row in 0..<41 {
            for column in 0..<41 {
                let isInside = (row - 20) * (row - 20) + (column - 20) * (column - 20) <= 400
                #expect(losses.loss(row: row, column: column).isNaN != isInside, "row \(row), column \(column)")
            }
        }
    }

    @Test("The number of threads changes no bit", arguments: AreaEngine.Method.allCases)
    func isTheSameOnTwoThreads(method: AreaEngine.Method) throws {
        let (one, two) = (try Self.hills(threads: 1, method), try Self.hills(threads: 2, method))
        #expect(one.values[0].map(\.bitPattern) == two.values[0].map(\.bitPattern))
    }
}
