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
    /// ae, km, and what Bullington's construction needs for it.
    let effectiveRadius: Double
    let bullington: Bullington.Surface

    /// - Parameters:
    ///   - points: of the path.
    ///   - htg, hrg: antennas above ground, m.
    ///   - ae: median effective Earth radius, km.
    init(_ points: borrowing PathPoints, htg: Double, hrg: Double, ae: Double) {
        let last = points.count - 1
        let (_, start, _) = points.point(0)
        let (d, end, _) = points.point(last)
        let (hts, hrs) = (start + htg, end + hrg)
        effectiveRadius = ae
        let curvature = 500 / ae
        let scan = PathScan(points, hts: hts, hrs: hrs, d: d, curvature: curvature)

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
        let (clearStart, clearEnd) = (towards - curvature * d, -towards - curvature * d)  // (78), (81)
        isTransHorizon = scan.horizonFromStart > clearStart
        let (firstHorizon, lastHorizon): (Int, Int)
        if isTransHorizon {
            firstHorizon = scan.firstHorizon
            lastHorizon = scan.lastHorizon
            transmitterElevation = 1000 * atan(scan.horizonFromStart / 1000)
            receiverElevation = 1000 * atan(scan.horizonFromEnd / 1000)
            transmitterHorizon = points.point(firstHorizon).x
            receiverHorizon = d - points.point(lastHorizon).x
            bullington = Bullington.Surface(scan, d: d, curvature: curvature, clearance: nil)
        } else {
            let clearance = PathClearance(points, hts: hts, hrs: hrs, d: d, curvature: curvature)
            bullington = Bullington.Surface(scan, d: d, curvature: curvature, clearance: clearance)
            firstHorizon = clearance.point
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
        roughness = Self.roughness(
            points, firstHorizon..<(max(firstHorizon, lastHorizon) + 1), low: low, tilt: m)  // (95)
    }

    /// Largest height of the points over the line that starts at `low` and rises by `tilt` per km.
    private static func roughness(
        _ points: borrowing PathPoints, _ range: Range<Int>, low: Double, tilt: Double
    ) -> Double {
        var rough = PathPoints.Lanes(repeating: -.infinity)
        var i = range.lowerBound
        while i < range.upperBound {
            let (_, x, h, _) = points.eight(i, of: range)
            rough = rough.raised(by: h - (low + tilt * x))
            i += PathPoints.Lanes.scalarCount
        }
        return rough.largest
    }

    /// v1 and v2, eq. (85), (86), as sums over points instead of over the steps between them.
    private static func moments(_ points: borrowing PathPoints) -> (Double, Double) {
        let last = points.count - 1
        let (start, next) = (points.point(0), points.point(1))
        let (end, previous) = (points.point(last), points.point(last - 1))
        var v1 = start.h * next.x + end.h * (end.x - previous.x)
        var v2 = start.h * next.x * next.x + end.h * (end.x - previous.x) * (2 * end.x + previous.x)
        var (sum1, sum2) = (PathPoints.Lanes(), PathPoints.Lanes())
        var i = 1
        while i + PathPoints.Lanes.scalarCount <= last {
            let (before, x, after, h) = points.eightBetween(i)
            let weighted = h * (after - before)
            sum1 += weighted
            sum2 += weighted * (before + x + after)
            i += PathPoints.Lanes.scalarCount
        }
        v1 += sum1.sum()
        v2 += sum2.sum()
        while i < last {
            let (before, now, after) = (points.point(i - 1).x, points.point(i), points.point(i + 1).x)
            v1 += now.h * (after - before)
            v2 += now.h * (after - before) * (before + now.x + after)
            i += 1
        }
        return (v1, v2)
    }
}
