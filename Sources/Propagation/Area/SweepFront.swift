/// One look at the terrain per radial instead of per pixel.
///
/// What lies far from the receiver is read from the nearest radial; the last sixteen points of the path, and
/// the blocks of sixteen that the radial shows to decide, are sampled on the path itself by the rule of ``ExactFront``.
struct SweepFront: ~Copyable {
    private var radial: SweepRadial
    let step: Float
    /// Places on the radial's hulls where the path before was answered.
    private var (horizonPlace, slopePlace, topPlace, roughPlace) = (0, 0, 0, 0)

    /// Nearer paths get a profile of their own, km: they are short, and there radials err most.
    static func nearest(step: Double) -> Float { Float(max(3, 48 * step)) }

    init(radius: Double, step: Double) {
        radial = SweepRadial(radius: radius, step: step)
        self.step = Float(step)
    }

    mutating func start(
        _ terrain: borrowing TerrainSampler, mast: AreaMast, turn: Double, spread: Double, datum: Float,
        curvature: Float,
        farthest: Double
    ) {
        (horizonPlace, slopePlace, topPlace, roughPlace) = (0, 0, 0, 0)
        radial.start(
            terrain, mast: mast, turn: turn, spread: spread, datum: datum, curvature: curvature, farthest: farthest)
    }

    /// The path to a node that is nearest to the radial.
    @inline(always)
    func track(row: Float, column: Float, distance: Float) -> AreaTrack {
        radial.track(row: row, column: column, distance: distance)
    }

    /// Sixteen points of the path itself.
    private struct Own {
        let x, rest, h, g: Lanes
        /// 1/(x rest).
        private let inverse: Lanes

        /// Eight points from `near` and eight from `far` on, kept between the ends.
        ///
        /// Not inlined: it is asked for in many places, and the work is inside.
        @inline(never)
        init(
            _ terrain: borrowing TerrainSampler, _ path: AreaPath, near: Float, far: Float, intervals: Int,
            share: Float
        ) {
            let from = Lanes(all: near).or(far - 8, where: Lanes.ramp.above(7))
            let u = (Lanes.ramp + from).raised(by: 1).lowered(by: Float(intervals - 1)) * share
            let (row, column) = (path.track.row.at(u), path.track.column.at(u))
            x = u * path.d
            rest = path.d - x
            inverse = 1 / (x * rest)
            h = terrain.ground(row: row, column: column, datum: path.datum)
            g = terrain.hasClutter ? h + terrain.clutter(row: row, column: column) : h
        }

        /// Slopes over the surface from both ends, less what the Earth's curvature adds over the whole path.
        @inline(always)
        func rise(_ c: Float) -> Lanes { g * overX - c * x }

        @inline(always)
        func fall(_ receiver: Float, _ c: Float) -> Lanes { (g - receiver) * overRest - c * rest }

        @inline(always)
        var overX: Lanes { rest * inverse }

        @inline(always)
        var overRest: Lanes { x * inverse }

        /// v|v|/(x (d − x)) with the height v over the line of sight.
        @inline(always)
        func clearance(_ slope: Float, _ c: Float) -> Lanes {
            let height = g + c * (x * rest) - slope * x
            return height * height.magnitude * inverse
        }
    }

    /// - Parameter path: of the radial that was started, not nearer than the one before and than ``nearest(step:)``.
    mutating func row(_ terrain: borrowing TerrainSampler, _ path: AreaPath) -> PathFeatures.Row {
        let (d, receiver, c) = (path.d, path.receiver, path.curvature)
        let m = ExactFront.intervals(d, step: step)
        let share = 1 / Float(m)
        let (slope, width) = (receiver / d, d * share)
        let before = Float(m - Lanes.width)
        // The radial up to half a step before the path's own points. Its searches branch, so they come before the
        // arithmetic.
        let last = Int((before - 0.5) * width / step)
        radial.grow(to: last)
        let seen = radial.curved.tangent(d, receiver - c * d * d, from: &horizonPlace)
        let top = radial.plain.support(slope, from: &topPlace).height
        let ends = Own(terrain, path, near: before, far: before + 8, intervals: m, share: share)

        let nu =
            terrain.hasClutter
            ? surfaceNu(terrain, path, ends, last: last, m: m, share: share)
            : groundNu(terrain, path, ends, last: last, far: seen.point, m: m, share: share)

        let earth = smoothEarth(path, ends, last: last, width: width, slope: slope, top: top)
        let low = earth.lowStart
        let tilt = (earth.lowEnd - low) / d
        var row = PathFeatures.Row(
            distance: d, nu: nu, transmitter: -earth.diffractionStart, receiver: receiver - earth.diffractionEnd,
            rise: -receiver, transmitterSlope: slope - c * d, receiverSlope: -slope - c * d,
            ductingTransmitter: -low, ductingReceiver: receiver - earth.lowEnd, roughness: 0,
            transmitterHorizon: d / 2, receiverHorizon: d / 2, latitude: path.latitude, place: path.place)
        horizons(&row, path, ends, last: last, seen: seen, low: low, tilt: tilt)
        return row
    }

    /// ν over bare ground, which changes little from the radial to the path: eight own points around either horizon.
    private mutating func groundNu(
        _ terrain: borrowing TerrainSampler, _ path: AreaPath, _ ends: Own, last: Int, far: Int, m: Int, share: Float
    ) -> Float {
        let (d, receiver, c) = (path.d, path.receiver, path.curvature)
        let scale = step / (d * share)
        let near = (Float(radial.prefixes[last].riseAt) * scale - 3.5).rounded()
        let own = Own(
            terrain, path, near: near, far: (Float(far) * scale - 3.5).rounded(), intervals: m, share: share)
        let rise = ends.rise(c).raised(by: own.rise(c)).largest
        guard rise >= receiver / d - c * d else {
            return clearNu(terrain, path, ends, own, last: last, m: m, share: share)
        }
        let fall = ends.fall(receiver, c).raised(by: own.fall(receiver, c)).largest
        return BullingtonPoint.nu(rise: rise, fall: fall, receiver: receiver, d: d, curvature: c)
    }

    /// ν over clutter, of which a path meets other pieces than the radial: its blocks are sampled on the path, best
    /// first, while one promises more than was found.
    private mutating func surfaceNu(
        _ terrain: borrowing TerrainSampler, _ path: AreaPath, _ ends: Own, last: Int, m: Int, share: Float
    ) -> Float {
        let (d, receiver, c) = (path.d, path.receiver, path.curvature)
        let count = (last + Lanes.width - 1) / Lanes.width
        var rise = ends.rise(c).largest
        radial.blocks.rankByRise(count)
        while true {
            let (block, score) = radial.blocks.takeBest(of: count)
            guard score > rise else { break }
            rise = Self.larger(rise, own(terrain, path, block: block, m: m, share: share).rise(c).largest)
        }
        guard rise >= receiver / d - c * d else {
            return clearNu(terrain, path, ends, ends, last: last, m: m, share: share)
        }
        var fall = ends.fall(receiver, c).largest
        radial.blocks.rankByFall(count, d: d, receiver: receiver, curvature: c)
        while true {
            let (block, score) = radial.blocks.takeBest(of: count)
            guard score > fall else { break }
            let own = own(terrain, path, block: block, m: m, share: share)
            fall = Self.larger(fall, own.fall(receiver, c).largest)
        }
        return BullingtonPoint.nu(rise: rise, fall: fall, receiver: receiver, d: d, curvature: c)
    }

    /// ν of a clear path.
    private mutating func clearNu(
        _ terrain: borrowing TerrainSampler, _ path: AreaPath, _ ends: Own, _ known: Own, last: Int, m: Int,
        share: Float
    ) -> Float {
        let (d, c) = (path.d, path.curvature)
        let slope = path.receiver / d
        let count = (last + Lanes.width - 1) / Lanes.width
        var square = ends.clearance(slope, c).raised(by: known.clearance(slope, c)).largest
        radial.blocks.rankByClearance(count, d: d, slope: slope, curvature: c)
        while true {
            let (block, score) = radial.blocks.takeBest(of: count)
            guard score > square else { break }
            let own = own(terrain, path, block: block, m: m, share: share)
            square = Self.larger(square, own.clearance(slope, c).largest)
        }
        return BullingtonPoint.nu(square: square, d: d)
    }

    @inline(always)
    private static func larger(_ a: Float, _ b: Float) -> Float { a > b ? a : b }

    /// The path's own points where a block of the radial lies.
    private func own(
        _ terrain: borrowing TerrainSampler, _ path: AreaPath, block: Int, m: Int, share: Float
    ) -> Own {
        let first = (Float(block * Lanes.width + 1) * step / (path.d * share)).rounded()
        return Own(terrain, path, near: first, far: first + 8, intervals: m, share: share)
    }

    private mutating func smoothEarth(
        _ path: AreaPath, _ ends: Own, last: Int, width: Float, slope: Float, top: Float
    ) -> SmoothEarth {
        let (d, receiver) = (path.d, path.receiver)
        // From the radial's last point straight to the path's own first, then on to the receiver.
        let (w, from, to) = (Double(width), Double(step) * Double(last), Double(ends.x[0]))
        let prefix = radial.prefixes[last]
        let (before, first, end) = (Double(prefix.ground), Double(ends.h[0]), Double(path.end))
        let (sum, moment) = (Double(ends.h.total) - first, Double((ends.h * ends.x).total) - first * to)
        let v1 = prefix.v1 + (to - from) * (first + before) + w * (first + 2 * sum + end)
        let v2 =
            prefix.v2 + (to - from) * (first * (2 * to + from) + before * (to + 2 * from))
            + w * (first * (3 * to + w) + 6 * moment + end * (3 * Double(d) - w))
        let length = Double(d)
        let obstruction = Self.larger(top, (ends.h - slope * ends.x).largest)
        var (fromStart, fromEnd) = (Float(0), Float(0))
        if obstruction > 0 {
            fromStart = Self.larger(prefix.fromStart, (ends.h * ends.overX).largest) - slope
            let seen = radial.plain.tangent(d, receiver, from: &slopePlace).slope
            fromEnd = Self.larger(seen, ((ends.h - receiver) * ends.overRest).largest) + slope
        }
        return SmoothEarth(
            v1: v1 / length, v2: v2 / (length * length), start: path.start, end: path.end, obstruction: obstruction,
            fromStart: fromStart, fromEnd: fromEnd)
    }

    /// Horizons and roughness of the bare terrain, for paths beyond the horizon.
    private mutating func horizons(
        _ row: inout PathFeatures.Row, _ path: AreaPath, _ ends: Own, last: Int,
        seen tangent: (slope: Float, point: Int), low: Float, tilt: Float
    ) {
        let (d, receiver, c) = (path.d, path.receiver, path.curvature)
        let endRise = ends.h * ends.overX - c * ends.x
        let prefix = radial.prefixes[last]
        let rise = Self.larger(prefix.rise, endRise.largest)
        guard rise > row.transmitterSlope else { return }
        let near = Float(prefix.riseAt) * step
        let isNear = rise == prefix.rise
        row.transmitterSlope = rise
        row.transmitterHorizon = isNear ? near : ends.x.or(0, where: endRise.below(rise)).largest
        let radialFall = tangent.slope - 2 * c * d
        let endFall = (ends.h - receiver) * ends.overRest - c * ends.rest
        let fall = Self.larger(radialFall, endFall.largest)
        let isFar = fall == radialFall
        row.receiverSlope = fall
        row.receiverHorizon =
            d - (isFar ? Float(tangent.point) * step : ends.x.or(0, where: endFall.below(fall)).largest)

        let from = row.transmitterHorizon, to = d - row.receiverHorizon
        var rough = (ends.h - low - tilt * ends.x).or(
            -1e30, where: ends.x.below(from) | ends.x.above(to)
        ).largest
        if isNear {
            let between = Int(prefix.riseAt)...max(Int(prefix.riseAt), isFar ? tangent.point : last)
            // Where the highest of all the radial lies between the horizons, it is the highest there.
            let top = radial.plain.support(tilt, from: &roughPlace)
            rough = Self.larger(
                rough,
                between.contains(top.point) ? top.height - low : radial.roughness(between, low: low, tilt: tilt))
        }
        row.roughness = rough
    }
}
