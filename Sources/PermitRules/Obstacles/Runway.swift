import Foundation

/// A point of a metric grid with its height in metres above sea level.
public struct GroundPoint: Hashable, Sendable {
    public let x: Double
    public let y: Double
    public let elevation: Double

    public init(x: Double, y: Double, elevation: Double) {
        (self.x, self.y, self.elevation) = (x, y, elevation)
    }
}

/// A runway by its two ends, in a metric grid.
public struct Runway: Hashable, Sendable {
    public let ends: [GroundPoint]
    let length: Double

    /// - Returns: nil when the ends coincide or a coordinate is not finite.
    public init?(from first: GroundPoint, to second: GroundPoint) {
        let length = hypot(second.x - first.x, second.y - first.y)
        guard length > 0, length.isFinite, (first.elevation + second.elevation).isFinite else { return nil }
        (ends, self.length) = ([first, second], length)
    }

    /// Metres along the centre line from the first end, and to the side of it.
    func local(_ x: Double, _ y: Double) -> (along: Double, aside: Double) {
        let (ux, uy) = ((ends[1].x - ends[0].x) / length, (ends[1].y - ends[0].y) / length)
        let (dx, dy) = (x - ends[0].x, y - ends[0].y)
        return (dx * ux + dy * uy, abs(dy * ux - dx * uy))
    }

    /// Height of the centre line beside a point; beyond the ends that of the nearer end.
    func elevation(along: Double) -> Double {
        let share = min(max(along / length, 0), 1)
        return ends[0].elevation + (ends[1].elevation - ends[0].elevation) * share
    }
}

/// A radio aid to navigation or surveillance, in a metric grid; its kind as in `surfaces.yaml`.
public struct RadioAid: Hashable, Sendable {
    public let kind: String
    public let base: GroundPoint

    public init(kind: String, base: GroundPoint) {
        (self.kind, self.base) = (kind, base)
    }
}
