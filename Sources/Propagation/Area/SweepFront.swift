/// One look at the terrain per radial instead of per pixel.
///
/// What lies far from the receiver is read from the nearest radial; the last sixteen points of the path, and
/// the blocks of sixteen that the radial shows to decide, are sampled on the path itself by the rule of ``ExactFront``.
struct SweepFront: ~Copyable {
    private var radial: SweepRadial
    let step: Float

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
        radial.start(
            terrain, mast: mast, turn: turn, spread: spread, datum: datum, curvature: curvature, farthest: farthest)
    }

    /// Sixteen points of the path itself.
    private struct Own {
        let x, rest, h, g: Lanes

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
            h = terrain.ground(row: row, column: column, datum: path.datum)
            g = terrain.hasClutter ? h + terrain.clutter(row: row, column: column) : h
        }

        /// Slopes over the surface from both ends, less what the Earth's curvature adds over the whole path.
        @inline(always)
        func rise(_ c: Float) -> Lanes { g / x - c * x }

        @inline(always)
        func fall(_ receiver: Float, _ c: Float) -> Lanes { (g - receiver) / rest - c * rest }

        /// v|v|/(x (d − x)) with the height v over the line of sight.
        @inline(always)
        func clearance(_ slope: Float, _ c: Float) -> Lanes {
            let product = x * rest
            let height = g + c * product - slope * x
            return height * height.magnitude / product
        }
    }

    /// - Parameter path: of the radial that was started, not nearer than the one before and than ``nearest(step:)``.
    mutating func row(_ terrain: borrowing TerrainSampler, _ path: AreaPath) -> PathFeatures.Row {
        let (d, receiver, c) = (path.d, path.receiver, path.curvature)
        let m = ExactFront.intervals(d, step: step)
        let share = 1 / Float(m)
        let (slope, width) = (receiver / d, d * share)
        let before = Float(m - Lanes.width)
        let ends = Own(terrain, path, near: before, far: before + 8, intervals: m, share: share)
        // The radial up to half a step before the path's own points.
        let last = Int((before - 0.5) * width / step)
        radial.grow(to: last)
        let seen = radial.curved.tangent(d, receiver - c * d * d)

        let nu =
            terrain.hasClutter
            ? surfaceNu(terrain, path, ends, last: last, m: m, share: share)
            : groundNu(terrain, path, ends, last: last, far: seen.point, m: m, share: share)

        let earth = smoothEarth(path, ends, last: last, width: width, slope: slope)
        let low = earth.lowStart
        let tilt = (earth.lowEnd - low) / d
        var row = PathFeatures.Row(
            distance: d, nu: nu, transmitter: -earth.diffractionStart, receiver: receiver - earth.diffractionEnd,
            rise: -receiver, transmitterSlope: slope - c * d, receiverSlope: -slope - c * d,
            ductingTransmitter: -low, ductingReceiver: receiver - earth.lowEnd, roughness: 0,
            transmitterHorizon: d / 2, receiverHorizon: d / 2, latitude: path.latitude, pixel: path.pixel)
        horizons(&row, path, ends, last: last, seen: seen, low: low, tilt: tilt)
        return row
    }

    /// ν over bare ground, which changes little from the radial to the path: eight own points around either horizon.
    private mutating func groundNu(
        _ terrain: borrowing TerrainSampler, _ path: AreaPath, _ ends: Own, last: Int, far: Int, m: Int, share: Float
    ) -> Float {
        let (d, receiver, c) = (path.d, path.receiver, path.curvature)
        let scale = step / (d * share)
        let near = (Float(radial.riseAt[last]) * scale - 3.5).rounded()
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

    private func smoothEarth(
        _ path: AreaPath, _ ends: Own, last: Int, width: Float, slope: Float
    ) -> SmoothEarth {
        let (d, receiver) = (path.d, path.receiver)
        // From the radial's last point straight to the path's own first, then on to the receiver.
        let (w, from, to) = (Double(width), Double(step) * Double(last), Double(ends.x[0]))
        let (before, first, end) = (Double(radial.ground[last]), Double(ends.h[0]), Double(path.end))
        let (sum, moment) = (Double(ends.h.total) - first, Double((ends.h * ends.x).total) - first * to)
        let v1 = radial.v1[last] + (to - from) * (first + before) + w * (first + 2 * sum + end)
        let v2 =
            radial.v2[last] + (to - from) * (first * (2 * to + from) + before * (to + 2 * from))
            + w * (first * (3 * to + w) + 6 * moment + end * (3 * Double(d) - w))
        let length = Double(d)
        let obstruction = Self.larger(radial.plain.support(slope), (ends.h - slope * ends.x).largest)
        var (fromStart, fromEnd) = (Float(0), Float(0))
        if obstruction > 0 {
            fromStart = Self.larger(radial.fromStart[last], (ends.h / ends.x).largest) - slope
            fromEnd =
                Self.larger(radial.plain.tangent(d, receiver).slope, ((ends.h - receiver) / ends.rest).largest) + slope
        }
        return SmoothEarth(
            v1: v1 / length, v2: v2 / (length * length), start: path.start, end: path.end, obstruction: obstruction,
            fromStart: fromStart, fromEnd: fromEnd)
    }

    /// Horizons and roughness of the bare terrain, for paths beyond the horizon.
    private func horizons(
        _ row: inout PathFeatures.Row, _ path: AreaPath, _ ends: Own, last: Int,
        seen tangent: (slope: Float, point: Int), low: Float, tilt: Float
    ) {
        let (d, receiver, c) = (path.d, path.receiver, path.curvature)
        let endRise = ends.h / ends.x - c * ends.x
        let rise = Self.larger(radial.rise[last], endRise.largest)
        guard rise > row.transmitterSlope else { return }
        let near = Float(radial.riseAt[last]) * step
        let isNear = rise == radial.rise[last]
        row.transmitterSlope = rise
        row.transmitterHorizon = isNear ? near : ends.x.or(0, where: endRise.below(rise)).largest
        let radialFall = tangent.slope - 2 * c * d
        let endFall = (ends.h - receiver) / ends.rest - c * ends.rest
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
            let end = isFar ? tangent.point : last
            rough = Self.larger(rough, radial.roughness(Int(radial.riseAt[last]), end, low: low, tilt: tilt))
        }
        row.roughness = rough
    }
}
