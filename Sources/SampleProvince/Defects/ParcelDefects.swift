import Foundation
import Geometry

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
        let counts = largestRemainder(min(total, parcels.count), weights: weights, least: 1)
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
            let i = 1 + random.index(max(1, ring.count - 3))
            ring.swapAt(i, i + 1)
            if ring[0] != ring[ring.count - 1] { ring[ring.count - 1] = ring[0] }
            return (.polygon(Polygon(Ring(ring))), "vertices \(i) and \(i + 1) exchanged")
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
}
