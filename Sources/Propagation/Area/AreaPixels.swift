import Foundation

/// The nodes of one sector of the disc around a mast, by radial and, on each, by distance.
///
/// A node belongs to the sector whose borders enclose it among rows and columns, so that every node has one sector,
/// whatever thread looks at it; radials are counted by true azimuth.
struct AreaPixels: ~Copyable {
    struct Pixel {
        let node: Int32
        /// km.
        let distance: Float
        /// Direction at the mast, a unit vector.
        let east, north: Float
    }

    private(set) var pixels: [Pixel]
    /// First pixel of each radial and the end of the last.
    private(set) var starts: [Int]
    /// Number of the first radial.
    let firstRadial: Int

    /// - Parameter sector: of `sectors` that divide the circle.
    init(
        _ terrain: TerrainGrid, mast: AreaMast, radius: Double, radials: Int, sector: Int, of sectors: Int,
        only nodes: [Int]? = nil
    ) {
        let from = Self.border(sector, of: sectors), to = Self.border(sector + 1, of: sectors)
        let perRadial = Double(radials) / (2 * .pi)
        var found: [Pixel] = []
        var numbers: [Int32] = []
        let span = Self.extent(terrain, mast, radius)
        for row in span.rows {
            let dy = mast.row - Double(row)
            guard let columns = Self.columns(dy: dy, from: from, to: to, mast: mast, within: span.columns) else {
                continue
            }
            let wanted = nodes.map { $0[Self.range(of: row, in: $0, terrain)].map { $0 - row * terrain.columns } }
            for i in 0..<(wanted?.count ?? columns.count) {
                let column = wanted?[i] ?? columns.lowerBound + i
                let dx = Double(column) - mast.column
                // A mast on a node: that node lies on every border, and is the first sector's.
                let isOwn = dx == 0 && dy == 0
                guard
                    isOwn
                        ? sector == 0
                        : from.x * dy - from.y * dx >= 0 && (to.x * dy - to.y * dx < 0 || sectors == 1)
                else { continue }
                let (distance, east, north) = mast.reach(row: Double(row), column: Double(column))
                guard distance <= radius else { continue }
                let turns = atan2(east, north) * perRadial
                numbers.append(Int32((turns < 0 ? turns + Double(radials) : turns).rounded()))
                found.append(
                    Pixel(
                        node: Int32(row * terrain.columns + column), distance: Float(distance), east: Float(east),
                        north: Float(north)))
            }
        }
        (pixels, starts, firstRadial) = Self.sorted(found, numbers, radials: radials)
    }

    /// Where the nodes of a row lie among the ones wanted.
    private static func range(of row: Int, in nodes: [Int], _ terrain: TerrainGrid) -> Range<Int> {
        func first(_ node: Int) -> Int {
            var (low, high) = (0, nodes.count)
            while low < high {
                let middle = (low + high) / 2
                if nodes[middle] < node { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return first(row * terrain.columns)..<first((row + 1) * terrain.columns)
    }

    var radialCount: Int { starts.count - 1 }

    /// Counting sort by radial; few pixels of a radial are then sorted by distance.
    private static func sorted(_ found: [Pixel], _ numbers: [Int32], radials: Int) -> ([Pixel], [Int], Int) {
        guard let low = numbers.min(), let high = numbers.max() else { return ([], [0], 0) }
        var starts = [Int](repeating: 0, count: Int(high - low) + 2)
        for number in numbers { starts[Int(number - low) + 1] += 1 }
        for k in 1..<starts.count { starts[k] += starts[k - 1] }
        var next = starts
        var order = [Int32](repeating: 0, count: found.count)
        for (i, number) in numbers.enumerated() {
            order[next[Int(number - low)]] = Int32(i)
            next[Int(number - low)] += 1
        }
        var pixels: [Pixel] = []
        pixels.reserveCapacity(found.count)
        for k in 0..<(starts.count - 1) {
            order[starts[k]..<starts[k + 1]].sort { found[Int($0)].distance < found[Int($1)].distance }
            for i in order[starts[k]..<starts[k + 1]] { pixels.append(found[Int(i)]) }
        }
        return (pixels, starts, Int(low))
    }

    /// Direction of a border, clockwise from north; the last is the first again, to the bit.
    private static func border(_ index: Int, of sectors: Int) -> (x: Double, y: Double) {
        // Clockwise sectors, while the cross products below turn the other way.
        let angle = -2 * Double.pi * Double(index % sectors) / Double(sectors)
        return (sin(angle), cos(angle))
    }

    /// Rows and columns the disc can reach.
    static func extent(
        _ terrain: TerrainGrid, _ mast: AreaMast, _ radius: Double
    ) -> (rows: Range<Int>, columns: Range<Int>) {
        let (north, east): (Double, Double)
        switch mast.frame {
        case .planar(let perKilometre): (north, east) = (radius * perKilometre, radius * perKilometre)
        case .spherical(let perRadian, _, let secant):
            let arc = radius / GreatCircle.radius
            // Meridians draw together towards the pole: take the row nearest to it.
            let widest = 1 / max(0.01, cos(min(1.56, acos(1 / secant) + arc)))
            (north, east) = (arc * perRadian, arc * perRadian * widest)
        }
        func range(_ centre: Double, _ reach: Double, _ count: Int) -> Range<Int> {
            let low = max(0, Int((centre - reach).rounded(.down)))
            return low..<max(low, min(count, Int((centre + reach).rounded(.up)) + 1))
        }
        return (range(mast.row, north, terrain.rows), range(mast.column, east, terrain.columns))
    }

    /// Columns of a row that can lie in a sector, a column more on either side.
    private static func columns(
        dy: Double, from: (x: Double, y: Double), to: (x: Double, y: Double), mast: AreaMast, within all: Range<Int>
    ) -> Range<Int>? {
        var (low, high) = (Double(all.lowerBound) - mast.column, Double(all.upperBound - 1) - mast.column)
        // from.x dy − from.y dx >= 0
        if from.y > 0 {
            high = min(high, from.x * dy / from.y)
        } else if from.y < 0 {
            low = max(low, from.x * dy / from.y)
        }
        // to.x dy − to.y dx < 0
        if to.y > 0 { low = max(low, to.x * dy / to.y) } else if to.y < 0 { high = min(high, to.x * dy / to.y) }
        let first = max(all.lowerBound, Int(min(max(low, -1e9), 1e9) + mast.column) - 1)
        let last = min(all.upperBound - 1, Int(min(max(high, -1e9), 1e9) + mast.column) + 2)
        return first <= last ? first..<(last + 1) : nil
    }
}
