import Foundation
import Geometry

/// Province files of the public repository daohoangson/dvhcvn (`data/gis/74.json`): a JSON of its own with the
/// districts of one province and their boundaries in longitude and latitude, WGS 84. ``VectorSource`` opens them
/// as one layer “districts” with the fields code, name and parent.
public enum DVHCVN {
    /// The layer's name.
    public static let layer = "districts"

    /// - Returns: nil when the file is not of this kind.
    static func read(_ path: String) throws(StoreError) -> FeatureTable? {
        let head = String(decoding: try FileHead.read(path, 200), as: UTF8.self)
        guard head.contains("\"level1_id\"") else { return nil }
        let province: Province
        do {
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            province = try JSONDecoder().decode(Province.self, from: data)
        } catch {
            throw .unreadable(
                path: path, reason: "not a dvhcvn province file: no “level2s” with “coordinates” at its top level")
        }
        guard let districts = province.level2s else { return nil }
        var table = FeatureTable(
            name: layer, crs: .wgs84,
            fields: [
                FieldDefinition("code", .text), FieldDefinition("name", .text), FieldDefinition("parent", .text),
            ])
        for (index, district) in districts.enumerated() {
            table.features.append(
                Feature(
                    id: Int64(index + 1), shape: try shape(district, path),
                    values: [
                        .text(district.level2_id), .text(NormalForm.composed(district.name)),
                        .text(province.level1_id),
                    ]))
        }
        return table
    }

    private static func shape(_ district: District, _ path: String) throws(StoreError) -> Shape? {
        guard let parts = district.coordinates, !parts.isEmpty else { return nil }
        var polygons: [Polygon] = []
        for part in parts {
            var rings: [Ring] = []
            for ring in part {
                guard ring.allSatisfy({ $0.count >= 2 }) else {
                    throw .badValue(
                        path: path, layer: "districts", feature: district.level2_id, field: "coordinates",
                        value: "a position of one number", expected: "longitude and latitude")
                }
                rings.append(Ring(ring.map { Coordinate($0[0], $0[1]) }))
            }
            if let exterior = rings.first { polygons.append(Polygon(exterior, holes: Array(rings.dropFirst()))) }
        }
        return .multiPolygon(polygons)
    }

    private struct Province: Decodable {
        var level1_id: String
        var name: String
        var level2s: [District]?
    }

    private struct District: Decodable {
        var level2_id: String
        var name: String
        var coordinates: [[[[Double]]]]?
    }
}
