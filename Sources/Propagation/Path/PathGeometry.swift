import Foundation

/// What P.1812-8 Annex 1, Attachment 1, §5 derives from the bare terrain of a path.
struct PathGeometry: Hashable, Sendable {
    /// Smooth-Earth heights at the ends before any correction, hst and hsr of eq. (87), (88), m.
    let smoothStart, smoothEnd: Double
    /// The same for the diffraction model, hstd and hsrd of eq. (91), m.
    let diffractionStart, diffractionEnd: Double
    /// Terminal heights over the smooth Earth of the ducting model, hte and hre of eq. (94), m.
    let ductingTransmitter, ductingReceiver: Double
    /// Terrain roughness hm, eq. (95), m.
    let roughness: Double
    /// Distances of the horizons, dlt and dlr, eq. (80), (83), km.
    let transmitterHorizon, receiverHorizon: Double
    /// Elevations of the horizons, θt and θr, eq. (79), (82), and path angular distance θ, eq. (84), mrad.
    let transmitterElevation, receiverElevation, angularDistance: Double
    let isTransHorizon: Bool

    /// - Parameters:
    ///   - points: of the path.
    ///   - htg, hrg: antennas above ground, m.
    ///   - ae: median effective Earth radius, km.
    init(_ points: borrowing PathPoints, htg: Double, hrg: Double, ae: Double) {
        let last = points.count - 1
        let (_, start, _) = points.point(0)
        let (d, end, _) = points.point(last)
        let (hts, hrs) = (start + htg, end + hrg)
        let inner = 1..<last
        let scan = Scan(points, inner, hts: hts, hrs: hrs, d: d, ae: ae)

        // §5.6.1
        let (v1, v2) = Self.moments(points)
        let hst = (2 * v1 * d - v2) / (d * d)  // (87)
        let hsr = (v2 - v1 * d) / (d * d)  // (88)
        (smoothStart, smoothEnd) = (hst, hsr)

        // §5.6.2
        var (hstp, hsrp) = (hst, hsr)
        if scan.obstruction > 0 {
            let sum = scan.slopeFromStart + scan.slopeFromEnd
            hstp -= scan.obstruction * scan.slopeFromStart / sum  // (90c), (90e)
            hsrp -= scan.obstruction * scan.slopeFromEnd / sum  // (90d), (90f)
        }
        diffractionStart = min(hstp, start)
        diffractionEnd = min(hsrp, end)

        // §5.2–5.5; tan θ in mrad is compared instead of θ, the arc tangent being monotone.
        let towards = (hrs - hts) / d
        let (clearStart, clearEnd) = (towards - 500 * d / ae, -towards - 500 * d / ae)  // (78), (81)
        isTransHorizon = scan.horizonFromStart > clearStart
        let (firstHorizon, lastHorizon): (Int, Int)
        if isTransHorizon {
            firstHorizon = scan.firstHorizon
            lastHorizon = scan.lastHorizon
            transmitterElevation = 1000 * atan(scan.horizonFromStart / 1000)
            receiverElevation = 1000 * atan(scan.horizonFromEnd / 1000)
            transmitterHorizon = points.point(firstHorizon).x
            receiverHorizon = d - points.point(lastHorizon).x
        } else {
            firstHorizon = Self.leastClearance(points, inner, hts: hts, hrs: hrs, d: d, ae: ae)
            lastHorizon = firstHorizon
            transmitterElevation = 1000 * atan(clearStart / 1000)
            receiverElevation = 1000 * atan(clearEnd / 1000)
            transmitterHorizon = points.point(firstHorizon).x
            receiverHorizon = d - transmitterHorizon  // (83a)
        }
        angularDistance = 1000 * d / ae + transmitterElevation + receiverElevation  // (84)

        // §5.6.3
        let (low, high) = (min(hst, start), min(hsr, end))  // (92)
        let m = (high - low) / d  // (93)
        ductingTransmitter = htg + start - low  // (94a)
        ductingReceiver = hrg + end - high  // (94b)
        var rough = PathPoints.Lanes(repeating: -.infinity)
        points.visit(firstHorizon..<(max(firstHorizon, lastHorizon) + 1)) { _, x, h, _ in
            rough = rough.raised(by: h - (low + m * x))  // (95)
        }
        roughness = rough.max()
    }

    /// Maxima over the inner points, in one pass.
    private struct Scan {
        /// hobs (89a), αobt (89b) and αobr (89c).
        let obstruction, slopeFromStart, slopeFromEnd: Double
        /// tan of (77) and (82a), in thousandths, and where they are reached: the nearest point of equals.
        let horizonFromStart, horizonFromEnd: Double
        let firstHorizon, lastHorizon: Int

        init(
            _ points: borrowing PathPoints, _ inner: Range<Int>, hts: Double, hrs: Double, d: Double, ae: Double
        ) {
            typealias Lanes = PathPoints.Lanes
            let lowest = Lanes(repeating: -.infinity)
            var (obstruction, fromStart, fromEnd) = (lowest, lowest, lowest)
            var (near, far) = (lowest, lowest)
            var nearGroup = SIMD8<Int64>(repeating: 0), farGroup = nearGroup
            let (slope, curvature) = ((hrs - hts) / d, 500 / ae)
            points.visit(inner) { first, x, h, _ in
                let rest = d - x
                let inverse = 1 / (x * rest)
                let (overX, overRest) = (rest * inverse, x * inverse)
                let above = h - hts - slope * x  // (89d)
                obstruction = obstruction.raised(by: above)
                fromStart = fromStart.raised(by: above * overX)
                fromEnd = fromEnd.raised(by: above * overRest)
                let seen = (h - hts) * overX - curvature * x
                let isHigher = seen .> near
                near = near.replacing(with: seen, where: isHigher)
                nearGroup = nearGroup.replacing(with: Int64(first), where: isHigher)
                let back = (h - hrs) * overRest - curvature * rest
                let isLater = back .>= far
                far = far.replacing(with: back, where: isLater)
                farGroup = farGroup.replacing(with: Int64(first), where: isLater)
            }
            self.obstruction = obstruction.max()
            slopeFromStart = fromStart.max()
            slopeFromEnd = fromEnd.max()
            horizonFromStart = near.max()
            horizonFromEnd = far.max()
            var (firstHorizon, lastHorizon) = (inner.upperBound - 1, inner.lowerBound)
            for lane in 0..<Lanes.scalarCount {
                if near[lane] == horizonFromStart {
                    firstHorizon = min(firstHorizon, Int(nearGroup[lane]) + lane)
                }
                if far[lane] == horizonFromEnd {
                    lastHorizon = max(lastHorizon, min(Int(farGroup[lane]) + lane, inner.upperBound - 1))
                }
            }
            self.firstHorizon = firstHorizon
            self.lastHorizon = lastHorizon
        }
    }

    /// v1 and v2, eq. (85), (86), as sums over points instead of over the steps between them.
    private static func moments(_ points: borrowing PathPoints) -> (Double, Double) {
        let last = points.count - 1
        let (start, next) = (points.point(0), points.point(1))
        let (end, previous) = (points.point(last), points.point(last - 1))
        var v1 = start.h * next.x + end.h * (end.x - previous.x)
        var v2 = start.h * next.x * next.x + end.h * (end.x - previous.x) * (2 * end.x + previous.x)
        var (sum1, sum2) = (PathPoints.Lanes(), PathPoints.Lanes())
        let rest = points.sweep(1..<last) { before, x, after, h in
            let weighted = h * (after - before)
            sum1 += weighted
            sum2 += weighted * (before + x + after)
        }
        v1 += sum1.sum()
        v2 += sum2.sum()
        for i in rest {
            let (before, now, after) = (points.point(i - 1).x, points.point(i), points.point(i + 1).x)
            v1 += now.h * (after - before)
            v2 += now.h * (after - before) * (before + now.x + after)
        }
        return (v1, v2)
    }

    /// The last point with the largest ν over the bare terrain, eq. (81).
    private static func leastClearance(
        _ points: borrowing PathPoints, _ inner: Range<Int>, hts: Double, hrs: Double, d: Double, ae: Double
    ) -> Int {
        var best = PathPoints.Lanes(repeating: -.infinity)
        var group = SIMD8<Int64>(repeating: 0)
        let (slope, curvature) = ((hrs - hts) / d, 500 / ae)
        points.visit(inner) { first, x, h, _ in
            let rest = d - x
            let product = x * rest
            let above = h + curvature * product - hts - slope * x
            let nu = above / product.squareRoot()
            let isLater = nu .>= best
            best = best.replacing(with: nu, where: isLater)
            group = group.replacing(with: Int64(first), where: isLater)
        }
        let largest = best.max()
        var found = inner.lowerBound
        for lane in 0..<PathPoints.Lanes.scalarCount where best[lane] == largest {
            found = max(found, min(Int(group[lane]) + lane, inner.upperBound - 1))
        }
        return found
    }
}
