import Foundation
import GeoStore
import Geometry
import PermitRules

@testable import Province
@testable import Studies

/// A province of two communes on disk, to be broken in one place at a time.
struct TwoCommunes {
    var units = TwoCommunes.collection([
        TwoCommunes.feature(106.5, 11.0, 0.1, #""code":"1","name":"Một","rank":"Phường""#),
        TwoCommunes.feature(106.6, 11.0, 0.1, #""code":"2","name":"Hai","rank":"Xã""#),
    ])
    var census = "code,population\n1,1000\n2,500\n"
    var land = TwoCommunes.collection([
        TwoCommunes.feature(106.52, 11.02, 0.01, #""KHLOAIDAT":"ODT""#),
        TwoCommunes.feature(106.63, 11.03, 0.01, #""KHLOAIDAT":"ONT""#),
    ])
    var landFields = "{code: KHLOAIDAT}"
    /// Another one has to be among ``others``.
    var landFile = "land.geojson"
    var censusFields = "{code: code, population: population}"
    var communeFields = "{code: code, name: name, rank: rank}"
    /// A line of the workspace under `units`, before the communes.
    var district = ""
    /// Lines added to the workspace under `land_use`, two spaces in.
    var planned = ""
    /// Lines added at the end of the workspace.
    var more = ""
    var stations = "operator,technologies,height_m,longitude,latitude\nA,4G,42,106.55,11.05\n"
    /// More fields of the stations, e.g. `power: power_dbm, `.
    var stationFields = ""
    /// Files beside those, by name.
    var others: [String: Data] = [:]

    struct Complaint: Error, Equatable { var text: String }

    /// Writes the province, imports it, and takes it away again; errors name files without their folder.
    func run() throws -> World {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let workspaceText =
            WorkspaceErrorTests.good.replacingOccurrences(of: "units.gpkg", with: "units.geojson")
            .replacingOccurrences(of: "land.gpkg", with: landFile)
            .replacingOccurrences(of: "{code: KHLOAIDAT}", with: landFields)
            .replacingOccurrences(of: "{code: code, population: population}", with: censusFields)
            .replacingOccurrences(of: "{code: code, name: name}", with: communeFields)
            .replacingOccurrences(of: "  commune:", with: district.isEmpty ? "  commune:" : "  \(district)\n  commune:")
            .replacingOccurrences(of: "height: height_m, ", with: "height: height_m, " + stationFields)
            .replacingOccurrences(of: "stations:", with: planned + "stations:") + "\n" + more
        let texts = [
            "units.geojson": units, "census.csv": census, "land.geojson": land, "stations.csv": stations,
            "phusong.yaml": workspaceText,
        ]
        for (name, data) in texts.mapValues({ Data($0.utf8) }).merging(others, uniquingKeysWith: { $1 }) {
            try data.write(to: folder.appendingPathComponent(name))
        }
        let workspace = try Workspace(path: folder.path)
        do {
            return try ImportStudy(workspace: workspace, catalogue: HandWorkedProvince.book.catalogue).run()
        } catch {
            throw Complaint(text: "\(error)".replacingOccurrences(of: folder.path + "/", with: ""))
        }
    }

    /// Source, feature, defect, action and detail of every line.
    static func lines(_ world: World) -> [String] {
        world.ledger.entries.filter { $0.defect != .crsAssumed }.map {
            "\($0.source) \($0.feature) \($0.defect) \($0.action): \($0.detail)"
        }
    }

    /// A square, `size` degrees wide.
    static func feature(_ west: Double, _ south: Double, _ size: Double, _ properties: String) -> String {
        let (east, north) = (west + size, south + size)
        let ring = "[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]"
        return """
            {"type":"Feature","properties":{\(properties)},"geometry":{"type":"Polygon","coordinates":[\(ring)]}}
            """
    }

    static func collection(_ features: [String], crs: Int = 4326) -> String {
        let system = "{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::\(crs)\"}}"
        return #"{"type":"FeatureCollection""# + (crs == 4326 ? "" : ",\"crs\":\(system)")
            + ",\"features\":[" + features.joined(separator: ",") + "]}"
    }
}
