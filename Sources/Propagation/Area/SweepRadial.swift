import Foundation

/// The profile along one radial with all that its receivers share: running maxima, sums and hulls of the bare terrain,
/// and the surface in blocks of sixteen points.
///
/// Heights are counted from the transmitting antenna; point k lies k steps away, block b holds points 16 b + 1 … 16 b + 16.
/// Hulls grow as the receivers move out.
struct SweepRadial: ~Copyable {
    private(set) var ground: Strip<Float>
    /// Running maxima over points 1…k of h/x − c x, where it is, and of h/x.
    private(set) var rise, fromStart: Strip<Float>
    private(set) var riseAt: Strip<Int32>
    /// v1 and v2 of eq. (85), (86) up to point k.
    private(set) var v1, v2: Strip<Double>
    /// Hulls of h − c x² and of h.
    private(set) var curved, plain: SweepHull
    private var grown = 0
    var blocks: SweepBlocks
    let step: Float
    private var curvature: Float = 0

    /// - Parameters: km.
    init(radius: Double, step: Double) {
        let points = Int(radius / step) + 3 * Lanes.width
        ground = Strip(points, repeating: 0)
        rise = Strip(points, repeating: 0)
        fromStart = Strip(points, repeating: 0)
        riseAt = Strip(points, repeating: 0)
        v1 = Strip(points, repeating: 0)
        v2 = Strip(points, repeating: 0)
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
        let track = AreaTrack(
            from: mast, east: sin(turn), north: cos(turn), distance: Double(count) * Double(step))
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
        var (top, topStart, at) = (-Float.infinity, -Float.infinity, Int32(1))
        var (sum1, sum2, before) = (0.0, 0.0, start)
        let width = Double(step)
        for k in 1...count {
            let (h, x) = (ground[k], Float(k) * step)
            let slope = h / x
            topStart = max(topStart, slope)
            fromStart[k] = topStart
            let seen = slope - curvature * x
            if seen > top { (top, at) = (seen, Int32(truncatingIfNeeded: k)) }
            rise[k] = top
            riseAt[k] = at
            let (now, far) = (Double(h), width * Double(k))
            let near = far - width
            sum1 += width * (now + before)
            sum2 += width * (now * (2 * far + near) + before * (far + 2 * near))
            v1[k] = sum1
            v2[k] = sum2
            before = now
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

    /// Largest height of points `first` … `last` over the line that starts at `low` and rises by `tilt` per km.
    @inline(never)
    func roughness(_ first: Int, _ last: Int, low: Float, tilt: Float) -> Float {
        var best = Lanes(all: -1e30)
        var k = first
        while k <= last {
            let x = (Lanes.ramp + Float(k)) * step
            let above = ground[lanes: k] - low - tilt * x
            best = best.raised(by: above.or(-1e30, where: Lanes.ramp.above(Float(last - k))))
            k += Lanes.width
        }
        return best.largest
    }
}
