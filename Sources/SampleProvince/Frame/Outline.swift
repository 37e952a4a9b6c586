import Foundation
import Geometry

/// A convex outline of a province: the hull of discs around its districts' middles, their radii grown
/// or shrunk by one factor until the hull has the province's area.
enum Outline {
    /// - Parameter areas: m² of each district.
    /// - Returns: counter-clockwise ring in metres whose area is the sum of `areas` within 1e-12.
    static func fitted(centres: [Coordinate], areas: [Double]) -> [Coordinate] {
        let total = areas.reduce(0, +)
        func hull(_ factor: Double) -> [Coordinate] {
            var points: [Coordinate] = []
            for (centre, area) in zip(centres, areas) {
                let radius = factor * (area / .pi).squareRoot()
                for step in 0..<48 {
                    let angle = 2 * .pi * Double(step) / 48
                    points.append(Coordinate(centre.x + radius * cos(angle), centre.y + radius * sin(angle)))
                }
            }
            return convexHull(points)
        }
        var low = 0.01, high = 4.0
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if Ring(hull(middle)).signedArea < total { low = middle } else { high = middle }
        }
        let ring = hull(high)
        // What the bisection left over is taken up by scaling about the middle.
        let scale = (total / Ring(ring).signedArea).squareRoot()
        let middle = Box(ring).centre
        return ring.map { Coordinate(middle.x + scale * ($0.x - middle.x), middle.y + scale * ($0.y - middle.y)) }
    }

    /// Andrew's monotone chain, counter-clockwise, no three corners in line.
    static func convexHull(_ points: [Coordinate]) -> [Coordinate] {
        let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        func chain(_ points: some Sequence<Coordinate>) -> [Coordinate] {
            var out: [Coordinate] = []
            for p in points {
                while out.count >= 2 {
                    let a = out[out.count - 2], b = out[out.count - 1]
                    if (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 1e-3 { break }
                    out.removeLast()
                }
                out.append(p)
            }
            return out
        }
        let lower = chain(sorted), upper = chain(sorted.reversed())
        return Array(lower.dropLast()) + Array(upper.dropLast())
    }
}
