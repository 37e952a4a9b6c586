import Foundation

/// The profile along one radial with all that its receivers share: running maxima, sums and hulls of the bare terrain,
/// and the surface in blocks of sixteen points.
///
/// Heights are counted from the transmitting antenna; point k lies k steps away, block b holds points 16 b + 1 … 16 b + 16.
/// Hulls grow as the receivers move out.
struct SweepRadial: ~Copyable {
    /// What points 1…k show together.
    struct Prefix {
        /// v1 and v2 of eq. (85), (86).
        var v1, v2: Double
        /// Ground at point k.
        var ground: Float
        /// Largest of h/x − c x, where it is, and largest of h/x.
        var rise: Float
        var riseAt: Int32
        var fromStart: Float
    }

    private var ground: Strip<Float>
    private(set) var prefixes: Strip<Prefix>
    /// Hulls of h − c x² and of h.
    private(set) var curved, plain: SweepHull
    private var grown = 0
    var blocks: SweepBlocks
    let step: Float
    private var curvature: Float = 0
    private var track = AreaTrack.none
    /// One over the track's length, 1/km.
    private var overLength: Float = 0

    /// - Parameters: km.
    init(radius: Double, step: Double) {
        let points = Int(radius / step) + 3 * Lanes.width
        ground = Strip(points, repeating: 0)
        prefixes = Strip(
            points, repeating: Prefix(v1: 0, v2: 0, ground: 0, rise: 0, riseAt: 0, fromStart: 0))
        curved = SweepHull(capacity: points)
        plain = SweepHull(capacity: points)
        blocks = SweepBlocks(points: points, step: Float(step))
        self.step = Float(step)
    }

    /// Samples the radial out to `farthest` km.
    ///
    /// - Parameters:
    ///   - turn: its direction, clockwise from north, radians.
    ///   - spread: half the angle to the next radial.
    mutating func start(
        _ terrain: borrowing TerrainSampler, mast: AreaMast, turn: Double, spread: Double, datum: Float,
        curvature: Float, farthest: Double
    ) {
        self.curvature = curvature
        let count = Int(farthest / Double(step)) + 1
        let length = Double(count) * Double(step)
        let track = AreaTrack(from: mast, east: sin(turn), north: cos(turn), distance: length)
        self.track = track
        overLength = Float(1 / length)
        var first = 1
        while first <= count {
            let u = (Lanes.ramp + Float(first)).lowered(by: Float(count)) * (1 / Float(count))
            let (row, column) = (track.row.at(u), track.column.at(u))
            let h = terrain.ground(row: row, column: column, datum: datum)
            ground[lanes: first] = h
            var top = h
            if terrain.hasClutter {
                top += Self.clutter(terrain, track, u, half: 0.5 / Float(count), spread: Float(spread))
            }
            blocks.set(first / Lanes.width, x: u * Float(count) * step, top: top, curvature: curvature)
            first += Lanes.width
        }
        accumulate(count, start: -mast.height)
        curved.removeAll()
        plain.removeAll()
        grown = 0
    }

    /// The path to a place next to the radial.
    @inline(always)
    func track(row: Float, column: Float, distance: Float) -> AreaTrack {
        track.cut(at: distance * overLength, row: row, column: column)
    }

    /// The highest clutter a path nearest to this radial can meet at a point: in the middle and at the corners of half
    /// a step along and half a radial's distance across.
    @inline(always)
    private static func clutter(
        _ terrain: borrowing TerrainSampler, _ track: AreaTrack, _ u: Lanes, half: Float, spread: Float
    ) -> Lanes {
        var top = terrain.clutter(row: track.row.at(u), column: track.column.at(u))
        // Across is along turned by a right angle; rows and columns may differ in length.
        let stretch = track.columnsPerRow
        for along in [u - half, u + half] {
            let (row, column) = (track.row.at(along), track.column.at(along))
            let down = (column - track.column.start) * (spread / stretch)
            let right = (row - track.row.start) * (spread * stretch)
            top = top.raised(by: terrain.clutter(row: row + down, column: column - right))
            top = top.raised(by: terrain.clutter(row: row - down, column: column + right))
        }
        return top
    }

    private mutating func accumulate(_ count: Int, start: Double) {
        var sum = Prefix(
            v1: 0, v2: 0, ground: Float(start), rise: -.infinity, riseAt: 1, fromStart: -.infinity)
        let width = Double(step)
        for k in 1...count {
            let (h, x) = (ground[k], Float(k) * step)
            let slope = h / x
            sum.fromStart = max(sum.fromStart, slope)
            let seen = slope - curvature * x
            if seen > sum.rise { (sum.rise, sum.riseAt) = (seen, Int32(truncatingIfNeeded: k)) }
            let (now, before, far) = (Double(h), Double(sum.ground), width * Double(k))
            let near = far - width
            sum.v1 += width * (now + before)
            sum.v2 += width * (now * (2 * far + near) + before * (far + 2 * near))
            sum.ground = h
            prefixes[k] = sum
        }
    }

    /// Takes points up to `last` into the hulls.
    mutating func grow(to last: Int) {
        while grown < last {
            grown += 1
            let (h, x) = (ground[grown], Float(grown) * step)
            curved.push(x, h - curvature * x * x, point: grown)
            plain.push(x, h, point: grown)
        }
    }

    /// Largest height of some points over the line that starts at `low` and rises by `tilt` per km.
    @inline(never)
    func roughness(_ points: ClosedRange<Int>, low: Float, tilt: Float) -> Float {
        let (first, last) = (points.lowerBound, points.upperBound)
        var best = Lanes(all: -1e30)
        let slope = tilt * step
        var line = low + (Lanes.ramp + Float(first)) * slope
        var k = first
        while k + Lanes.width <= last + 1 {
            best = best.raised(by: ground[lanes: k] - line)
            line += Lanes(all: slope * Float(Lanes.width))
            k += Lanes.width
        }
        if k <= last {
            best = best.raised(by: (ground[lanes: k] - line).or(-1e30, where: Lanes.ramp.above(Float(last - k))))
        }
        return best.largest
    }
}
