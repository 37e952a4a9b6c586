import Foundation
import GeoStore
import Geometry
import PermitRules
import Propagation
import Reports
import Units

@testable import Province
@testable import Studies

/// A result made by hand: three districts, twelve zones, four dates. No study computed it; every figure is set here,
/// so a report that shows another one has made it up.
enum SmallStudy {
    static let dataFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("GeoData").path

    static let dates = ["2024-06-30", "2024-07-31", "2024-08-01", "2026-07-01"].compactMap { CalendarDate($0) }
    static let crs = CRS.epsg(9210)
    static let operators = ["Nhà mạng A", "Nhà mạng B", "Nhà mạng \"C\" <&>"]
    static let west = 580_000.0, south = 1_210_000.0  // m, lower left corner of the province

    /// Districts from west to east; 14 km wide, 30 km high, their borders bent.
    static let districtNames = ["Thành phố Thủ Đầu", "Huyện Dầu Tiếng", "Huyện Đức & <Hòa>"]

    static func border(_ column: Int) -> [Coordinate] {
        (0...30).map { step in
            let bend: Double = column == 0 || column == 3 ? 300 : 1400
            let x: Double = Double(column) * 14_000 + bend * sin(Double(step) * 0.7 + Double(column))
            return Coordinate(west + x, south + Double(step) * 1000)
        }
    }

    static func districtShape(_ column: Int) -> Shape {
        .polygon(Polygon(Ring(border(column) + border(column + 1).reversed())))
    }

    static func blob(_ centre: Coordinate, _ radius: Double, seed: Int) -> Polygon {
        let lobes = Double(2 + seed % 3) * 0.9
        let corners = (0..<24).map { step -> Coordinate in
            let angle = Double(step) / 12 * Double.pi
            let r: Double = radius * (1 + 0.25 * sin(Double(step) * lobes + Double(seed)))
            return Coordinate(centre.x + r * cos(angle), centre.y + r * sin(angle))
        }
        return Polygon(Ring(corners))
    }

    static func service(_ i: Int) -> Service {
        [.notServed, .servedByOneOnly, .notServed, .served, .noResidents, .notServed][i % 6]
    }

    static func people(_ i: Int) -> Int { service(i) == .noResidents ? 0 : 1000 + 137 * i }

    static func blocked(_ i: Int, date: Int, _ reading: Reading) -> Blocked {
        typealias Flags = [Blocked]
        let before: Flags = [.yes, .partly(share: 0.4), .yes, .yes, .no, .undetermined]
        let papers: Flags = [.no, .no, .partly(share: 0.1), .no, .no, .undetermined]
        let plan: Flags = [.yes, .partly(share: 0.4), .yes, .no, .no, .undetermined]
        if date < 2 { return before[i % 6] }
        return reading == .papers ? papers[i % 6] : plan[i % 6]
    }

    static func wayOut(_ i: Int, date: Int) -> WayOut? {
        switch service(i) {
        case .served, .noResidents: nil
        case .servedByOneOnly, .notServed: WayOut.allCases[date < 2 ? (i + 2) % 6 : i % 6]
        }
    }

    private static let made = Result { try make() }

    /// Made once for all suites: reading the law takes longer than everything else here.
    static func study() throws -> ZonesResult { try made.get() }

    static func make() throws -> ZonesResult {
        let book = try RuleBook(folder: dataFolder)
        let zones = (0..<12).map { zone($0, book) }.sorted { $0.id < $1.id }
        let districts = districtNames.indices.map { column in
            summary(
                UnitReference(code: "90\(column)", name: districtNames[column]),
                zones.filter { $0.district?.code == "90\(column)" }, shape: districtShape(column), area: 420)
        }
        let province = summary(UnitReference(code: "90", name: "Tỉnh Mẫu"), zones, shape: .multiPolygon([]), area: 1260)
        var ledger = Ledger()
        for feature in 1...3 {
            ledger.add(
                LedgerEntry(
                    source: "land <1>.gpkg", layer: "recorded", feature: "\(feature)", defect: .selfIntersection,
                    action: .repaired, detail: "bow-tie & more", areaBefore: 1, areaAfter: 2,
                    location: Coordinate(106.6, 11.1)))
        }
        return ZonesResult(
            name: "Tỉnh Mẫu <\"&'>", crs: crs, dates: dates, operators: operators,
            service: ServiceDemand(
                technology: .lte, servedShare: 0.95,
                thresholds: [.gsm: .dBm(-95), .umts: .dBm(-100), .lte: .dBm(-105), .nr: .dBm(-110)], switchOff: .umts),
            unitsDate: dates[0], censusDate: CalendarDate("2019-04-01") ?? dates[0], zones: zones, communes: [],
            districts: districts, province: province, stations: (0..<6).map(station), places: places(),
            coverage: operators.enumerated().flatMap { index, name in
                [Technology.umts, .lte].map { coverage(name, $0, seed: index) }
            },
            ledger: ledger,
            assumptions: [
                Assumption(
                    id: "sector", text: .init(vi: "Ba cánh sóng 0°, 120°, 240°", en: "Three sectors at 0°, 120°, 240°"),
                    setting: "stations.fields.azimuths")
            ],
            notEvaluated: [
                NotEvaluatedItem(
                    id: "emf", text: .init(vi: "Phơi nhiễm trường điện từ", en: "Exposure to electromagnetic fields"))
            ],
            openQuestions: [
                .init(vi: "Có phải lập phương án đa mục đích không?", en: "Is a multi-purpose plan due?")
            ],
            captions: [
                .init(
                    vi: "Đơn vị hành chính ngày 30/6/2024 dưới luật sau ngày đó.",
                    en: "Units of 2024-06-30 under later law.")
            ],
            inputs: [
                InputFile(
                    role: "census", path: "census.csv", sha256: String(repeating: "0a", count: 32), features: 91,
                    crs: "")
            ])
    }

    private static func zone(_ i: Int, _ book: RuleBook) -> Zone {
        let column = i / 4
        let x: Double = west + Double(column) * 14_000 + 3500 + Double(i % 2) * 6500
        let y: Double = south + 6000 + Double(i % 4 / 2) * 14_000 + Double(i % 3) * 1700
        let centre = Coordinate(x, y)
        var polygons = [blob(centre, 1900 + Double(i % 5) * 300, seed: i)]
        for piece in 0..<5 {
            polygons.append(
                blob(Coordinate(centre.x + 3000, centre.y - 900 + Double(piece) * 350), 60, seed: piece))
        }
        let shape = Shape.multiPolygon(polygons)
        let code = ["ODT", "ONT", "ODT", "ODT"][i % 4]
        return Zone(
            id: "9\(column)0\(i)-z", commune: UnitReference(code: "9\(column)0\(i)", name: "Phường Số \(i + 1)"),
            district: UnitReference(code: "90\(column)", name: districtNames[column]), shape: shape, anchor: centre,
            area: .squareMetres(shape.area), residentialArea: .squareMetres(shape.area * 0.75),
            recorded: [CodeArea(code: code, area: .squareMetres(shape.area))],
            planned: [CodeArea(code: "ODT", area: .squareMetres(shape.area))], people: people(i), urban: i % 4 != 1,
            pieces: polygons.count,
            coverage: operators.enumerated().flatMap { index, name in
                [Technology.umts, .lte].map { technology in
                    CoverageShare(
                        operator: name, technology: technology,
                        outdoor: people(i) == 0 ? 0 : Double((i + index) % 5) / 4,
                        indoor: people(i) == 0 ? 0 : Double((i + index) % 5) / 8)
                }
            },
            switchOff: operators.map { SwitchOffShare(operator: $0, now: 0.9, without: 0.6) },
            approvedUnbuilt: i == 1 ? ["S2-B"] : [], service: service(i),
            servedBy: service(i) == .servedByOneOnly ? [operators[0]] : service(i) == .served ? operators : [],
            noDataShare: 0.0125, atDates: dates.indices.map { lawAt($0, i, code, book) })
    }

    private static func lawAt(_ date: Int, _ i: Int, _ code: String, _ book: RuleBook) -> ZoneAtDate {
        func verdict(_ structure: StructureClass, _ reading: Reading) -> Verdict {
            let facts = PlaceFacts(
                recorded: book.catalogue.parse(code, namespace: "vn-plan-2014"),
                planned: book.catalogue.parse("ODT", namespace: "vn-plan-2014"), urban: i % 5 == 0 ? nil : true,
                province: "74", parcelArea: 5000, compoundArea: 100)
            return book.verdict(for: facts, structure: structure, on: dates[date], reading: reading)
        }
        let way = wayOut(i, date: date)
        return ZoneAtDate(
            date: dates[date], blockedPapers: blocked(i, date: date, .papers),
            blockedPlan: blocked(i, date: date, .plan),
            verdicts: StructureClass.allCases.map {
                ZoneVerdict(structure: $0, papers: verdict($0, .papers), plan: verdict($0, .plan), areaShare: 0.8)
            },
            wayOut: way,
            operators: way.map { way in
                [
                    OperatorWayOut(
                        operator: operators[1], wayOut: way, shareBefore: 0.25, shareAfter: 0.97,
                        places: [
                            PlaceUse(place: "P1", distance: .metres(1234), share: 0.6),
                            PlaceUse(place: "R1", distance: .metres(0), share: 0.97),
                        ])
                ]
            } ?? [],
            openFacts: way == .undetermined
                ? [
                    OpenFact(
                        fact: "convertible",
                        outcomes: [
                            .init(value: "true", wayOut: .buildable), .init(value: "false", wayOut: .lockedOut),
                        ])
                ] : [],
            cure: way == .lockedOut
                ? Cure(parcel: "T9", area: .squareMetres(200), position: Coordinate(west, south), shareAfter: 0.96)
                : nil)
    }

    private static func summary(
        _ unit: UnitReference, _ zones: [Zone], shape: Shape, area: Double
    ) -> UnitSummary {
        func count(_ matching: (Zone) -> Bool) -> UnitSummary.Count {
            let found = zones.filter(matching)
            return .init(zones: found.count, people: found.reduce(0) { $0 + $1.people })
        }
        var services: [Service: UnitSummary.Count] = [:]
        for service in Service.allCases { services[service] = count { $0.service == service } }
        return UnitSummary(
            unit: unit, rank: nil, parent: nil, shape: shape, area: .squareKilometres(area),
            people: zones.reduce(0) { $0 + $1.people } + 50, peopleOutsideZones: 50, zones: zones.count,
            services: services,
            atDates: dates.indices.map { date in
                var ways: [WayOut: UnitSummary.Count] = [:]
                for way in WayOut.allCases { ways[way] = count { $0.atDates[date].wayOut == way } }
                return UnitAtDate(
                    date: dates[date], blockedPapers: count { $0.atDates[date].blockedPapers.isBlocked },
                    blockedPlan: count { $0.atDates[date].blockedPlan.isBlocked },
                    undeterminedPapers: count { $0.atDates[date].blockedPapers == .undetermined },
                    undeterminedPlan: count { $0.atDates[date].blockedPlan == .undetermined },
                    blockedNotServed: count {
                        ($0.atDates[date].blockedPapers.isBlocked || $0.atDates[date].blockedPlan.isBlocked)
                            && ($0.service == .notServed || $0.service == .servedByOneOnly)
                    },
                    waysOut: ways)
            })
    }

    private static func station(_ i: Int) -> Station {
        let isApproved = i == 1
        let x: Double = west + Double(i) * 6000
        let angles: [Angle] = [.degrees(0), .degrees(120), .degrees(240)]
        return Station(
            id: "S\(i + 1)-B", site: "S\(i + 1)", operator: operators[i % 3], technologies: [.umts, .lte],
            onRoof: i % 2 == 1, height: .metres(42), position: Coordinate(x, south + 9000),
            status: isApproved ? .approved : .built, decision: isApproved ? "12/QĐ-UBND" : nil,
            approvedOn: isApproved ? CalendarDate("2023-05-04") : nil, azimuths: angles, sectorsAssumed: true)
    }

    private static func places() -> [Place] {
        [("P1", Place.Kind.parcel), ("R1", .roof)].map { id, kind in
            Place(
                id: id, kind: kind, position: Coordinate(west + 9000, south + 9000), recorded: "CLN", planned: nil,
                area: .squareMetres(900), height: .metres(30), commune: UnitReference(code: "9001", name: "Xã Đông"),
                verdicts: [PlaceVerdict(date: dates[0], headline: .conditional, firmness: 2)])
        }
    }

    /// 84 × 60 cells of 500 m: a wavy disc of good level, a stripe without data.
    private static func coverage(_ name: String, _ technology: Technology, seed: Int) -> CoverageLayer {
        let frame = GridFrame(
            originX: west, originY: south + 30_000, cellWidth: 500, cellHeight: 500, columns: 84, rows: 60)
        var cells: [Float?] = []
        for row in 0..<60 {
            for column in 0..<84 {
                let dx = Double(column - 25 - 15 * seed), dy = Double(row - 30)
                let wave: Double = 3 * sin(dx * 0.5) * cos(dy * 0.4)
                let d: Double = (dx * dx + dy * dy).squareRoot() + wave
                let slope: Double = technology == .lte ? 1.2 : 0.9
                let level: Float? = column == 3 ? nil : Float(-80 - d * slope)
                cells.append(level)
            }
        }
        let raster = Raster(frame: frame, crs: crs, cells: cells)
        return CoverageLayer(
            operator: name, technology: technology, level: raster,
            threshold: technology == .lte ? .dBm(-105) : .dBm(-100), cautions: [],
            noDataCells: 60)
    }
}

/// A count of people, up to the count with the undetermined ones.
func blockedCell(_ numbers: Numbers, _ blocked: Int, _ undetermined: Int) -> String {
    let certain = numbers.integer(blocked)
    return undetermined > 0 ? "\(certain)–\(numbers.integer(blocked + undetermined))" : certain
}
