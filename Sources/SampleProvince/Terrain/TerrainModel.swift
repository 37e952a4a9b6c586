import Foundation
import Geometry

/// How high the sample's ground is.
public enum SampleTerrain: String, CaseIterable, Sendable {
    case flat
    case hilly
}

/// Height of the ground from noise: gentle swells on flat land, ridges in hills, low along rivers.
struct TerrainModel: Sendable {
    private let noise: Noise
    private let kind: SampleTerrain
    /// Height of ordinary high ground above the lowest, m.
    private let relief: Double
    private let centre: Coordinate
    private let size: Double
    private let rivers: Rivers

    /// - Parameters:
    ///   - box: the frame in the working grid, m.
    ///   - relief: m.
    init(seed: UInt64, kind: SampleTerrain, relief: Double, box: Box, rivers: Rivers) {
        noise = Noise(seed: seed, stream: "terrain")
        self.kind = kind
        self.relief = relief
        self.rivers = rivers
        centre = box.centre
        size = max(box.width, box.height)
    }

    /// Metres above sea level at a place of the working grid.
    func height(_ c: Coordinate) -> Double {
        // The land rises away from the sea: southwest low, northeast high.
        let rise = 0.5 + ((c.x - centre.x) * 0.35 + (c.y - centre.y) * 0.65) / size
        let swell =
            noise.value(c, scale: 9000) * 0.6 + noise.value(c, scale: 2200) * 0.25
            + noise.value(c, scale: 500) * 0.15
        let valley = 1 - exp(-rivers.distance(to: c) / 2500)
        switch kind {
        case .flat:
            let ground = 3 + relief * (0.55 * min(1, max(0, rise)) + 0.45 * swell) * (0.35 + 0.65 * valley)
            // One lone hill, as over the plain at Dầu Tiếng.
            let hill = Coordinate(centre.x - 0.28 * size, centre.y + 0.24 * size)
            let d = hypot(c.x - hill.x, c.y - hill.y) / 2200
            return ground + 3 * relief * exp(-d * d)
        case .hilly:
            let ridge = noise.ridged(c, scale: 14_000)
            let strength = min(1, max(0, (rise - 0.25) / 0.6))
            return 5 + 0.06 * relief * swell + relief * ridge * ridge * strength * (0.15 + 0.85 * valley)
        }
    }

    /// Steepness over 200 m, rise by run.
    func slope(_ c: Coordinate) -> Double {
        let dx = height(Coordinate(c.x + 100, c.y)) - height(Coordinate(c.x - 100, c.y))
        let dy = height(Coordinate(c.x, c.y + 100)) - height(Coordinate(c.x, c.y - 100))
        return hypot(dx, dy) / 200
    }
}

/// Two meandering rivers across the frame, as one large river on either side of many provinces, and
/// a reservoir on the first.
struct Rivers: Sendable {
    private let courses: [[Coordinate]]
    let reservoir: Coordinate

    init(seed: UInt64, box: Box) {
        var random = RandomSource(seed: seed, stream: "rivers")
        func at(_ u: Double, _ v: Double) -> Coordinate {
            Coordinate(box.minX + u * box.width, box.minY + v * box.height)
        }
        func course(_ a: Coordinate, _ b: Coordinate) -> [Coordinate] {
            let weights = (1...6).map { random.uniform(-1...1) / Double($0) }
            let dx = b.x - a.x, dy = b.y - a.y
            return (0...120).map { step in
                let t = Double(step) / 120
                var offset = 0.0
                for (k, weight) in weights.enumerated() { offset += weight * sin(.pi * Double(k + 1) * t) }
                offset *= 0.06
                return Coordinate(a.x + t * dx - offset * dy, a.y + t * dy + offset * dx)
            }
        }
        let west = course(at(0.10, 0.95), at(0.42, 0.02))
        let east = course(at(0.98, 0.62), at(0.62, 0.02))
        courses = [west, east]
        reservoir = west[14]
    }

    /// Metres to the nearest course.
    func distance(to c: Coordinate) -> Double {
        var best = Double.infinity
        for course in courses {
            // Courses are evenly sampled: the nearest sample, then the two segments beside it.
            var nearest = 0
            var least = Double.infinity
            for i in stride(from: 0, to: course.count, by: 4) {
                let d = (course[i].x - c.x) * (course[i].x - c.x) + (course[i].y - c.y) * (course[i].y - c.y)
                if d < least { (least, nearest) = (d, i) }
            }
            for i in max(0, nearest - 4)..<min(course.count - 1, nearest + 4) {
                best = min(best, Self.distance(c, course[i], course[i + 1]))
            }
        }
        return best
    }

    private static func distance(_ c: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Double {
        let dx = b.x - a.x, dy = b.y - a.y
        let t = min(1, max(0, ((c.x - a.x) * dx + (c.y - a.y) * dy) / max(1e-9, dx * dx + dy * dy)))
        return hypot(c.x - a.x - t * dx, c.y - a.y - t * dy)
    }
}
