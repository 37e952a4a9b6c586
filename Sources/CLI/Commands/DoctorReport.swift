import Formats
import Foundation
import GeoStore
import Geometry
import Units

/// Versions, the datum operation, file formats and the data folder, asked of the libraries themselves.
struct DoctorReport: Encodable {
    struct Library: Encodable {
        let name: String
        let version: String
    }
    struct Format: Encodable {
        let driver: String
        let purpose: String
        let isAvailable: Bool
    }
    struct Datum: Encodable {
        let operation: String
        let isAvailable: Bool
        /// How far a point of Bình Dương moves from VN-2000 to WGS 84.
        let shiftMetres: Double?
        let problem: String?
    }
    struct Data: Encodable {
        let path: String
        let route: DataFolder.Route
    }

    let version: String
    let libraries: [Library]
    /// Edition of the register of coordinate systems that PROJ found.
    let epsg: String?
    let datum: Datum
    let formats: [Format]
    let data: Data?

    /// Why there is no `data`; printed as every failure is, not part of the report.
    let dataFailure: Failure?
    private enum CodingKeys: CodingKey { case version, libraries, epsg, datum, formats, data }

    var isHealthy: Bool { epsg != nil && datum.isAvailable && formats.allSatisfy(\.isAvailable) && data != nil }

    init(dataOption: String?) {
        version = PhuSong.version
        libraries = [
            Library(name: "GEOS", version: GeometryLibraries.geosVersion),
            Library(name: "PROJ", version: GeometryLibraries.projVersion),
            Library(name: "GDAL", version: StoreLibraries.gdalVersion),
        ]
        epsg = GeometryLibraries.epsgVersion
        datum = Self.datumOperation()
        let drivers = Set(StoreLibraries.drivers)
        formats = Self.needed.map { need in
            Format(
                driver: need.drivers.joined(separator: " / "), purpose: need.purpose,
                isAvailable: !drivers.isDisjoint(with: need.drivers))
        }
        do {
            let folder = try DataFolder.find(option: dataOption)
            data = Data(path: folder.path, route: folder.route)
            dataFailure = nil
        } catch {
            data = nil
            dataFailure = error
        }
    }

    /// Names as GDAL prints them; of several in one row any will do.
    private static let needed: [(drivers: [String], purpose: String)] = [
        (["GPKG"], "GeoPackage"),
        (["ESRI Shapefile"], "Shapefile"),
        (["MapInfo File"], "MapInfo TAB, MIF"),
        (["GeoJSON"], "GeoJSON"),
        (["LIBKML", "KML"], "KML, KMZ"),
        (["CSV"], "CSV"),
        (["XLSX"], "Excel XLSX"),
        (["FlatGeobuf"], "FlatGeobuf"),
        (["OpenFileGDB"], "Esri File Geodatabase"),
        (["DXF"], "AutoCAD DXF"),
        (["DGN"], "MicroStation DGN v7"),
        (["PostgreSQL"], "PostGIS"),
        (["SRTMHGT"], "SRTM .hgt"),
        (["GTiff"], "GeoTIFF"),
    ]

    /// VN-2000 is some 200 m from WGS 84; less than 100 m would mean that PROJ takes them for the same.
    private static func datumOperation() -> Datum {
        let name = "EPSG:6960"
        let place = Coordinate(106.65, 11.04)
        do {
            let moved = try Transformer(from: .epsg(4756), to: .wgs84).transform(place)
            let shift = Geodesic.distance(place, moved).metres
            return Datum(
                operation: name, isAvailable: (100...300).contains(shift), shiftMetres: (shift * 10).rounded() / 10,
                problem: nil)
        } catch {
            return Datum(operation: name, isAvailable: false, shiftMetres: nil, problem: "\(error)")
        }
    }

    var json: String {
        get throws {
            try JSONDocument.text(self)
        }
    }
}
