import Foundation
import Geometry

/// Elevation tiles in the form of the Shuttle mission: one degree, 1201 × 1201 posts of 3″, 16-bit
/// big-endian metres from the northwest corner, −32768 where nothing was measured.
struct TerrainTiles {
    static let posts = 1201
    static let void = Int16.min

    let model: TerrainModel
    /// Degrees to working grid.
    let toGrid: Transformer
    /// Longitude and latitude box the tiles have to cover.
    let box: Box
    let seed: UInt64

    struct Tile {
        var name: String
        var bytes: [UInt8]
        var voids: Int
    }

    /// South-west corners of the tiles, in the order of their names.
    var corners: [(longitude: Int, latitude: Int)] {
        var out: [(longitude: Int, latitude: Int)] = []
        for latitude in Int(box.minY.rounded(.down))...Int(box.maxY.rounded(.down)) {
            for longitude in Int(box.minX.rounded(.down))...Int(box.maxX.rounded(.down)) {
                out.append((longitude, latitude))
            }
        }
        return out
    }

    func tile(longitude: Int, latitude: Int) throws -> Tile {
        let n = Self.posts
        let corners = try GridCorners(toGrid, longitude: Double(longitude), latitude: Double(latitude))
        let holes = voids(longitude: longitude, latitude: latitude)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(n * n * 2)
        var count = 0
        for row in 0..<n {
            let v = 1 - Double(row) / Double(n - 1)
            for column in 0..<n {
                var height: Int16
                if holes.contains(where: { $0.covers(row: row, column: column) }) {
                    height = Self.void
                    count += 1
                } else {
                    let c = corners.place(Double(column) / Double(n - 1), v)
                    height = Int16(max(0, min(8000, model.height(c).rounded())))
                }
                bytes.append(UInt8(truncatingIfNeeded: height >> 8))
                bytes.append(UInt8(truncatingIfNeeded: height))
            }
        }
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(abs(value))
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let name =
            (latitude < 0 ? "S" : "N") + padded(latitude, 2) + (longitude < 0 ? "W" : "E") + padded(longitude, 3)
        return Tile(name: name + ".hgt", bytes: bytes, voids: count)
    }

    private struct Hole {
        var row: Double, column: Double, radius: Double
        func covers(row r: Int, column c: Int) -> Bool {
            let dr = Double(r) - row, dc = Double(c) - column
            return dr * dr + dc * dc < radius * radius
        }
    }

    /// A dozen round voids of 100 to 900 m in each tile, as over water and steep slopes.
    private func voids(longitude: Int, latitude: Int) -> [Hole] {
        var random = RandomSource(seed: seed, stream: "voids", index: latitude * 1000 + longitude)
        return (0..<12).map { _ in
            Hole(
                row: random.uniform(0...Double(Self.posts)), column: random.uniform(0...Double(Self.posts)),
                radius: random.uniform(1...10))
        }
    }
}

/// Places of a one-degree square in the working grid, between its transformed corners and edge
/// middles; some ten metres off at worst, which noise does not mind.
private struct GridCorners {
    private let nodes: [[Coordinate]]

    init(_ toGrid: Transformer, longitude: Double, latitude: Double) throws {
        var nodes: [[Coordinate]] = []
        for j in 0...4 {
            var row: [Coordinate] = []
            for i in 0...4 {
                row.append(try toGrid.transform(Coordinate(longitude + Double(i) / 4, latitude + Double(j) / 4)))
            }
            nodes.append(row)
        }
        self.nodes = nodes
    }

    func place(_ u: Double, _ v: Double) -> Coordinate {
        let i = min(3, Int(u * 4)), j = min(3, Int(v * 4))
        let s = u * 4 - Double(i), t = v * 4 - Double(j)
        let a = nodes[j][i], b = nodes[j][i + 1], c = nodes[j + 1][i], d = nodes[j + 1][i + 1]
        return Coordinate(
            (a.x * (1 - s) + b.x * s) * (1 - t) + (c.x * (1 - s) + d.x * s) * t,
            (a.y * (1 - s) + b.y * s) * (1 - t) + (c.y * (1 - s) + d.y * s) * t)
    }
}
