import Foundation
import Geometry
import Units

/// The cutting of every commune into parcels: halves of halves, along roads first, finer near the
/// commune's hub. O(n log n) in the number of parcels.
struct Partition {
    let seed: UInt64
    /// Number of parcels wanted in the whole frame, roads included.
    let target: Int
    /// Share of the land the roads should take, 0 … 1.
    let roadShare: Double

    /// A road needs at least this many parcels to serve.
    private static let leastServed = 14

    /// - Parameter progress: communes done and in all.
    func leaves(_ frame: inout Frame, progress: (Int, Int) -> Void) -> [Mosaic.Leaf] {
        let counts = self.counts(frame)
        let roads = RoadWidths(area: frame.area, parcels: target, share: roadShare, served: Self.leastServed)
        frame.mesh.reserve(vertices: target * 2 + 20_000)
        var out: [Mosaic.Leaf] = []
        out.reserveCapacity(target + target / 20)
        for index in frame.communes.indices {
            cut(frame.communes[index], index, counts[index], roads, &frame.mesh, &out)
            progress(index + 1, frame.communes.count)
        }
        return out
    }

    /// Half by area, half by people: towns get the smaller parcels.
    private func counts(_ frame: Frame) -> [Int] {
        let area = frame.area, people = Double(max(1, frame.population))
        let weights = frame.communes.map {
            0.5 * $0.area / area + 0.5 * Double($0.population) / people
        }
        return Apportionment.split(target, by: weights, least: 2)
    }

    private func cut(
        _ commune: CommuneUnit, _ index: Int, _ count: Int, _ roads: RoadWidths, _ mesh: inout Mesh,
        _ out: inout [Mosaic.Leaf]
    ) {
        var random = RandomSource(seed: seed, stream: "parcels", index: index)
        let grain = random.uniform(0...Double.pi)
        let gain = commune.isUrban ? 3.0 : 14.0
        let reach = 0.25 * commune.area.squareRoot()
        func fineness(_ c: Coordinate) -> Double {
            1 + gain * exp(-hypot(c.x - commune.hub.x, c.y - commune.hub.y) / reach)
        }
        let areas = commune.faces.map { mesh.area($0) }
        let shares = Apportionment.split(max(count, commune.faces.count), by: areas, least: 1)
        for (face, share) in zip(commune.faces, shares) {
            for simple in mesh.simpleFaces(face) {
                guard simple.holes.isEmpty else {
                    out.append(
                        Mosaic.Leaf(loop: simple.outer, holes: simple.holes, commune: Int32(index), kind: .ordinary))
                    continue
                }
                let part = mesh.area(simple) / max(1e-9, mesh.area(face))
                var open: [(loop: [Int32], count: Int)] = [
                    (simple.outer, max(1, Int((Double(share) * part).rounded())))
                ]
                while let (old, count) = open.popLast() {
                    let loop = mesh.expanded(old)
                    guard count > 1, let cut = halve(loop, grain, &mesh, &random) else {
                        out.append(Mosaic.Leaf(loop: loop, commune: Int32(index), kind: .ordinary))
                        continue
                    }
                    let left = mesh.moments(cut.left), right = mesh.moments(cut.right)
                    let wl = left.area * fineness(left.centroid), wr = right.area * fineness(right.centroid)
                    let leftCount = min(count - 1, max(1, Int((Double(count) * wl / (wl + wr)).rounded())))
                    var rest = cut.left, restCount = leftCount
                    if count >= Self.leastServed, leftCount > 2, count - leftCount > 2,
                        let road = roads.road(count: count, area: left.area + right.area),
                        let strip = self.strip(cut, width: road.width, mesh: &mesh)
                    {
                        rest = strip.left
                        restCount -= 1
                        out.append(Mosaic.Leaf(loop: strip.right, commune: Int32(index), kind: road.kind))
                    }
                    open.append((cut.right, count - leftCount))
                    open.append((rest, restCount))
                }
            }
        }
    }

    /// Across the long side, or along the commune's grain when the face is about as long as wide.
    private func halve(_ loop: [Int32], _ grain: Double, _ mesh: inout Mesh, _ random: inout RandomSource) -> ChordCut?
    {
        let m = mesh.moments(loop)
        let size = m.area.squareRoot()
        guard size > 4 else { return nil }
        var across = m.axis + .pi / 2
        if m.elongation < 1.35 { across = random.chance(0.5) ? grain : grain + .pi / 2 }
        for attempt in 0..<10 {
            let turn = attempt < 6 ? random.uniform(-0.12...0.12) : random.uniform(-1.3...1.3)
            let shift = random.uniform(-0.16...0.16) * size * (attempt < 3 ? 1 : 1.8)
            let origin = Coordinate(
                m.centroid.x - sin(across + turn) * shift, m.centroid.y + cos(across + turn) * shift)
            if let cut = mesh.cut(loop, through: origin, angle: across + turn, smallestShare: 0.2) { return cut }
        }
        return nil
    }

    /// Cuts a strip of the given width off the left piece, along the chord. Returns nil, with nothing
    /// cut, when the face is not even enough there for a strip.
    private func strip(_ cut: ChordCut, width: Double, mesh: inout Mesh) -> ChordCut? {
        let (a, b) = (mesh[cut.from].metres, mesh[cut.to].metres)
        let dx = b.x - a.x, dy = b.y - a.y
        let length = hypot(dx, dy)
        guard length > 6 * width else { return nil }
        let origin = Coordinate(
            (a.x + b.x) / 2 - dy / length * width, (a.y + b.y) / 2 + dx / length * width)
        let bounds = (0.6 * width * length)...(1.6 * width * length)
        return mesh.cut(cut.left, through: origin, angle: atan2(dy, dx), rightArea: bounds)
    }
}

/// Widths that let roads take about the share of the land the facts ask for, between a lane and a
/// highway: few parcels mean few, wide strips, many mean a fine net.
struct RoadWidths {
    private let mean: Double

    init(area: Double, parcels: Int, share: Double, served: Int) {
        let blocks = max(1, Double(parcels) / Double(served))
        // Sides of square blocks, each shared by two, measured on samples of 10⁴ and 10⁵ parcels.
        let length = 2.2 * (area * blocks).squareRoot()
        mean = min(45, max(3.5, share * area / length))
    }

    func road(count: Int, area: Double) -> (kind: Mosaic.Kind, width: Double)? {
        area > 4e6 ? (.majorRoad, max(18, 1.6 * mean)) : (.minorRoad, 0.9 * mean)
    }
}
