/// Smooth-Earth heights of a path with equal steps, P.1812-8 eq. (85)–(92), m above the transmitting antenna.
struct SmoothEarth {
    /// hstd and hsrd (91).
    let diffractionStart, diffractionEnd: Float
    /// hst and hsr, not above the ground (92).
    let lowStart, lowEnd: Float

    /// - Parameters:
    ///   - sum, moment: of the inner points' heights, and of heights times their share of the way.
    ///   - share: of one step.
    ///   - start, end: ground at the ends.
    ///   - obstruction, fromStart, fromEnd: hobs, αobt, αobr (89).
    @inline(always)
    init(
        sum: Lanes, moment: Lanes, share: Float, start: Float, end: Float, obstruction: Float, fromStart: Float,
        fromEnd: Float
    ) {
        let (s, a, b) = (Double(share), Double(start), Double(end))
        self.init(
            v1: s * (2 * Double(sum.total) + a + b), v2: s * (6 * Double(moment.total) + a * s + b * (3 - s)),
            start: start, end: end, obstruction: obstruction, fromStart: fromStart, fromEnd: fromEnd)
    }

    /// - Parameters: v1 over d and v2 over d², eq. (85), (86).
    @inline(always)
    init(
        v1: Double, v2: Double, start: Float, end: Float, obstruction: Float, fromStart: Float, fromEnd: Float
    ) {
        let hst = Float(2 * v1 - v2)  // (87)
        let hsr = Float(v2 - v1)  // (88)
        var (hstp, hsrp) = (hst, hsr)
        if obstruction > 0 {
            let part = obstruction / (fromStart + fromEnd)
            hstp -= part * fromStart  // (90c)
            hsrp -= part * fromEnd  // (90d)
        }
        diffractionStart = min(hstp, start)
        diffractionEnd = min(hsrp, end)
        lowStart = min(hst, start)
        lowEnd = min(hsr, end)
    }
}

/// ν of the Bullington point at 1 GHz, heights counted from the transmitting antenna.
enum BullingtonPoint {
    /// √(0.002/λ) at 1 GHz.
    private static let scale = Float((0.002 / 0.2998).squareRoot())

    /// On a clear path, eq. (15), from the largest v|v|/(x (d − x)) with the height v over the line of sight.
    @inline(always)
    static func nu(square: Float, d: Float) -> Float {
        let root = (abs(square) * d).squareRoot() * scale
        return square < 0 ? -root : root
    }

    /// Beyond the horizon, eq. (18)–(20).
    ///
    /// - Parameters: largest slopes from both ends less what the Earth's curvature adds over the whole path.
    @inline(always)
    static func nu(rise: Float, fall: Float, receiver: Float, d: Float, curvature: Float) -> Float {
        let stim = rise + curvature * d
        let srim = fall + curvature * d
        let edge = min(max((receiver + srim * d) / (stim + srim), 0.001 * d), 0.999 * d)
        let height = stim * edge - receiver * edge / d
        return height * (d / (edge * (d - edge))).squareRoot() * scale
    }
}
