import Foundation
import GeoStore
import Geometry
import PermitRules
import Units

@testable import Province
@testable import Studies

/// A ward of 0.1° with four parcels, each 0.004° square (about 440 m), and three masts, on disk and read back.
///
/// From west to east along 11.05° N: ODT at 106.52, DBV at 106.53, ODT(300)+CLN(900) at 106.54, CQP at 106.55.
final class CheckFixture {
    let folder: String

    static let day = ["2023-10-05", "2024-07-31", "2024-08-01", "2026-08-01"].compactMap { CalendarDate($0) }

    init(stations: String = CheckFixture.stations, extra: String = "", files: [String: String] = [:]) throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("check-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = url.path
        try write(
            "units.geojson",
            Self.collection([Self.square(106.5, 11.0, 0.1, #""code":"1","name":"Một","rank":"Phường""#)]))
        try write("census.csv", "code,population\n1,1000\n")
        let codes = ["ODT", "DBV", "ODT(300)+CLN(900)", "CQP"]
        let parcels = codes.enumerated().map { index, code in
            Self.square(
                106.52 + 0.01 * Double(index), 11.05, 0.004, "\"id\":\"P\(index + 1)\",\"KHLOAIDAT\":\"\(code)\"")
        }
        try write("land.geojson", Self.collection(parcels))
        let plan = [
            Self.square(106.52, 11.05, 0.004, #""MDSDQH":"ODT""#),
            Self.square(106.53, 11.05, 0.004, #""MDSDQH":"DBV""#),
        ]
        try write("plan.geojson", Self.collection(plan))
        try write("stations.csv", stations)
        try write("phusong.yaml", Self.workspace + extra)
        for (name, text) in files { try write(name, text) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func write(_ name: String, _ text: String) throws {
        try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }

    static let stations = """
        site,operator,technologies,height_m,longitude,latitude
        M1,A,4G,42,106.521,11.052
        M2,B,4G,30,106.5412,11.0521
        M3,A,4G,30,106.58,11.08

        """

    static let workspace = """
        phusong: 1
        name: Một phường
        province: "74"
        crs: EPSG:9210
        as_of: [2024-07-31, 2024-08-01]
        units: {date: 2024-06-30, commune: {source: units.geojson, fields: {code: code, name: name, rank: rank}}}
        census: {source: census.csv, date: 2019-04-01, fields: {code: code, population: population}}
        land_use:
          recorded: {source: land.geojson, namespace: vn-cadastral-legacy, approved: 2019-12-31, fields: {id: id, code: KHLOAIDAT}}
          planned: {source: plan.geojson, namespace: vn-plan-2014, approved: 2021-12-31, fields: {code: MDSDQH}}
        stations: {source: stations.csv, fields: {site: site, operator: operator, technologies: technologies, height: height_m, longitude: longitude, latitude: latitude}}

        """

    static func square(_ west: Double, _ south: Double, _ size: Double, _ properties: String) -> String {
        let (east, north) = (west + size, south + size)
        let ring = "[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]"
        return
            "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
    }

    static func collection(_ features: [String]) -> String {
        #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
    }

    func scene() throws -> FactScene {
        try Session(folder, dataFolder: HandWorkedProvince.dataFolder).facts()
    }

    static func site(_ longitude: Double, _ latitude: Double, _ owner: String? = nil) throws -> Site {
        let place = Coordinate(longitude, latitude)
        let position = try Transformer(from: .wgs84, to: .epsg(9210)).transform(place)
        return Site(id: "T", place: place, position: position, operator: owner)
    }
}
