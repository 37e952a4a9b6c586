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
        // The model at every third post (9″), straight between: its smallest swells are 500 m wide.
        let step = 3
        let nodes = (n - 1) / step + 1
        var heights: [Double] = []
        heights.reserveCapacity(nodes * nodes)
        for row in 0..<nodes {
            let v = 1 - Double(row) / Double(nodes - 1)
            for column in 0..<nodes {
                heights.append(model.height(corners.place(Double(column) / Double(nodes - 1), v)))
            }
        }
        var posts = [Int16](repeating: 0, count: n * n)
        for row in 0..<n {
            let j = min(nodes - 2, row / step)
            let t = Double(row - j * step) / Double(step)
            for column in 0..<n {
                let i = min(nodes - 2, column / step)
                let s = Double(column - i * step) / Double(step)
                let at = j * nodes + i
                let upper = heights[at] * (1 - s) + heights[at + 1] * s
                let lower = heights[at + nodes] * (1 - s) + heights[at + nodes + 1] * s
                posts[row * n + column] = Int16(max(0, min(8000, (upper * (1 - t) + lower * t).rounded())))
            }
        }
        let count = voids(longitude: longitude, latitude: latitude).reduce(0) { $0 + $1.stamp(&posts, n) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(n * n * 2)
        for post in posts {
            bytes.append(UInt8(truncatingIfNeeded: post >> 8))
            bytes.append(UInt8(truncatingIfNeeded: post))
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

        /// Marks the posts inside as void; returns how many were not void before.
        func stamp(_ posts: inout [Int16], _ n: Int) -> Int {
            var count = 0
            for r in max(0, Int(row - radius))...min(n - 1, Int(row + radius) + 1) {
                for c in max(0, Int(column - radius))...min(n - 1, Int(column + radius) + 1) {
                    let dr = Double(r) - row, dc = Double(c) - column
                    if dr * dr + dc * dc < radius * radius, posts[r * n + c] != TerrainTiles.void {
                        posts[r * n + c] = TerrainTiles.void
                        count += 1
                    }
                }
            }
            return count
        }
    }

    /// A dozen round voids of 100 to 900 m in each tile, as over water and steep slopes.
    private func voids(longitude: Int, latitude: Int) -> [Hole] {
        var random = RandomSource(seed: seed, stream: "voids", index: latitude * 1000 + longitude)
        return (0..<12).map { _ in
            Hole(
                row: random.uniform(0...Double(Self.posts - 1)), column: random.uniform(0...Double(Self.posts - 1)),
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
