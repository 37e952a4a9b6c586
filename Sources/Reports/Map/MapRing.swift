import Geometry

/// Lines of the picture: fewer points than the eye can tell apart, written as short path text.
enum MapRing {
    /// The ring in picture units without points nearer than `tolerance` to the line through the others
    /// (Douglas and Peucker 1973); empty when it collapses.
    static func simplified(_ ring: Ring, in frame: MapFrame, tolerance: Double) -> [MapPoint] {
        var points: [MapPoint] = []
        for coordinate in ring.coordinates {
            let point = frame.point(coordinate)
            if points.last != point { points.append(point) }
        }
        if points.count > 1, points.first == points.last { points.removeLast() }
        guard points.count >= 3 else { return [] }
        // A closed ring is cut into two lines at its first point and the one farthest from it.
        let far = points.indices.max { distance2(points[0], points[$0]) < distance2(points[0], points[$1]) } ?? 0
        guard far > 0 else { return [] }
        let first = line(Array(points[0...far]), tolerance)
        let second = line(Array(points[far...]) + [points[0]], tolerance)
        let all = Array(first.dropLast() + second.dropLast())
        return all.count >= 3 ? all : []
    }

    private static func line(_ points: [MapPoint], _ tolerance: Double) -> [MapPoint] {
        var keep = [Bool](repeating: false, count: points.count)
        keep[0] = true
        keep[points.count - 1] = true
        var stack = [(0, points.count - 1)]
        while let (low, high) = stack.popLast() {
            guard high - low > 1 else { continue }
            var (worst, at) = (0.0, low)
            for index in (low + 1)..<high {
                let d = distance(points[index], from: points[low], to: points[high])
                if d > worst { (worst, at) = (d, index) }
            }
            guard worst > tolerance else { continue }
            keep[at] = true
            stack.append((low, at))
            stack.append((at, high))
        }
        return points.indices.filter { keep[$0] }.map { points[$0] }
    }

    private static func distance2(_ a: MapPoint, _ b: MapPoint) -> Int {
        (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
    }

    /// From the segment, not the line: a spike behind an end counts.
    private static func distance(_ p: MapPoint, from a: MapPoint, to b: MapPoint) -> Double {
        let (dx, dy) = (Double(b.x - a.x), Double(b.y - a.y))
        let length2 = dx * dx + dy * dy
        let (px, py) = (Double(p.x - a.x), Double(p.y - a.y))
        guard length2 > 0 else { return (px * px + py * py).squareRoot() }
        let t = min(1, max(0, (px * dx + py * dy) / length2))
        let (ex, ey) = (px - t * dx, py - t * dy)
        return (ex * ex + ey * ey).squareRoot()
    }

    /// `M120 40l30 0 0 20z`; horizontal and vertical steps as `h` and `v`.
    static func path(_ points: [MapPoint]) -> String {
        guard let first = points.first else { return "" }
        var text = "M\(first.x) \(first.y)"
        var at = first
        var command: Character = "M"
        for point in points.dropFirst() where point != at {
            let (dx, dy) = (point.x - at.x, point.y - at.y)
            if dy == 0 {
                text += "h\(dx)"
                command = "h"
            } else if dx == 0 {
                text += "v\(dy)"
                command = "v"
            } else {
                let separator = command == "l" ? (dx < 0 ? "" : " ") : "l"
                text += "\(separator)\(dx)\(dy < 0 ? "" : " ")\(dy)"
                command = "l"
            }
            at = point
        }
        return text + "z"
    }
}
