import Foundation
import Geometry
import Testing
import _TestSupport

/// GEOS's intersection with each cell is the oracle.
@Suite struct OverlayCellTests {
    @Test("Fractions are those of GEOS, with holes, islands and polygons beyond the frame")
    func equalsGEOS() throws {
        var generator = SplitMix(state: 31)
        let topology = Topology()
        let frame = CellFrame(left: 594_000, top: 1_213_300, cellWidth: 30, cellHeight: 25, columns: 10, rows: 12)
        var shapes: [Shape] = []
        for i in 0..<12 {
            let centre = Coordinate(
                594_000 + Double.random(in: -50...350, using: &generator),
                1_213_000 + Double.random(in: -50...350, using: &generator))
            let outer = PolygonLocatorTests.star(centre, 5 + 9 * i, 150, &generator)
            let hole = PolygonLocatorTests.star(centre, 8, 30, &generator)
            shapes.append(try topology.makeValid(.polygon(Polygon(outer, holes: i % 2 == 0 ? [hole] : []))))
        }
        // On the lines between cells, and larger than the frame.
        func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> Shape {
            .polygon(OverlayCellTests.rectangle(Box(minX: minX, minY: minY, maxX: maxX, maxY: maxY)))
        }
        shapes += [
            box(594_030, 1_213_050, 594_120, 1_213_100), box(593_000, 1_212_000, 596_000, 1_214_000),
            box(593_990, 1_213_010, 594_000, 1_213_020),
        ]
        var found: [[Int]: Double] = [:]
        try CellFractions.forEach(shapes, in: frame) { found[[$0, $1.row, $1.column], default: 0] += $1.fraction }
        for (number, shape) in shapes.enumerated() {
            for row in 0..<frame.rows {
                for column in 0..<frame.columns {
                    let x = frame.left + Double(column) * 30, y = frame.top - Double(row) * 25
                    let cell = Self.rectangle(Box(minX: x, minY: y - 25, maxX: x + 30, maxY: y))
                    let expected = try topology.intersection(shape, .polygon(cell)).area / 750
                    let fraction = found.removeValue(forKey: [number, row, column]) ?? 0
                    #expect(abs(fraction - expected) < 1e-9, "\(number) at \(row), \(column)")
                }
            }
        }
        #expect(found.isEmpty)
    }

    @Test("Over a gap-free layer the fractions of each cell sum to one")
    func conserves() throws {
        var generator = SplitMix(state: 32)
        let parcels = OverlayAreaTests.parcels(8, jitter: 12, &generator)
        let frame = CellFrame(left: 594_010, top: 1_213_300, cellWidth: 7, cellHeight: 7, columns: 40, rows: 40)
        var sums = [Double](repeating: 0, count: 1600)
        try CellFractions.forEach(parcels, in: frame) { sums[$1.row * 40 + $1.column] += $1.fraction }
        #expect(sums.allSatisfy { abs($0 - 1) < 1e-10 })
    }

    @Test func refusesNaN() {
        let frame = CellFrame(left: 0, top: 1, cellWidth: 1, cellHeight: 1, columns: 1, rows: 1)
        let broken = Shape.polygon(Polygon(Ring([Coordinate(0, 0), Coordinate(1, .nan), Coordinate(1, 1)])))
        #expect(throws: GeometryError.self) { try CellFractions.forEach([broken], in: frame) { _, _ in } }
    }

    static func rectangle(_ b: Box) -> Polygon {
        Polygon(
            Ring([
                Coordinate(b.minX, b.minY), Coordinate(b.maxX, b.minY), Coordinate(b.maxX, b.maxY),
                Coordinate(b.minX, b.maxY),
            ]))
    }
}
