import Foundation
import GeoStore
import Geometry
import Testing
import _TestSupport

@testable import SampleProvince

/// Borders drawn apart and made to fit; GEOS measures overlap and union before and after.
@Suite struct ArrangementTests {
    private static func square(_ x: Double, _ y: Double, _ side: Double) -> [[Coordinate]] {
        [[Coordinate(x, y), Coordinate(x + side, y), Coordinate(x + side, y + side), Coordinate(x, y + side)]]
    }

    @Test("An overlap stays with the first, a gap goes to the neighbour, an island stays a hole")
    func smallCase() throws {
        // Two squares that overlap by 10 m, a third 5 m off with a 200 m pond inside it.
        let a = Self.square(0, 0, 1000), b = Self.square(990, 0, 1000)
        let c = [[Coordinate(0, 1005), Coordinate(1990, 1005), Coordinate(1990, 2000), Coordinate(0, 2000)]]
        let lid = [[Coordinate(-50, -50), Coordinate(0, -50), Coordinate(0, 2000), Coordinate(-50, 2000)]]
        let rim = [
            [Coordinate(1990, -50), Coordinate(2040, -50), Coordinate(2040, 2000), Coordinate(1990, 2000)]
        ]
        let fitted = Arrangement([a, b, c, lid, rim])
        #expect(abs(fitted.overlapArea - 10_000) < 1e-6)
        #expect(abs(fitted.gapArea - 1990 * 5) < 1e-6)
        let areas = fitted.faces.map { $0.reduce(0) { $0 + fitted.mesh.area($1) } }
        #expect(areas[0] == 1_000_000)
        #expect(areas[1] == 990_000)
        #expect(areas[2] == 1990 * 995 + 1990 * 5)
    }

    @Test("Crossing borders are cut where they cross, once for both")
    func crossing() throws {
        let triangle = [[Coordinate(0, 0), Coordinate(1000, 333), Coordinate(0, 700)]]
        let bar = [[Coordinate(500, -100), Coordinate(700, -100), Coordinate(700, 900), Coordinate(500, 900)]]
        let fitted = Arrangement([triangle, bar])
        let topology = Topology()
        let shapes = fitted.faces.map { faces in
            Shape(
                polygons: faces.map { face in
                    Polygon(fitted.mesh.ring(face.outer), holes: face.holes.map { fitted.mesh.ring($0) })
                })
        }
        #expect(try topology.intersection(shapes[0], shapes[1]).area == 0)
        let before = try topology.unaryUnion([triangle, bar].map { .polygon(Polygon(Ring($0[0]))) }).area
        #expect(abs(shapes.reduce(0) { $0 + $1.area } - before) < 1)
    }

    @Test(
        "Real communes, which overlap by 2.56 km², become a mosaic without gap or overlap",
        .enabled(if: SharedData.folder != nil))
    func realCommunes() throws {
        let boundaries = BoundaryFiles(
            districts: .init(path: try #require(SharedData.path("admin_vn/gis/74.json"))),
            communes: .init(
                path: try #require(SharedData.path("admin_vn/communes_2025_groups/ho-chi-minh.json")),
                filter: "OLD_PROVINCE = 'BìnhDương'"),
            census: .init(path: try #require(SharedData.path("population/VN_Population_ward.csv"))))
        let facts = try ProvinceFacts(folder: SampleFixture.binhDuong)
        var frame = try BoundaryFrame(
            boundaries: boundaries, facts: facts, province: .init(code: "74", name: "Bình Dương"), seed: 1,
            crs: .epsg(9210)
        ).make()
        #expect(frame.communes.count == 91)
        // MỹPhước in the file.
        #expect(frame.communes.contains { $0.name == "Mỹ Phước" })
        #expect(frame.districts.count == 9)
        #expect(frame.population == 2_426_561)
        #expect(frame.notes.count == 1)
        #expect(frame.notes.first?.contains("2.564 km² of overlaps") == true)

        let leaves = Partition(seed: 1, target: 2500, roadShare: 0.04).leaves(&frame) { _, _ in }
        let mosaic = Mosaic(leaves, mesh: frame.mesh)
        #expect(abs(mosaic.count - 2500) <= 250)
        var sums = [Double](repeating: 0, count: 91)
        let topology = Topology()
        var shapes: [Shape] = []
        for parcel in 0..<mosaic.count {
            sums[Int(mosaic.commune[parcel])] += mosaic.area[parcel]
            shapes.append(.polygon(mosaic.polygon(parcel, in: frame.mesh)))
            #expect(try topology.validity(of: shapes[parcel]) == .valid)
        }
        for (commune, sum) in zip(frame.communes, sums) {
            let whole = frame.shape(commune.faces, frame.mesh).area
            #expect(abs(sum - whole) / whole < 1e-9)
        }
        let union = try topology.unaryUnion(shapes).area
        let total = mosaic.area.reduce(0.0, +)
        #expect(abs(union - total) / union < 1e-12)
    }
}
