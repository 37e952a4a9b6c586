import Foundation

/// Maxima over the inner points of a path, which its geometry and Bullington's construction share: one pass.
struct PathScan {
    /// hobs (89a), αobt (89b) and αobr (89c) of P.1812-8.
    let obstruction, slopeFromStart, slopeFromEnd: Double
    /// tan of (77) and (82a), in thousandths, and where they are reached: the nearest point of equals.
    let horizonFromStart, horizonFromEnd: Double
    let firstHorizon, lastHorizon: Int
    /// The same slopes over the surface.
    let surfaceFromStart, surfaceFromEnd: Double

    /// - Parameters: antennas above sea level in m; length in km; curvature 500/ae.
    init(_ points: borrowing PathPoints, hts: Double, hrs: Double, d: Double, curvature: Double) {
        typealias Lanes = PathPoints.Lanes
        let inner = 1..<(points.count - 1)
        let lowest = Lanes(repeating: -.infinity)
        var (obstruction, fromStart, fromEnd) = (lowest, lowest, lowest)
        var (near, far, nearSurface, farSurface) = (lowest, lowest, lowest, lowest)
        var nearGroup = SIMD8<Int64>(repeating: 0), farGroup = nearGroup
        let slope = (hrs - hts) / d
        let hasClutter = points.hasClutter
        var i = inner.lowerBound
        while i < inner.upperBound {
            let (first, x, h, g) = points.eight(i, of: inner)
            let rest = d - x
            let inverse = 1 / (x * rest)
            let (overX, overRest) = (rest * inverse, x * inverse)
            let (drop, dropEnd) = (curvature * x, curvature * rest)
            let (up, back) = ((h - hts) * overX, (h - hrs) * overRest)
            obstruction = obstruction.raised(by: h - slope * x)  // (89d)
            fromStart = fromStart.raised(by: up)
            fromEnd = fromEnd.raised(by: back)
            let seen = up - drop
            let isHigher = seen .> near
            near = near.replacing(with: seen, where: isHigher)
            nearGroup = nearGroup.replacing(with: Int64(first), where: isHigher)
            let seenBack = back - dropEnd
            let isLater = seenBack .>= far
            far = far.replacing(with: seenBack, where: isLater)
            farGroup = farGroup.replacing(with: Int64(first), where: isLater)
            if hasClutter {
                nearSurface = nearSurface.raised(by: (g - hts) * overX - drop)
                farSurface = farSurface.raised(by: (g - hrs) * overRest - dropEnd)
            }
            i += Lanes.scalarCount
        }
        self.obstruction = obstruction.largest - hts
        slopeFromStart = fromStart.largest - slope
        slopeFromEnd = fromEnd.largest + slope
        horizonFromStart = near.largest
        horizonFromEnd = far.largest
        (surfaceFromStart, surfaceFromEnd) =
            hasClutter ? (nearSurface.largest, farSurface.largest) : (horizonFromStart, horizonFromEnd)
        firstHorizon = near.first(of: horizonFromStart, groups: nearGroup, last: inner.upperBound - 1)
        lastHorizon = far.last(of: horizonFromEnd, groups: farGroup, last: inner.upperBound - 1)
    }
}

/// How near the line between the antennas comes to ground and surface: v|v|/(x (d − x)), v the height of a point over
/// that line, orders points as ν does.
struct PathClearance {
    /// The last point of the ground with the largest ν, eq. (81).
    let point: Int
    /// Largest over the surface.
    let surface: Double

    /// - Parameters: as of ``PathScan/init(_:hts:hrs:d:curvature:)``.
    init(_ points: borrowing PathPoints, hts: Double, hrs: Double, d: Double, curvature: Double) {
        typealias Lanes = PathPoints.Lanes
        let inner = 1..<(points.count - 1)
        var (best, bestSurface) = (Lanes(repeating: -.infinity), Lanes(repeating: -.infinity))
        var group = SIMD8<Int64>(repeating: 0)
        let slope = (hrs - hts) / d
        let hasClutter = points.hasClutter
        var i = inner.lowerBound
        while i < inner.upperBound {
            let (first, x, h, g) = points.eight(i, of: inner)
            let product = x * (d - x)
            let inverse = 1 / product
            let line = hts + slope * x - curvature * product
            let square = (h - line).signedSquare * inverse
            let isLater = square .>= best
            best = best.replacing(with: square, where: isLater)
            group = group.replacing(with: Int64(first), where: isLater)
            if hasClutter { bestSurface = bestSurface.raised(by: (g - line).signedSquare * inverse) }
            i += Lanes.scalarCount
        }
        let largest = best.largest
        point = best.last(of: largest, groups: group, last: inner.upperBound - 1)
        surface = hasClutter ? bestSurface.largest : largest
    }
}

extension SIMD8<Double> {
    /// The first and the last of the points with a value, counted from each lane's place in `groups`; none lies
    /// beyond `last`.
    fileprivate func first(of value: Double, groups: SIMD8<Int64>, last: Int) -> Int {
        var found = last
        for lane in 0..<scalarCount where self[lane] == value { found = Swift.min(found, Int(groups[lane]) + lane) }
        return found
    }

    fileprivate func last(of value: Double, groups: SIMD8<Int64>, last: Int) -> Int {
        var found = 0
        for lane in 0..<scalarCount where self[lane] == value { found = Swift.max(found, Int(groups[lane]) + lane) }
        return Swift.min(found, last)
    }
}
