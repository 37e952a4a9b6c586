import Foundation
import GeoStore
import Geometry
import PermitRules
import Propagation
import Units

@testable import Province
@testable import Studies

/// A province of nine communes, 12 km apart, each holding one zone made to stand for one row of the zone table.
///
/// Masts reach 8 km at most, so no commune touches another. All figures in the tests are worked by hand from the
/// legal table (vietnam.md B2 as corrected by the field review) and from the distances here:
/// a 4G ground mast of 42 m reaches about 2.6 km among houses, a roof of 18 m about 1.8 km, half of that between
/// two sectors.
enum HandWorkedProvince {
    static let side = 12_000.0
    static let operators = ["A", "B", "C"]
    static let dates = ["2024-06-30", "2024-07-31", "2024-08-01", "2026-07-01"].compactMap { CalendarDate($0) }

    struct Commune {
        var code: String
        var people: Int
        /// Recorded code, planned code (nil: the plan does not cover it), box relative to the commune's centre.
        var parcels: [(recorded: String, planned: String?, box: Box)] = []
        /// Operator, status, offset from the centre.
        var stations: [(operator: String, status: Station.Status, at: Coordinate)] = []
    }

    static func square(_ half: Double, at centre: Coordinate = Coordinate(0, 0)) -> Box {
        Box(minX: centre.x - half, minY: centre.y - half, maxX: centre.x + half, maxY: centre.y + half)
    }

    /// An ODT parcel of 400 m × 400 m that the plan keeps residential.
    static let quarter = (recorded: "ODT", planned: Optional("ODT"), box: square(200))
    static func near(_ owner: String) -> (operator: String, status: Station.Status, at: Coordinate) {
        (owner, .built, Coordinate(400, 300))
    }

    static let communes: [Commune] = [
        Commune(code: "empty", people: 0, parcels: [quarter]),
        Commune(code: "served", people: 1000, parcels: [quarter], stations: operators.map(near)),
        // Z1 of the field review: A serves all, B has two approved sites that were never built, C has nothing.
        Commune(
            code: "z1", people: 2000,
            parcels: [quarter, ("DBV", "DBV", square(20, at: Coordinate(1000, 0)))],
            stations: [
                near("A"), ("B", .approved, Coordinate(50, 50)), ("B", .approved, Coordinate(-80, 20)),
            ]),
        Commune(
            code: "reachable", people: 800,
            parcels: [quarter, ("DBV", "DBV", square(20, at: Coordinate(1000, 0)))]),
        Commune(code: "toDBV", people: 700, parcels: [("ODT", "DBV", square(200))]),
        Commune(code: "roofs", people: 600, parcels: [quarter]),
        Commune(code: "locked", people: 9000, parcels: [("ODT", "ODT", square(4500))]),
        Commune(code: "open", people: 500, parcels: [("ODT(40000)+CLN(120000)", nil, square(200))]),
        Commune(
            code: "partly", people: 400,
            parcels: [quarter, ("ODT(10000)+DBV(30000)", "DBV", Box(minX: 200, minY: -100, maxX: 400, maxY: 100))]),
    ]

    static func centre(_ number: Int) -> Coordinate {
        Coordinate(500_000 + side * (Double(number) + 0.5), 1_220_000 + side / 2)
    }

    static func shape(_ box: Box, at centre: Coordinate) -> Shape {
        let (x0, y0, x1, y1) = (centre.x + box.minX, centre.y + box.minY, centre.x + box.maxX, centre.y + box.maxY)
        return .polygon(
            Polygon(Ring([Coordinate(x0, y0), Coordinate(x1, y0), Coordinate(x1, y1), Coordinate(x0, y1)])))
    }

    static func world(
        _ communes: [Commune] = communes, from: Workspace.Zones.Source = .recorded, catalogue: LandUseCatalogue
    ) -> World {
        var units: [AdministrativeUnit] = []
        var recorded: [Parcel] = []
        var planned: [Parcel] = []
        var stations: [Station] = []
        for (number, commune) in communes.enumerated() {
            let centre = centre(number)
            units.append(
                AdministrativeUnit(
                    code: commune.code, name: commune.code, rank: .ward, rankText: "Phường",
                    shape: shape(square(side / 2), at: centre), geodesicArea: .squareKilometres(144), district: nil,
                    namedDistrict: nil, people: commune.people))
            for (k, parcel) in commune.parcels.enumerated() {
                let shape = shape(parcel.box, at: centre)
                func record(_ code: String) -> Parcel {
                    Parcel(
                        id: "\(commune.code)-\(k + 1)", shape: shape, box: shape.box,
                        use: catalogue.parse(code, namespace: "vn-plan-2014"), statedResidentialArea: nil,
                        statedCommune: commune.code)
                }
                recorded.append(record(parcel.recorded))
                if let code = parcel.planned { planned.append(record(code)) }
            }
            for (k, station) in commune.stations.enumerated() {
                stations.append(
                    Station(
                        id: "\(commune.code)-\(k + 1)/\(station.operator)", site: "\(commune.code)-\(k + 1)",
                        operator: station.operator, technologies: [.lte], onRoof: false, height: .metres(42),
                        position: Coordinate(centre.x + station.at.x, centre.y + station.at.y), status: station.status,
                        decision: nil, approvedOn: nil,
                        azimuths: [.degrees(0), .degrees(120), .degrees(240)], sectorsAssumed: true))
            }
        }
        return World(
            workspace: workspace(province(from: from)), province: province(from: from), districts: [], communes: units,
            parcels: recorded, planned: planned,
            stations: stations, terrain: nil, ledger: Ledger(), inputs: [])
    }

    static func workspace(_ province: Workspace.Province) -> Workspace {
        Workspace(
            file: "hand", folder: "", name: "Tỉnh làm tay", crs: .epsg(9210), asOf: dates, province: province)
    }

    static func province(from: Workspace.Zones.Source) -> Workspace.Province {
        let layer = Workspace.Layer(
            source: "hand", crs: .epsg(9210), encoding: nil, filter: nil, fields: [:], line: 1)
        let land = Workspace.LandLayer(layer: layer, namespace: "vn-plan-2014", approved: dates[0])
        return Workspace.Province(
            code: "74", units: .init(date: dates[0], district: nil, commune: layer, swap: []),
            census: .init(layer: layer, date: dates[0]), landUse: .init(recorded: land, planned: land),
            zones: .init(from: from, joinGap: 10, mastFootprint: 100), stations: layer, terrain: nil,
            service: .init(
                technology: .lte, share: 0.95, operators: operators, thresholds: [.lte: .dBm(-105)], switchOff: .umts),
            coverage: .init(cell: 100, maxRadius: 8000), candidates: .init(radius: 4000, places: 3, roofs: 5))
    }

    /// Read once for all tests.
    static var book: RuleBook { get throws { try loadedBook.get() } }
    private static let loadedBook = Result { try RuleBook(folder: dataFolder) }

    static let dataFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("GeoData").path
}
