/// One profile per pixel: the answer of ``P1812/loss(over:ends:)`` in single precision.
///
/// Sampling rule: round(d / step) equal intervals, at least four; ground between the nodes bilinearly, clutter of the
/// nearest node, none at both ends. Heights are counted from the transmitting antenna.
struct ExactFront: ~Copyable {
    private var ground, surface, inverse: Strip<Float>
    let step: Float

    /// - Parameters: km.
    init(radius: Double, step: Double) {
        let points = Int(radius / step) + 2 * Lanes.width
        ground = Strip(points, repeating: 0)
        surface = Strip(points, repeating: 0)
        inverse = Strip(points, repeating: 0)
        self.step = Float(step)
    }

    static let fewestIntervals = 4

    /// Intervals of a path.
    @inline(always)
    static func intervals(_ distance: Float, step: Float) -> Int {
        max(fewestIntervals, Int((distance / step).rounded()))
    }

    @inline(never)
    mutating func row(_ terrain: borrowing TerrainSampler, _ path: AreaPath) -> PathFeatures.Row {
        let (d, receiver, curvature, track) = (path.d, path.receiver, path.curvature, path.track)
        let m = Self.intervals(d, step: step)
        let share = 1 / Float(m)
        let slope = receiver / d
        let lowest = Lanes(all: -1e30)
        var (rise, fall, riseSurface, fallSurface) = (lowest, lowest, lowest, lowest)
        var (fromStart, fromEnd, obstruction) = (lowest, lowest, lowest)
        var (riseAt, fallAt) = (LaneIndices(all: 1), LaneIndices(all: 1))
        var (sum, moment) = (Lanes(), Lanes())
        let hasClutter = terrain.hasClutter
        var first = 1
        while first < m {
            let raw = Lanes.ramp + Float(first)
            let u = raw.lowered(by: Float(m - 1)) * share
            let x = u * d
            let rest = d - x
            let (row, column) = (track.row.at(u), track.column.at(u))
            let h = terrain.ground(row: row, column: column, datum: path.datum)
            let r = 1 / (x * rest)
            let (overX, overRest) = (rest * r, x * r)
            ground[lanes: first] = h
            inverse[lanes: first] = r
            let up = h * overX
            let back = (h - receiver) * overRest
            fromStart = fromStart.raised(by: up)
            fromEnd = fromEnd.raised(by: back)
            obstruction = obstruction.raised(by: h - slope * x)
            let seen = up - curvature * x
            let isHigher = seen.above(rise)
            rise = rise.or(seen, where: isHigher)
            riseAt = riseAt.or(first, where: isHigher)
            let seenBack = back - curvature * rest
            let isLater = fall.notAbove(seenBack)
            fall = fall.or(seenBack, where: isLater)
            fallAt = fallAt.or(first, where: isLater)
            let counted = h.or(0, where: raw.above(Float(m - 1)))
            sum += counted
            moment += counted * u
            if hasClutter {
                let g = h + terrain.clutter(row: row, column: column)
                surface[lanes: first] = g
                riseSurface = riseSurface.raised(by: g * overX - curvature * x)
                fallSurface = fallSurface.raised(by: (g - receiver) * overRest - curvature * rest)
            }
            first += Lanes.width
        }
        let (riseMax, fallMax) = (rise.largest, fall.largest)
        let (stimLess, srimLess) = hasClutter ? (riseSurface.largest, fallSurface.largest) : (riseMax, fallMax)

        let geometry = SmoothEarth(
            sum: sum, moment: moment, share: share, start: path.start, end: path.end, obstruction: obstruction.largest,
            fromStart: fromStart.largest - slope, fromEnd: fromEnd.largest + slope)
        let clear = slope - curvature * d
        let isTransHorizon = riseMax > clear
        let isObstructed = stimLess >= clear
        // Where least clearance is asked for, one more pass answers for ground and surface.
        var (bestGround, bestSurface, at) = (lowest, lowest, LaneIndices(all: 1))
        if !isTransHorizon || !isObstructed {
            first = 1
            while first < m {
                let x = (Lanes.ramp + Float(first)).lowered(by: Float(m - 1)) * share * d
                let r = inverse[lanes: first]
                let line = curvature * x * (d - x) - slope * x
                let h = ground[lanes: first] + line
                let squareGround = h * h.magnitude * r
                let isLater = bestGround.notAbove(squareGround)
                bestGround = bestGround.or(squareGround, where: isLater)
                at = at.or(first, where: isLater)
                if hasClutter {
                    let g = surface[lanes: first] + line
                    bestSurface = bestSurface.raised(by: g * g.magnitude * r)
                }
                first += Lanes.width
            }
        }
        let nu =
            isObstructed
            ? BullingtonPoint.nu(rise: stimLess, fall: srimLess, receiver: receiver, d: d, curvature: curvature)
            : BullingtonPoint.nu(square: hasClutter ? bestSurface.largest : bestGround.largest, d: d)

        let (near, far): (Int, Int)
        if isTransHorizon {
            near = min(m - 1, rise.first(of: riseMax, groups: riseAt))
            far = min(m - 1, fall.last(of: fallMax, groups: fallAt))
        } else {
            near = min(m - 1, bestGround.last(of: bestGround.largest, groups: at))
            far = near
        }
        let low = geometry.lowStart, tilt = (geometry.lowEnd - low) / d
        var rough = lowest
        first = near
        while first <= far {
            let x = (Lanes.ramp + Float(first)).lowered(by: Float(m - 1)) * share * d
            let above = ground[lanes: first] - low - tilt * x
            rough = rough.raised(by: above.or(-1e30, where: Lanes.ramp.above(Float(far - first))))
            first += Lanes.width
        }
        return PathFeatures.Row(
            distance: d, nu: nu, transmitter: -geometry.diffractionStart,
            receiver: receiver - geometry.diffractionEnd, rise: -receiver,
            transmitterSlope: isTransHorizon ? riseMax : clear,
            receiverSlope: isTransHorizon ? fallMax : -slope - curvature * d,
            ductingTransmitter: -low, ductingReceiver: receiver - geometry.lowEnd, roughness: rough.largest,
            transmitterHorizon: Float(near) * share * d, receiverHorizon: d - Float(far) * share * d,
            latitude: path.latitude, place: path.place)
    }
}
