import GeoStore
import Geometry
import Reports
import Testing
import Units
import _TestSupport

@Suite("Cells become polygons") struct CellPolygonsTests {
    private func frame(_ columns: Int, _ rows: Int) -> GridFrame {
        GridFrame(originX: 600_000, originY: 1_220_000, cellWidth: 100, cellHeight: 50, columns: columns, rows: rows)
    }

    private func flags(_ picture: [String]) -> (inside: [Bool], frame: GridFrame) {
        (picture.flatMap { $0.map { $0 == "#" } }, frame(picture[0].count, picture.count))
    }

    @Test("One cell is its own rectangle, counter-clockwise")
    func oneCell() throws {
        let (inside, frame) = flags(["..", ".#"])
        let shape = CellPolygons.trace(inside, frame: frame)
        let polygon = try #require(shape.polygons.first)
        #expect(polygon.box == Box(minX: 600_100, minY: 1_219_900, maxX: 600_200, maxY: 1_219_950))
        #expect(polygon.exterior.signedArea == 5000)
        #expect(polygon.exterior.coordinates.count == 5)
    }

    @Test(
        "Corners split polygons, edges join them, holes stay holes",
        arguments: [
            (["#.", ".#"], 2, 0), (["##", "##"], 1, 0), (["###", "#.#", "###"], 1, 1),
            // A hole that touches the outside by a corner, and one that touches another hole.
            (["####", "#.##", "##.#", "####"], 1, 2), ([".###", "#.##", "####"], 1, 1),
            (["#####", "#...#", "#.#.#", "#...#", "#####"], 2, 1), (["...", "..."], 0, 0),
        ])
    func countsPolygonsAndHoles(picture: [String], polygons: Int, holes: Int) throws {
        let (inside, frame) = flags(picture)
        let shape = CellPolygons.trace(inside, frame: frame)
        #expect(shape.polygons.count == polygons)
        #expect(shape.polygons.reduce(0) { $0 + $1.holes.count } == holes)
        #expect(try Topology().validity(of: shape) == .valid)
    }

    @Test(
        "The area is the number of cells times the area of a cell, and GEOS finds the shape valid",
        arguments: [0.1, 0.3, 0.5, 0.6, 0.8])
    func keepsTheArea(share: Double) throws {
        var generator = SplitMix(state: UInt64(share * 1000))
        let frame = frame(47, 39)
        for _ in 0..<8 {
            let inside = (0..<frame.cellCount).map { _ in Double.random(in: 0..<1, using: &generator) < share }
            let shape = CellPolygons.trace(inside, frame: frame)
            #expect(shape.area == Double(inside.count { $0 }) * 5000)
            #expect(try Topology().validity(of: shape) == .valid)
            // Every cell centre lies inside exactly when its flag says so.
            let locator = PolygonLocator([shape])
            for index in inside.indices {
                let centre = frame.centre(row: index / frame.columns, column: index % frame.columns)
                #expect(locator.covering(centre).isEmpty == !inside[index])
            }
        }
    }

    @Test("A cell without data is never inside")
    func noDataIsOutside() {
        let raster = Raster(frame: frame(2, 1), crs: nil, cells: [nil, -90])
        #expect(CellPolygons.trace(raster) { _ in true }.area == 5000)
        #expect(CellPolygons.trace(raster) { $0 >= -80 }.isEmpty)
    }
}
