import Foundation

/// A surface that structures near an aerodrome or a radio aid are held against, with the figures of `surfaces.yaml`.
///
/// Areas 2a, 2b and 2c follow NĐ 222/2026/NĐ-CP, PL II; radio aids its PL IV; the inner horizontal, conical and approach
/// surfaces are those of ICAO Annex 14, vol. I, ch. 4, for a precision approach runway of code 3 or 4.
///
/// ```swift
/// let above = top - (surface.height(over: runway, x: x, y: y) ?? .infinity)  // m; not below 0: it reaches the surface
/// ```
public struct ObstacleSurface: Hashable, Sendable {
    /// The id of the fact whose `from: {surface: …}` names it.
    public let id: String
    let shape: Shape
    public let mark: VerificationMark

    enum Shape: Hashable, Sendable {
        /// The runway's own rectangle; its height is that of the runway.
        case strip(Rectangle)
        /// Outward from both ends of the rectangle, widening.
        case fan(Rectangle, splay: Double, sections: [Section])
        /// Around the rectangle, outside the fans.
        case around(Rectangle, splay: Double, reach: Double, slope: Double)
        /// Level, around the centre line.
        case level(radius: Double, height: Double)
        /// Rising outward from a level surface.
        case cone(inner: Double, base: Double, slope: Double, reach: Double)
        case radioAids([Aid])
    }

    struct Rectangle: Hashable, Sendable {
        /// m to each side of the centre line, and beyond each end.
        let halfWidth: Double
        let beyondEnds: Double
    }

    struct Section: Hashable, Sendable {
        let length: Double
        let slope: Double
    }

    struct Aid: Hashable, Sendable {
        let kind: String
        /// m within which nothing may stand; then a cone of so many degrees from the base, out to the outer radius.
        let inner: Double
        let degrees: Double
        let outer: Double
    }

    /// The kinds of radio aid it knows; empty for a surface over runways.
    public var aidKinds: [String] {
        if case .radioAids(let aids) = shape { aids.map(\.kind) } else { [] }
    }

    /// Metres above sea level; nil where the surface does not lie.
    ///
    /// DEPARTS: Annex 14 takes a datum for the level surface; here it is the lower end of the runway, the stricter one.
    public func height(over runway: Runway, x: Double, y: Double) -> Double? {
        let (along, aside) = runway.local(x, y)
        let beyond = max(-along, along - runway.length)
        let elevation = runway.elevation(along: along)
        let fromCentreLine = hypot(max(beyond, 0), aside)
        let lower = min(runway.ends[0].elevation, runway.ends[1].elevation)
        switch shape {
        case .strip(let strip):
            return strip.contains(beyond, aside) ? elevation : nil
        case .fan(let strip, let splay, let sections):
            let outward = beyond - strip.beyondEnds
            guard outward >= 0, aside <= strip.halfWidth + splay * outward else { return nil }
            return Self.rise(sections, at: outward).map { elevation + $0 }
        case .around(let strip, let splay, let reach, let slope):
            let outward = beyond - strip.beyondEnds
            let isInFan = outward >= 0 && aside <= strip.halfWidth + splay * outward
            let distance = hypot(max(outward, 0), max(aside - strip.halfWidth, 0))
            guard !strip.contains(beyond, aside), !isInFan, distance <= reach else { return nil }
            return elevation + slope * distance
        case .level(let radius, let height):
            return fromCentreLine <= radius ? lower + height : nil
        case .cone(let inner, let base, let slope, let reach):
            guard fromCentreLine > inner, fromCentreLine <= inner + reach else { return nil }
            return lower + base + slope * (fromCentreLine - inner)
        case .radioAids: return nil
        }
    }

    /// Metres above sea level; nil outside the aid's area, or for a kind the table does not know.
    ///
    /// ASSUMPTION: the slope starts at the ground below the aid.
    public func height(over aid: RadioAid, x: Double, y: Double) -> Double? {
        guard case .radioAids(let aids) = shape, let area = aids.first(where: { $0.kind == aid.kind }) else {
            return nil
        }
        let distance = hypot(x - aid.base.x, y - aid.base.y)
        guard distance <= area.outer else { return nil }
        return distance <= area.inner
            ? aid.base.elevation : aid.base.elevation + distance * tan(area.degrees * .pi / 180)
    }

    private static func rise(_ sections: [Section], at outward: Double) -> Double? {
        var (start, rise) = (0.0, 0.0)
        for section in sections {
            if outward <= start + section.length { return rise + section.slope * (outward - start) }
            start += section.length
            rise += section.slope * section.length
        }
        return nil
    }
}

extension ObstacleSurface.Rectangle {
    func contains(_ beyond: Double, _ aside: Double) -> Bool { beyond <= beyondEnds && aside <= halfWidth }
}
