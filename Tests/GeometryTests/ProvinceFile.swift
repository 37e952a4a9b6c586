import Foundation
import Geometry
import _TestSupport

/// District boundaries of Bình Dương, EPSG:4326, when the shared data are there.
enum ProvinceFile {
    static let path = SharedData.path("admin_vn/gis/74.json")

    private struct Content: Decodable {
        struct District: Decodable {
            let level2_id: String
            let coordinates: [[[[Double]]]]
        }
        let level2s: [District]
    }

    /// Code and shape of each district; nothing without the file.
    static func districts() throws -> [(code: String, shape: Shape)] {
        guard let path else { return [] }
        let content = try JSONDecoder().decode(Content.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        return content.level2s.map { district in
            let polygons = district.coordinates.map { rings in
                let all = rings.map { Ring($0.map { Coordinate($0[0], $0[1]) }) }
                return Polygon(all[0], holes: Array(all.dropFirst()))
            }
            return (district.level2_id, .multiPolygon(polygons))
        }
    }
}
