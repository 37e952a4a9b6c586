import Foundation
import Siting

/// A seeded province on a raster of 100 m cells: people in towns and villages, places where people are, star-shaped
/// footprints of 0.6, 1.1 and 2.0 km, a thousand stations that serve already.
struct Province {
    let side: Int
    private(set) var people: [Double]
    private(set) var coverage = CoverageMatrix()
    private(set) var costs: [Double] = []
    private var random: Generator

    /// - Parameter hasKinds: sharing, roof, mast and land conversion at 0.3, 0.45, 1 and 1.6; else each site costs 1.
    init(side: Int, sites: Int, existing: Int, hasKinds: Bool, seed: UInt64) {
        self.side = side
        random = Generator(state: seed)
        let density = Self.density(side, &random)
        people = Array(repeating: 0, count: side * side)
        for cell in people.indices { people[cell] = Self.poisson(density[cell], &random) }
        var weights: [Double] = []
        var sum = 0.0
        for mean in density {
            sum += pow(mean, 0.6) + 0.3
            weights.append(sum)
        }
        var standing = CoverageMatrix()
        for _ in 0..<existing { standing.append(footprint(weights, density)) }
        for run in standing.runs { for cell in Int(run.from)..<Int(run.to) { people[cell] = 0 } }
        for _ in 0..<sites {
            coverage.append(footprint(weights, density))
            let kind = random.unit()
            costs.append(!hasKinds ? 1 : kind < 0.3 ? 0.45 : kind < 0.5 ? 0.3 : kind < 0.85 ? 1 : 1.6)
        }
    }

    func problem() throws -> SitingProblem {
        try SitingProblem(
            demand: try Demand(
                shape: .grid(width: side, height: side), weights: people,
                units: people.indices.map { Int32($0 / side * 3 / side * 3 + $0 % side * 3 / side) }),
            candidates: costs.indices.map { Candidate(id: String($0), cost: costs[$0]) }, coverage: coverage)
    }

    // MARK: People

    /// Mean people per cell: a smooth log-normal countryside with round towns.
    private static func density(_ side: Int, _ random: inout Generator) -> [Double] {
        let knots = 24
        let field = (0..<(knots * knots)).map { _ in exp(random.normal()) }
        var density = [Double](repeating: 0, count: side * side)
        for y in 0..<side {
            for x in 0..<side {
                let fx = Double(x) / Double(side) * (Double(knots) - 1.001)
                let fy = Double(y) / Double(side) * (Double(knots) - 1.001)
                let ix = Int(fx), iy = Int(fy), ax = fx - Double(Int(fx)), ay = fy - Double(Int(fy))
                let upper = field[iy * knots + ix] * (1 - ax) + field[iy * knots + ix + 1] * ax
                let lower = field[(iy + 1) * knots + ix] * (1 - ax) + field[(iy + 1) * knots + ix + 1] * ax
                density[y * side + x] = 2.5 * (upper * (1 - ay) + lower * ay)
            }
        }
        for _ in 0..<(side * side * 60 / 1_000_000 + 10) {
            let x = Int(random.unit() * Double(side)), y = Int(random.unit() * Double(side))
            let spread = 4 + 20 * random.unit() * random.unit(), height = 5 + 60 * random.unit() * random.unit()
            let reach = Int(3 * spread)
            for row in max(0, y - reach)..<min(side, y + reach) {
                for column in max(0, x - reach)..<min(side, x + reach) {
                    let square = Double((column - x) * (column - x) + (row - y) * (row - y))
                    density[row * side + column] += height * exp(-square / (2 * spread * spread))
                }
            }
        }
        return density
    }

    private static func poisson(_ mean: Double, _ random: inout Generator) -> Double {
        if mean > 30 { return max(0, (mean + mean.squareRoot() * random.normal()).rounded()) }
        let limit = exp(-mean)
        var product = random.unit(), count = 0.0
        while product > limit {
            product *= random.unit()
            count += 1
        }
        return count
    }

    // MARK: Footprints

    private mutating func footprint(_ weights: [Double], _ density: [Double]) -> [CoverageMatrix.Run] {
        let sought = random.unit() * (weights.last ?? 0)
        var low = 0, high = weights.count - 1
        while low < high {
            let middle = (low + high) / 2
            if weights[middle] < sought { low = middle + 1 } else { high = middle }
        }
        let x = low % side, y = low / side
        let reach = density[low] > 12 ? 6 : density[low] > 5 ? 11 : 20
        let rays = (0..<16).map { _ in Double(reach) * (0.55 + 0.45 * random.unit()) }
        var runs: [CoverageMatrix.Run] = []
        for row in max(0, y - reach)...min(side - 1, y + reach) {
            var open = -1
            for column in max(0, x - reach)...min(side - 1, x + reach) {
                let offset = Star.table[(row - y + 20) * 41 + column - x + 20]
                let ray = rays[offset.ray] * (1 - offset.part) + rays[(offset.ray + 1) % 16] * offset.part
                if offset.distance <= ray {
                    if open < 0 { open = column }
                } else if open >= 0 {
                    runs.append(.init(row * side + open, row * side + column))
                    open = -1
                }
            }
            if open >= 0 { runs.append(.init(row * side + open, row * side + min(side, x + reach + 1))) }
        }
        return runs
    }

    /// Direction and distance of each cell within twenty cells of a place, by sixteenths of the circle.
    private enum Star {
        static let table: [(ray: Int, part: Double, distance: Double)] = (0..<(41 * 41)).map { index in
            let dx = Double(index % 41 - 20), dy = Double(index / 41 - 20)
            let turn = (atan2(dy, dx) + .pi) / (2 * .pi) * 16
            let ray = min(15, Int(turn))
            return (ray, turn - Double(ray), hypot(dx, dy))
        }
    }
}

/// SplitMix64 with the two distributions needed here.
struct Generator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func normal() -> Double {
        (-2 * log(1 - unit())).squareRoot() * cos(2 * .pi * unit())
    }
}
