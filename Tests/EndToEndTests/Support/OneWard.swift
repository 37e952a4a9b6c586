import Foundation

/// A ward of three parcels and one station in a folder, for commands as they are typed.
struct OneWard {
    let folder: TemporaryFolder

    /// - Parameters:
    ///   - codes: land codes of the parcels P1 to P3, each 0.01° east of the one before; P1 begins at 106.52° E, 11.05° N.
    ///   - station: longitude and latitude of M1, comma between.
    init(in folder: TemporaryFolder, codes: [String], station: String) throws {
        self.folder = folder
        try write(
            "units.geojson", Self.collection([Self.square(106.5, 11, 0.1, #""code":"1","name":"Một","rank":"Phường""#)])
        )
        try write("census.csv", "code,population\n1,1000\n")
        let parcels = codes.enumerated().map { number, code in
            Self.square(106.52 + 0.01 * Double(number), 11.05, 0.004, "\"id\":\"P\(number + 1)\",\"code\":\"\(code)\"")
        }
        try write("land.geojson", Self.collection(parcels))
        try write(
            "stations.csv", "site,operator,technologies,height_m,longitude,latitude\nM1,A,4G,42,\(station)\n")
    }

    /// The text of a workspace file that reads the ward.
    ///
    /// - Parameter more: lines at its end.
    static func workspace(asOf days: String, _ more: String = "") -> String {
        """
        phusong: 1
        name: Một phường
        province: "74"
        crs: EPSG:9210
        as_of: [\(days)]
        units: {date: 2024-06-30, commune: {source: units.geojson, fields: {code: code, name: name, rank: rank}}}
        census: {source: census.csv, date: 2019-04-01, fields: {code: code, population: population}}
        land_use:
          recorded: {source: land.geojson, namespace: vn-cadastral-legacy, approved: 2019-12-31, fields: {id: id, code: code}}
        stations: {source: stations.csv, fields: {site: site, operator: operator, technologies: technologies, height: height_m, longitude: longitude, latitude: latitude}}
        \(more)
        """
    }

    /// Makes the folders on the way.
    func write(_ name: String, _ text: String) throws {
        let url = URL(fileURLWithPath: folder.path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: true, encoding: .utf8)
    }

    private static func square(_ west: Double, _ south: Double, _ size: Double, _ properties: String) -> String {
        let (east, north) = (west + size, south + size)
        return #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"Polygon","coordinates":"#
            + "[[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]]}}"
    }

    private static func collection(_ features: [String]) -> String {
        #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
    }
}
