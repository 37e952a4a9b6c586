import Foundation

/// The tile of the comparison: 3601 × 3601 heights, fractal or drawn finer from a coarser tile.
enum MadeTile {
    static let side = 3601

    static func write(to path: String, from source: String?) throws {
        let heights = try source.map { try refined(Tile($0)) } ?? fractal()
        var data = Data(capacity: 2 * heights.count)
        for height in heights {
            let value = UInt16(bitPattern: Int16(max(-32_000, min(32_000, height.rounded()))))
            data.append(UInt8(value >> 8))
            data.append(UInt8(value & 0xFF))
        }
        try data.write(to: URL(fileURLWithPath: path))
    }

    /// Catmull and Rom's cubic through the nodes of the coarse tile.
    private static func refined(_ tile: Tile) -> [Double] {
        let n = tile.side
        func node(_ row: Int, _ column: Int) -> Double {
            let height = tile.heights[max(0, min(n - 1, row)) * n + max(0, min(n - 1, column))]
            return height.isNaN ? 0 : Double(height)
        }
        func cubic(_ p: (Double, Double, Double, Double), _ t: Double) -> Double {
            let square = 2 * p.0 - 5 * p.1 + 4 * p.2 - p.3
            return p.1 + 0.5 * t * (p.2 - p.0 + t * (square + t * (3 * (p.1 - p.2) + p.3 - p.0)))
        }
        let scale = Double(n - 1) / Double(side - 1)
        return (0..<(side * side)).map { i in
            let (y, x) = (Double(i / side) * scale, Double(i % side) * scale)
            let (row, column) = (Int(y), Int(x))
            let u = x - Double(column)
            func line(_ r: Int) -> Double {
                cubic((node(r, column - 1), node(r, column), node(r, column + 1), node(r, column + 2)), u)
            }
            return cubic((line(row - 1), line(row), line(row + 1), line(row + 2)), y - Double(row))
        }
    }

    /// Midpoint displacement with seeded noise, 50 to 1550 m.
    private static func fractal() -> [Double] {
        let n = 4097
        var state: UInt64 = 1
        func noise() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 40) / Double(1 << 24) - 0.5
        }
        var h = [Double](repeating: 0, count: n * n)
        var (step, size) = (n - 1, 1000.0)
        while step > 1 {
            let half = step / 2
            for row in stride(from: half, to: n, by: step) {
                for column in stride(from: half, to: n, by: step) {
                    let sum =
                        h[(row - half) * n + column - half] + h[(row - half) * n + column + half]
                        + h[(row + half) * n + column - half] + h[(row + half) * n + column + half]
                    h[row * n + column] = sum / 4 + size * noise()
                }
            }
            for row in stride(from: 0, to: n, by: half) {
                for column in stride(from: (row / half) % 2 == 0 ? half : 0, to: n, by: step) {
                    var (sum, count) = (0.0, 0.0)
                    for (r, c) in [
                        (row - half, column), (row + half, column), (row, column - half), (row, column + half),
                    ]
                    where r >= 0 && r < n && c >= 0 && c < n {
                        sum += h[r * n + c]
                        count += 1
                    }
                    h[row * n + column] = sum / count + size * noise()
                }
            }
            step = half
            size *= 0.5
        }
        let (low, high) = (h.min() ?? 0, h.max() ?? 1)
        return (0..<(side * side)).map { i in
            50 + 1500 * (h[i / side * n + i % side] - low) / max(high - low, 1e-9)
        }
    }
}
