import Foundation
import Geometry

extension Mesh {
    /// Gives the straight edge a–b a natural course: a sum of sines that vanish at both ends and
    /// have no net area, so what lies on either side keeps its size.
    ///
    /// - Parameters:
    ///   - spacing: distance of the new vertices, m.
    ///   - amplitude: greatest departure, as a share of the length.
    mutating func wind(
        _ a: Int32, _ b: Int32, spacing: Double, amplitude: Double, random: inout RandomSource
    ) -> [Int32] {
        let (p, q) = (self[a].metres, self[b].metres)
        let dx = q.x - p.x, dy = q.y - p.y
        let length = (dx * dx + dy * dy).squareRoot()
        let count = Int(length / spacing)
        var weights: [Double] = []
        for k in 1...4 { weights.append(random.uniform(-1...1) / Double(k * k)) }
        guard count >= 2, amplitude > 0 else { return [] }
        var inner: [Int32] = []
        var previous = a
        for i in 1..<count {
            let t = Double(i) / Double(count)
            var offset = 0.0
            for (k, weight) in weights.enumerated() { offset += weight * sin(2 * .pi * Double(k + 1) * t) }
            offset *= amplitude
            let vertex = add(GridPoint(metres: Coordinate(p.x + t * dx - offset * dy, p.y + t * dy + offset * dx)))
            split(previous, b, at: vertex)
            inner.append(vertex)
            previous = vertex
        }
        return inner
    }

    /// Whether no two edges of the loop meet but neighbours in their common vertex. O(n²); for the
    /// few loops of units, not for parcels.
    func isSimple(_ loop: [Int32]) -> Bool {
        let places = loop.map { self[$0] }
        let count = places.count
        guard count > 2 else { return false }
        for i in 0..<count {
            let a = places[i], b = places[(i + 1) % count]
            var j = i + 2
            while j < count {
                if !(i == 0 && j == count - 1), segmentsMeet(a, b, places[j], places[(j + 1) % count]) { return false }
                j += 1
            }
        }
        return true
    }
}

extension Mesh {
    /// Takes back what ``wind(_:_:spacing:amplitude:random:)`` put on the edge a–b.
    mutating func unwind(_ a: Int32, _ inner: [Int32], _ b: Int32) {
        var previous = a
        for vertex in inner {
            removeSplit(previous, b)
            previous = vertex
        }
    }

    /// m², holes subtracted.
    func area(_ face: Face) -> Double {
        var twice = twiceArea(expanded(face.outer))
        for hole in face.holes { twice += twiceArea(expanded(hole)) }  // clockwise, so negative
        return Double(twice) / 2e6
    }

    /// Whether the loop contains the place (metres); places on the border may go either way.
    func contains(_ loop: [Int32], _ c: Coordinate) -> Bool {
        var inside = false
        var p = self[loop[loop.count - 1]].metres
        for vertex in loop {
            let q = self[vertex].metres
            if (p.y > c.y) != (q.y > c.y), c.x < (q.x - p.x) * (c.y - p.y) / (q.y - p.y) + p.x { inside.toggle() }
            p = q
        }
        return inside
    }

    func contains(_ face: Face, _ c: Coordinate) -> Bool {
        contains(expanded(face.outer), c) && !face.holes.contains { contains(expanded($0), c) }
    }

    /// The middle of the widest stretch inside the loop at half its height.
    func innerPoint(_ loop: [Int32]) -> Coordinate {
        let places = loop.map { self[$0].metres }
        let box = Box(places)
        var best = (width: -1.0, at: box.centre)
        for share in [0.5, 0.37, 0.61, 0.23, 0.79] {
            let y = box.minY + share * box.height
            var xs: [Double] = []
            for i in places.indices {
                let p = places[i], q = places[i + 1 == places.count ? 0 : i + 1]
                if (p.y > y) != (q.y > y) { xs.append(p.x + (q.x - p.x) * (y - p.y) / (q.y - p.y)) }
            }
            xs.sort()
            for k in stride(from: 0, to: xs.count - 1, by: 2) where xs[k + 1] - xs[k] > best.width {
                best = (xs[k + 1] - xs[k], Coordinate((xs[k] + xs[k + 1]) / 2, y))
            }
            if best.width > box.width / 4 { break }
        }
        return best.at
    }
}
