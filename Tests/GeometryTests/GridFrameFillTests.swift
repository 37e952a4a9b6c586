import Geometry
import Testing
import Units

@Suite struct GridFrameFillTests {
    let frame = GridFrame(originX: 0, originY: 100, cellWidth: 10, cellHeight: 10, columns: 10, rows: 10)

    private func cells(_ shape: Shape) -> Set<Int> {
        var cells: Set<Int> = []
        frame.forEachRun(inside: shape) { cells.formUnion(frame.cells(row: $0, $1)) }
        return cells
    }

    @Test("Cells are those whose centre GEOS finds inside", arguments: 0..<40)
    func matchesTopology(seed: Int) throws {
        var state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493
        func next() -> Double {
            state = state &* 2_862_933_555_777_941_757 &+ 3_037_000_493
            return Double(state >> 33) / Double(1 << 31) * 120 - 10
        }
        // A star-shaped ring round the middle, with a square hole.
        var ring: [Coordinate] = []
        for i in 0..<9 {
            let angle = Double(i) / 9 * 2 * 3.14159
            let radius = 20 + abs(next()) / 3
            ring.append(Coordinate(50 + radius * Self.cosine(angle), 50 + radius * Self.cosine(angle - 1.570795)))
        }
        let hole = Ring([Coordinate(47, 47), Coordinate(56, 47), Coordinate(56, 56), Coordinate(47, 56)])
        let shape = Shape.polygon(Polygon(Ring(ring), holes: [hole]))
        let topology = Topology()
        var expected: Set<Int> = []
        for row in 0..<10 {
            for column in 0..<10
            where try topology.contains(shape, .point(frame.centre(row: row, column: column))) {
                expected.insert(row * 10 + column)
            }
        }
        #expect(cells(shape) == expected)
    }

    @Test("Polygons that share an edge share no cell, and leave none out")
    func partitions() {
        func square(_ x: Double, _ y: Double) -> Shape {
            .polygon(
                Polygon(
                    Ring([Coordinate(x, y), Coordinate(x + 35, y), Coordinate(x + 35, y + 35), Coordinate(x, y + 35)])))
        }
        let parts = [square(15, 15), square(50, 15), square(15, 50), square(50, 50)].map(cells)
        #expect(parts.map(\.count).reduce(0, +) == 49)
        #expect(parts.reduce(into: Set<Int>()) { $0.formUnion($1) }.count == 49)
    }

    @Test("What lies beside the grid fills nothing")
    func outside() {
        let far = Shape.polygon(Polygon(Ring([Coordinate(500, 500), Coordinate(600, 500), Coordinate(600, 600)])))
        #expect(cells(far).isEmpty)
    }

    private static func cosine(_ x: Double) -> Double {
        var term = 1.0, sum = 1.0
        for n in 1...14 {
            term *= -x * x / Double((2 * n - 1) * (2 * n))
            sum += term
        }
        return sum
    }
}
