import Foundation
import Geometry

/// Rings in flat arrays, as the peers read them.
struct FlatRings {
    var xy: [Double] = []
    var starts: [Int64] = [0]

    var count: Int { starts.count - 1 }

    mutating func add(_ ring: [Coordinate]) {
        for c in ring + [ring[0]] { xy += [c.x, c.y] }
        starts.append(Int64(xy.count / 2))
    }

    /// Exterior rings of all polygons of a GeoJSON file.
    init(geoJSON path: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let root = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        for feature in root?["features"] as? [[String: Any]] ?? [] {
            guard let geometry = feature["geometry"] as? [String: Any] else { continue }
            let coordinates = geometry["coordinates"]
            let polygons =
                geometry["type"] as? String == "Polygon"
                ? [coordinates as? [[[Double]]] ?? []] : coordinates as? [[[[Double]]]] ?? []
            for polygon in polygons {
                guard let exterior = polygon.first, exterior.count > 3 else { continue }
                add(exterior.dropLast().map { Coordinate($0[0], $0[1]) })
            }
        }
    }

    init() {}

    func shapes() -> [Shape] {
        (0..<count).map { i in
            .polygon(
                Polygon(
                    Ring((Int(starts[i])..<Int(starts[i + 1])).map { Coordinate(xy[2 * $0], xy[2 * $0 + 1]) })))
        }
    }
}

/// Seeded layers on 100 × 100 km that look like VN-2000 eastings and northings, rounded to the millimetre.
struct SyntheticLayers {
    static let origin = Coordinate(450_000, 1_150_000)
    static let side = 100_000.0

    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64 (Steele, Lea, Flood 2014), as a share of 1.
    private mutating func share() -> Double {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
    }

    private mutating func number(_ low: Double, _ high: Double) -> Double { low + (high - low) * share() }

    private static func rounded(_ x: Double, _ y: Double) -> Coordinate {
        Coordinate((x * 1000).rounded() / 1000, (y * 1000).rounded() / 1000)
    }

    mutating func points(_ count: Int) -> [Coordinate] {
        (0..<count).map { _ in
            Coordinate(Self.origin.x + number(0, Self.side), Self.origin.y + number(0, Self.side))
        }
    }

    /// Points in two hundred heaps of 100 m to 2 km, denser towards the middle.
    mutating func heaps(_ count: Int) -> [Coordinate] {
        var points: [Coordinate] = []
        points.reserveCapacity(count)
        for heap in 0..<200 {
            let x = Self.origin.x + number(5000, Self.side - 5000), y = Self.origin.y + number(5000, Self.side - 5000)
            let radius = number(100, 2000)
            for _ in 0..<(count * (heap + 1) / 200 - count * heap / 200) {
                let angle = number(0, 2 * .pi), distance = radius * share()
                points.append(Coordinate(x + distance * cos(angle), y + distance * sin(angle)))
            }
        }
        return points
    }

    /// Boxes with half sides of 0.5 to 30 m.
    mutating func boxes(_ count: Int) -> [Box] {
        (0..<count).map { _ in
            let x = Self.origin.x + number(0, Self.side), y = Self.origin.y + number(0, Self.side)
            let w = number(0.5, 30), h = number(0.5, 30)
            return Box(minX: x - w, minY: y - h, maxX: x + w, maxY: y + h)
        }
    }

    /// Square windows that meet about `hits` of `count` boxes.
    mutating func windows(_ number: Int, hits: Double, of count: Int) -> [Box] {
        let side = max((hits * Self.side * Self.side / Double(count)).squareRoot() - 30.5, 0.01)
        return (0..<number).map { _ in
            let x = Self.origin.x + self.number(0, Self.side - side)
            let y = Self.origin.y + self.number(0, Self.side - side)
            return Box(minX: x, minY: y, maxX: x + side, maxY: y + side)
        }
    }

    /// A layer without gaps: crooked lines between the corners of a jittered grid, shared by both neighbours.
    mutating func parcels(_ across: Int) -> FlatRings {
        let step = Self.side / Double(across)
        let row = across + 1
        var corners: [Coordinate] = []
        for i in 0...across {
            for j in 0...across {
                let dx = i == 0 || i == across ? 0 : number(-0.15, 0.15)
                let dy = j == 0 || j == across ? 0 : number(-0.15, 0.15)
                corners.append(
                    Self.rounded(
                        Self.origin.x + (Double(i) + dx) * step, Self.origin.y + (Double(j) + dy) * step))
            }
        }
        // Inner vertices of each side of the grid, from its lower or left end; 1 to 14, mostly few.
        func line(_ a: Coordinate, _ b: Coordinate, isBorder: Bool, _ me: inout SyntheticLayers) -> [Coordinate] {
            var inner = 1
            while inner < 14, me.share() < 0.66 { inner += 1 }
            return (1...inner).map { k in
                let t = Double(k) / Double(inner + 1)
                let bend = isBorder ? 0 : me.number(-0.06, 0.06) * 4 * t * (1 - t)
                return Self.rounded(
                    a.x + t * (b.x - a.x) - bend * (b.y - a.y), a.y + t * (b.y - a.y) + bend * (b.x - a.x))
            }
        }
        var right: [[Coordinate]] = []
        var up: [[Coordinate]] = []
        for i in 0...across {
            for j in 0...across {
                let a = corners[i * row + j]
                right.append(
                    i == across ? [] : line(a, corners[(i + 1) * row + j], isBorder: j == 0 || j == across, &self))
                up.append(j == across ? [] : line(a, corners[i * row + j + 1], isBorder: i == 0 || i == across, &self))
            }
        }
        // Stored in no order on the ground, as files are.
        var order = Array(0..<across * across)
        for i in stride(from: order.count - 1, to: 0, by: -1) { order.swapAt(i, Int(share() * Double(i + 1))) }
        var rings = FlatRings()
        for cell in order {
            let i = cell / across, j = cell % across
            let a = i * row + j
            let bottom = [corners[a]] + right[a] + [corners[a + row]] + up[a + row]
            let top = [corners[a + row + 1]] + right[a + 1].reversed() + [corners[a + 1]] + up[a].reversed()
            rings.add(bottom + top)
        }
        return rings
    }

    /// Irregular zones around random centres, 700 to 1,300 vertices, radius about 290 m; they may overlap.
    mutating func zones(_ count: Int) -> FlatRings {
        var rings = FlatRings()
        for _ in 0..<count {
            let vertices = Int(number(700, 1301))
            let x = Self.origin.x + number(1500, Self.side - 1500), y = Self.origin.y + number(1500, Self.side - 1500)
            let radius = 120 + 600 * pow(share(), 2)
            let waves = (1...24).map { k in
                (size: number(-0.3, 0.3) / pow(Double(k), 0.9), phase: number(0, 2 * .pi), k: Double(k))
            }
            var ring: [Coordinate] = []
            for v in 0..<vertices {
                let angle = (Double(v) + number(0, 0.9)) * 2 * .pi / Double(vertices)
                var r = 1 + number(-0.01, 0.01)
                for wave in waves { r += wave.size * cos(wave.k * angle + wave.phase) }
                let length = radius * min(max(r, 0.12), 2.2)
                ring.append(Self.rounded(x + length * cos(angle), y + length * sin(angle)))
            }
            rings.add(ring)
        }
        return rings
    }
}
