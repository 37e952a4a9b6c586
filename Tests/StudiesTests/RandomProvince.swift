import Foundation
import GeoStore
import Geometry
import PermitRules
import Units
import _TestSupport

@testable import Province
@testable import Studies

/// Two thousand parcels of random use in four communes, under a random plan, with approved positions, masts, a railway and
/// zones around monuments: every source a fact can come from.
final class RandomProvince {
    static let columns = 50, rows = 40
    static let side = 60.0
    static let origin = Coordinate(600_000, 1_220_000)
    static let dates = ["2024-07-31", "2024-08-01", "2025-12-01", "2026-07-01"].compactMap { CalendarDate($0) }

    let world: World
    let scene: FactScene
    private let folder: URL

    init(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let book = try HandWorkedProvince.book
        func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Shape {
            HandWorkedProvince.shape(
                Box(minX: x, minY: y, maxX: x + width, maxY: y + height), at: Self.origin)
        }
        func parcel(_ id: String, _ shape: Shape, _ code: String, _ namespace: String, commune: String?) -> Parcel {
            Parcel(
                id: id, shape: shape, box: shape.box, use: book.catalogue.parse(code, namespace: namespace),
                statedResidentialArea: nil, statedCommune: commune)
        }
        let (width, height) = (Double(Self.columns) * Self.side, Double(Self.rows) * Self.side)
        let ranks: [UnitRank?] = [.ward, .ruralCommune, .township, nil]
        let communes = ranks.enumerated().map { number, rank in
            let shape = box(
                Double(number % 2) * width / 2, Double(number / 2) * height / 2, width / 2, height / 2)
            return AdministrativeUnit(
                code: "\(number + 1)", name: "Xã \(number + 1)", rank: rank, rankText: nil, shape: shape,
                geodesicArea: .squareMetres(shape.area), district: nil, namedDistrict: nil, people: 10_000)
        }
        let codes = ["ODT", "ONT", "CLN", "LUC", "DGT", "DBV", "CQP", "TSC", "ODT+CLN", "ODT(300)+CLN(900)", "XYZ", ""]
        let plans = ["ODT", "ONT", "DBV", "CLN", "TMD", "DGT", "LUK"]
        var parcels: [Parcel] = [], planned: [Parcel] = []
        for row in 0..<Self.rows {
            for column in 0..<Self.columns {
                let commune = communes[(row * 2 / Self.rows) * 2 + column * 2 / Self.columns].code
                parcels.append(
                    parcel(
                        "\(row)-\(column)",
                        box(Double(column) * Self.side, Double(row) * Self.side, Self.side, Self.side),
                        codes.randomElement(using: &random) ?? "", "vn-cadastral-legacy",
                        commune: Bool.random(using: &random) ? commune : nil))
                guard Int.random(in: 0..<10, using: &random) > 0 else { continue }
                // Half a parcel aside, so that borders of the plan cross the parcels.
                planned.append(
                    parcel(
                        "Q\(row)-\(column)",
                        box((Double(column) + 0.3) * Self.side, (Double(row) - 0.2) * Self.side, Self.side, Self.side),
                        plans.randomElement(using: &random) ?? "", "vn-plan-2014", commune: nil))
            }
        }
        func place() -> Coordinate {
            Coordinate(
                Self.origin.x + Double.random(in: 0..<width, using: &random),
                Self.origin.y + Double.random(in: 0..<height, using: &random))
        }
        let approved = (0..<300).map { number in
            ApprovedSite(
                site: "A\(number)", operator: "A", position: place(), decision: "QĐ \(number)",
                approvedOn: CalendarDate(2024 + number % 3, 5, 1), isYearly: number % 2 == 0,
                isExtended: number % 5 == 0,
                withdrawnOn: number % 7 == 0 ? CalendarDate(2025, 6, 1) : nil, withdrawnBy: nil)
        }
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("random-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let (east, north) = (Self.origin.x, Self.origin.y)
        try Self.write(
            folder, "railway.csv",
            "name;WKT\nĐường sắt;\"LINESTRING(\(east) \(north),\(east + width) \(north + height))\"\n")
        try Self.write(
            folder, "monuments.csv",
            "name;zone;WKT\nĐình;I;\"\(WKT.polygon(box(300, 300, 700, 500)))\"\n")
        var province = HandWorkedProvince.province(from: .recorded)
        let layer = Workspace.Layer(
            source: "approved", crs: nil, encoding: nil, filter: nil, fields: [:], line: 1)
        province.approved = layer
        province.landUse.recorded.namespace = "vn-cadastral-legacy"
        var workspace = HandWorkedProvince.workspace(province)
        workspace.asOf = Self.dates
        for (name, file) in [("railways", "railway.csv"), ("monumentZones", "monuments.csv")] {
            workspace.layers[name] = Workspace.Layer(
                source: folder.path + "/" + file, crs: workspace.crs, encoding: nil, filter: nil,
                fields: [:], line: 1)
        }
        world = World(
            workspace: workspace, province: province, districts: [], communes: communes, parcels: parcels,
            planned: planned, stations: [], approved: approved, ledger: Ledger(), inputs: [])
        scene = try FactScene(world, book)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private static func write(_ folder: URL, _ name: String, _ text: String) throws {
        try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }

    private enum WKT {
        static func polygon(_ shape: Shape) -> String {
            let ring = shape.polygons[0].exterior.coordinates.map { "\($0.x) \($0.y)" }.joined(separator: ",")
            return "POLYGON((\(ring)))"
        }
    }
}
