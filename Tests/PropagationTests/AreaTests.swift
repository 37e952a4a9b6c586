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
}
