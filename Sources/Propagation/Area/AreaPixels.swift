import Foundation

/// The nodes with a height of one sector of the disc around a mast, by radial and, on each, by distance.
///
/// A node belongs to the sector whose borders enclose it among rows and columns, so that every node has one sector,
/// whatever thread looks at it; radials are counted by true azimuth.
struct AreaPixels: ~Copyable {
    struct Pixel {
        let row, column: Int32
        /// Number of the nearest radial.
        let radial: Int32
        /// Ground, m above sea level.
        let ground: Float
        /// km.
        let distance: Float
        /// Direction at the mast, a unit vector.
        let east, north: Float
    }

    let pixels: [Pixel]
    /// First pixel of each radial and the end of the last.
    let starts: [Int]
    /// Number of the first radial.
    let firstRadial: Int

    /// - Parameters:
    ///   - radius: km.
    ///   - sector: of `sectors`, a multiple of four, that divide the circle.
    init(
        _ terrain: TerrainGrid, mast: AreaMast, radius: Double, radials: Int, sector: Int, of sectors: Int,
        only nodes: [Int]? = nil
    ) {
        let from = Self.border(sector, of: sectors), to = Self.border(sector + 1, of: sectors)
        let perRadial = Float(radials) / (2 * .pi)
        let hasVoids = !terrain.voids.isEmpty
        let span = Self.extent(terrain, mast, radius)
        let meridians = span.columns.map { mast.meridian(column: Double($0)) }
        // Rows and columns are taken away from the mast, which brings a radial's nodes nearly in order.
        let (isSouth, isWest) = (from.y + to.y < 0, from.x + to.x < 0)
        let lines = (isSouth ? Array(span.rows) : span.rows.reversed()).compactMap { row in
            Self.columns(dy: mast.row - Double(row), from: from, to: to, mast: mast, within: span.columns)
                .map { (row: row, columns: $0) }
        }
        // Where each line's nodes lie among the ones wanted.
        let places = nodes.map { nodes in lines.map { Self.range($0.columns, of: $0.row, in: nodes, terrain) } }
        var found = Strip(
            places?.reduce(0) { $0 + $1.count } ?? lines.reduce(0) { $0 + $1.columns.count },
            repeating: Pixel(row: 0, column: 0, radial: 0, ground: 0, distance: 0, east: 0, north: 0))
        var count = 0
        for (line, (row, columns)) in lines.enumerated() {
            let dy = mast.row - Double(row)
            let parallel = mast.parallel(row: Double(row))
            let place = places?[line]
            let many = place?.count ?? columns.count
            for i in 0..<many {
                let k = isWest ? many - 1 - i : i
                let column =
                    if let nodes, let place { nodes[place.lowerBound + k] - row * terrain.columns } else {
                        columns.lowerBound + k
                    }
                let dx = Double(column) - mast.column
                // The mast's own node has no direction: the first sector takes it.
                let isInside =
                    from.x * dy - from.y * dx >= 0 && (to.x * dy - to.y * dx < 0 || (sector == 0 && dx == 0 && dy == 0))
                guard isInside else { continue }
                let (distance, east, north) = mast.reach(parallel, meridians[column - span.columns.lowerBound])
                guard distance <= radius else { continue }
                if hasVoids, terrain.isVoid(row * terrain.columns + column) { continue }
                let turns = Self.turn(east: Float(east), north: Float(north)) * perRadial
                found[count] = Pixel(
                    row: Int32(truncatingIfNeeded: row), column: Int32(truncatingIfNeeded: column),
                    radial: Int32(turns + 0.5), ground: terrain.height(row: row, column: column),
                    distance: Float(distance), east: Float(east), north: Float(north))
                count += 1
            }
        }
        (pixels, starts, firstRadial) = Self.sorted(found, count: count)
    }

    /// Azimuth of a unit vector in 0 … 2π, good to 2e-6: near enough to tell the nearest radial.
    @inline(always)
    private static func turn(east: Float, north: Float) -> Float {
        let (x, y) = (abs(east), abs(north))
        let sine = min(x, y), square = sine * sine
        // arcsin of 0 … 1/√2, a least-squares fit at Chebyshev's places.
        let high: Float = ((0.09708584 * square - 0.02504142) * square + 0.06120887) * square + 0.07287602
        let acute = sine * ((high * square + 0.16676364) * square + 0.99999929)
        let fromNorth = x <= y ? acute : .pi / 2 - acute
        let half = north < 0 ? .pi - fromNorth : fromNorth
        return east < 0 ? 2 * .pi - half : half
    }

    /// Counting sort by radial; a radial's pixels, nearly in order, then find their places by distance.
    private static func sorted(_ found: borrowing Strip<Pixel>, count: Int) -> ([Pixel], [Int], Int) {
        guard count > 0 else { return ([], [0], 0) }
        var (low, high) = (found[0].radial, found[0].radial)
        for i in 0..<count { (low, high) = (min(low, found[i].radial), max(high, found[i].radial)) }
        var starts = [Int](repeating: 0, count: Int(high - low) + 2)
        for i in 0..<count { starts[Int(found[i].radial - low) + 1] += 1 }
        for k in 1..<starts.count { starts[k] += starts[k - 1] }
        var ends = starts
        var sorted = [Pixel](repeating: found[0], count: count)
        var pixels = sorted.mutableSpan
        var next = ends.mutableSpan
        // Where nodes are much closer than radials, some radials are far from order.
        var unsorted: Set<Int> = []
        for i in 0..<count {
            let pixel = found[i]
            let radial = Int(pixel.radial - low)
            var place = next[radial]
            let last = max(starts[radial], place - 32)
            next[radial] += 1
            while place > last, pixels[place - 1].distance > pixel.distance {
                pixels[place] = pixels[place - 1]
                place -= 1
            }
            pixels[place] = pixel
            if place == last, last > starts[radial], pixels[place - 1].distance > pixel.distance {
                unsorted.insert(radial)
            }
        }
        for radial in unsorted { sorted[starts[radial]..<starts[radial + 1]].sort { $0.distance < $1.distance } }
        return (sorted, starts, Int(low))
    }

    /// Where a row's nodes lie among the ones wanted.
    private static func range(
        _ columns: Range<Int>, of row: Int, in nodes: [Int], _ terrain: TerrainGrid
    ) -> Range<Int> {
        func first(_ node: Int) -> Int {
            var (low, high) = (0, nodes.count)
            while low < high {
                let middle = (low + high) / 2
                if nodes[middle] < node { low = middle + 1 } else { high = middle }
            }
            return low
        }
        let start = row * terrain.columns
        return first(start + columns.lowerBound)..<first(start + columns.upperBound)
    }

    var radialCount: Int { starts.count - 1 }

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
