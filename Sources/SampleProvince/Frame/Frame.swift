import Geometry
import Units

/// One connected piece of a unit: loops of mesh vertices.
struct Face {
    /// Counter-clockwise.
    var outer: [Int32]
    /// Clockwise.
    var holes: [[Int32]] = []
}

/// A commune, ward or township of the sample, in the working grid.
struct CommuneUnit {
    var code: String
    var name: String
    /// Phường, Thị trấn or Xã.
    var rank: String
    /// Empty when the boundary file leaves it to overlap.
    var districtCode: String
    var districtName: String
    var population: Int
    var faces: [Face]
    /// Where its people are densest, m.
    var hub: Coordinate
    /// m².
    var area: Double

    var isUrban: Bool { rank != "Xã" }
    var density: Double { area > 0 ? Double(population) / area * 1e6 : 0 }  // people per km²
}

struct DistrictUnit {
    var code: String
    var name: String
    var rank: String
    var population: Int
    /// In the working grid when `faces` is used, else as the boundary file gives it.
    var faces: [Face]
    var given: LocatedShape?
}

/// The units the mosaic is built in, with the mesh that carries their borders.
struct Frame {
    var crs: CRS
    var provinceCode: String
    var provinceName: String
    var districts: [DistrictUnit]
    var communes: [CommuneUnit]
    var mesh: Mesh
    /// Whether communes carry the code of the district they were made in.
    var communesKnowDistrict: Bool
    /// Whether they carry a district's name: always with the code, else as their file says.
    var communesNameDistrict: Bool { communesKnowDistrict || communes.contains { !$0.districtName.isEmpty } }
    /// What was done to the boundaries, for the README and the report.
    var notes: [String] = []

    var area: Double { communes.reduce(0) { $0 + $1.area } }
    var population: Int { communes.reduce(0) { $0 + $1.population } }

    /// The unit's polygons with every vertex the mosaic has put on their borders.
    func shape(_ faces: [Face], _ mesh: Mesh) -> Shape {
        Shape(
            polygons: faces.map { face in
                Polygon(
                    mesh.ring(mesh.expanded(face.outer)), holes: face.holes.map { mesh.ring(mesh.expanded($0)) })
            })
    }
}
