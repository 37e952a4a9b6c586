import Foundation
import Geometry
import Testing
import Units

@testable import SampleProvince

@Suite struct BuildingBlockTests {
    @Test("Cells of a power diagram have the areas asked for and fill the outline")
    func powerDiagram() {
        let square = [Coordinate(0, 0), Coordinate(100, 0), Coordinate(100, 100), Coordinate(0, 100)]
        let sites = [Coordinate(20, 20), Coordinate(80, 30), Coordinate(50, 80), Coordinate(55, 45)]
        let areas = [1000.0, 5000, 3500, 500]
        let diagram = PowerDiagram(outline: square, sites: sites, areas: areas)
        #expect(diagram.worstError < 1e-9)
        for (cell, area) in zip(diagram.cells, areas) { #expect(abs(Ring(cell).signedArea - area) < 1e-5) }
        // Brute force: at random places the cell is that of the site with the least power distance, so
        // any two places of one cell have their middle in it (cells are convex).
        for cell in diagram.cells {
            for i in cell.indices {
                let a = cell[i], b = cell[(i + 1) % cell.count], c = cell[(i + 2) % cell.count]
                #expect((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) > -1e-6)
            }
        }
    }

    @Test("An outline has the area of its districts")
    func outline() {
        let ring = Outline.fitted(
            centres: [Coordinate(0, 0), Coordinate(30_000, 5000), Coordinate(12_000, 28_000)], areas: [2e8, 1e8, 4e8])
        #expect(abs(Ring(ring).signedArea / 7e8 - 1) < 1e-12)
    }

    @Test("Largest remainder: worked by hand, exact sums, ties to the earlier")
    func remainder() {
        // 10 over 1:1:1 is 3⅓ each; the one left over goes to the first.
        #expect(Apportionment.split(10, by: [1, 1, 1]) == [4, 3, 3])
        // 7 over 5:3:1 of 9 is 3.89, 2.33, 0.78: floors 3, 2, 0, then .89 and .78.
        #expect(Apportionment.split(7, by: [5, 3, 1]) == [4, 2, 1])
        #expect(Apportionment.split(10, by: [0, 8, 2], least: 3) == [0, 6, 4])
        #expect(Apportionment.split(5, by: []) == [])
        var random = RandomSource(seed: 3, stream: "test")
        for _ in 0..<200 {
            let weights = (0..<7).map { _ in random.unit() }
            let total = random.index(1000)
            #expect(Apportionment.split(total, by: weights).reduce(0, +) == total)
        }
    }

    @Test("Streams are apart, uniform and bounded")
    func random() {
        var a = RandomSource(seed: 1, stream: "a"), b = RandomSource(seed: 1, stream: "b")
        var again = RandomSource(seed: 1, stream: "a")
        let first = (0..<8).map { _ in a.next() }
        #expect(first == (0..<8).map { _ in again.next() })
        #expect(first != (0..<8).map { _ in b.next() })
        let values = (0..<20_000).map { _ in a.unit() }
        #expect(values.allSatisfy { $0 >= 0 && $0 < 1 })
        #expect(abs(values.reduce(0, +) / 20_000 - 0.5) < 0.01)
        let normals = (0..<20_000).map { _ in a.normal() }
        let variance = normals.reduce(0) { $0 + $1 * $1 } / 20_000
        #expect(abs(variance - 1) < 0.05)
    }

    @Test("Fixed decimals without locale")
    func fixed() {
        #expect(Fixed.text(106.123_456_7, decimals: 6) == "106.123457")
        #expect(Fixed.text(-0.000_4, decimals: 3) == "0.000")
        #expect(Fixed.text(-1.5, decimals: 2) == "-1.50")
        #expect(Fixed.text(0.05, decimals: 3) == "0.050")
        #expect(Fixed.text(7.6, decimals: 0) == "8")
    }

    @Test("Quoted cells, comments and CRLF are read as RFC 4180 has them")
    func table() throws {
        let text = "\u{FEFF}# note\r\ncode,name,source\r\n1,\"Phú, \"\"An\"\"\",x\r\n\r\n2,Bình,\"two\nlines\"\n"
        let table = try FactTable(text: text, file: "t.csv", columns: ["code", "source"])
        #expect(table.rows.count == 2)
        #expect(table.rows[0].cells["name"] == "Phú, \"An\"")
        #expect(table.rows[1].cells["source"] == "two\nlines")
        #expect(table.rows[1].line == 5)
    }

    @Test("A face with holes is cut into faces without, of the same area")
    func holes() throws {
        var mesh = Mesh()
        func loop(_ corners: [(Int64, Int64)]) -> [Int32] { corners.map { mesh.add(GridPoint($0.0, $0.1)) } }
        let km: Int64 = 1_000_000
        let outer = loop([(0, 0), (10 * km, 0), (10 * km, 8 * km), (0, 8 * km)])
        let one = loop([(2 * km, 2 * km), (2 * km, 4 * km), (4 * km, 4 * km), (4 * km, 2 * km)])
        let two = loop([(6 * km, 5 * km), (6 * km, 7 * km), (8 * km, 7 * km), (8 * km, 5 * km)])
        let faces = mesh.simpleFaces(Face(outer: outer, holes: [one, two]))
        #expect(faces.count == 3)
        #expect(faces.allSatisfy { $0.holes.isEmpty })
        #expect(faces.reduce(0) { $0 + mesh.area($1) } == 72e6)
        let topology = Topology()
        for face in faces {
            #expect(try topology.validity(of: .polygon(Polygon(mesh.ring(mesh.expanded(face.outer))))) == .valid)
        }
    }

    @Test("TCVN3 bytes decode to the letters they came from")
    func tcvn3() {
        // ® is đ, µ is à in TCVN 5712 (ABC).
        #expect(TCVN3Text.bytes("đà") == [0xAE, 0xB5])
        #expect(TCVN3Text.bytes("Đ") == [0xA7])
    }
}
