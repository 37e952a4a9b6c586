import Foundation
import Geometry
import Units

/// Breaks single parcel shapes in known ways.
enum ParcelDefects {
    /// Which parcel gets which defect; at least one of each wanted kind, no parcel two.
    static func plan(
        parcels: [Int], rate: Double, kinds: Set<PlantedDefect>, seed: UInt64
    ) -> [(parcel: Int, kind: PlantedDefect)] {
        let wanted = PlantedDefect.allCases.filter { kinds.contains($0) && $0.parcelWeight > 0 }
        guard rate > 0, !wanted.isEmpty, !parcels.isEmpty else { return [] }
        let weights = wanted.map(\.parcelWeight)
        let total = max(wanted.count, Int((rate * Double(parcels.count)).rounded()))
        let counts = Apportionment.split(min(total, parcels.count), by: weights, least: 1)
        var random = RandomSource(seed: seed, stream: "defects")
        var order = parcels
        order.shuffle(using: &random)
        var out: [(parcel: Int, kind: PlantedDefect)] = []
        for (kind, count) in zip(wanted, counts) {
            for _ in 0..<count { out.append((order[out.count], kind)) }
        }
        return out.sorted { $0.parcel < $1.parcel }
    }

    /// - Returns: the broken shape (nil for none) and what was done.
    static func broken(
        _ polygon: Polygon, _ kind: PlantedDefect, random: inout RandomSource
    ) -> (shape: Shape?, detail: String) {
        var ring = polygon.exterior.coordinates
        switch kind {
        case .bowTie:
            let (crossed, detail) = bowTie(ring, start: random.index(ring.count))
            return (.polygon(Polygon(Ring(crossed))), detail)
        case .twoPointRing:
            let far = ring[ring.count / 2]
            return (.polygon(Polygon(Ring([ring[0], far, ring[0]]))), "two places left")
        case .repeatedClosingPoint:
            let times = 1 + random.index(5)
            ring += [Coordinate](repeating: ring[0], count: times)
            return (.polygon(Polygon(Ring(ring))), "\(times) more closing points")
        case .nullGeometry: return (nil, "shape removed")
        case .emptyGeometry: return (.polygon(Polygon(Ring([]))), "shape emptied")
        case .reversedRing: return (.polygon(Polygon(Ring(ring.reversed()))), "ring clockwise")
        case .overlapSliver:
            let share = random.uniform(0.001...0.004)
            let factor = (1 + share).squareRoot()
            let box = Box(ring)
            let grown = ring.map { c in
                Coordinate(box.centre.x + (c.x - box.centre.x) * factor, box.centre.y + (c.y - box.centre.y) * factor)
            }
            return (.polygon(Polygon(Ring(grown))), "grown by \(Fixed.text(share * 100, decimals: 3)) %")
        case .swappedAxes:
            return (.polygon(Polygon(Ring(ring.map { Coordinate($0.y, $0.x) }))), "easting and northing exchanged")
        default: return (.polygon(polygon), "")
        }
    }

    /// Exchanges two neighbouring vertices between which the ring then crosses itself; where none
    /// does (triangles), two medians of the ring's span make the bow.
    private static func bowTie(_ ring: [Coordinate], start: Int) -> (ring: [Coordinate], detail: String) {
        let open = Array(ring.dropLast())
        let count = open.count
        if count > 3 {
            for step in 0..<count {
                let i = (start + step) % count
                let a = open[(i + count - 1) % count], b = open[i], c = open[(i + 1) % count], d = open[(i + 2) % count]
                // New edges a–c and b–d.
                guard crosses(a, c, b, d) else { continue }
                var out = open
                out.swapAt(i, (i + 1) % count)
                return (out + [out[0]], "vertices \(i + 1) and \((i + 1) % count + 1) exchanged")
            }
        }
        let a = open[0], b = open[count / 3], c = open[2 * count / 3]
        func middle(_ p: Coordinate, _ q: Coordinate) -> Coordinate { Coordinate((p.x + q.x) / 2, (p.y + q.y) / 2) }
        return ([a, middle(a, b), c, middle(b, c), a], "redrawn as a bow")
    }

    /// Whether p–q and r–s cross inside both, well away from touching (1 m² on each side).
    private static func crosses(_ p: Coordinate, _ q: Coordinate, _ r: Coordinate, _ s: Coordinate) -> Bool {
        func side(_ o: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Double {
            (a.x - o.x) * (b.y - o.y) - (b.x - o.x) * (a.y - o.y)
        }
        let s1 = side(p, q, r), s2 = side(p, q, s), s3 = side(r, s, p), s4 = side(r, s, q)
        return min(abs(s1), abs(s2), abs(s3), abs(s4)) > 2 && (s1 > 0) != (s2 > 0) && (s3 > 0) != (s4 > 0)
    }
}
