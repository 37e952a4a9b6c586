import Foundation
import GeoStore
import Propagation
import Testing
import Units

@testable import Province
@testable import Studies

/// The same facts written otherwise give the same province; what cannot be told is refused with both readings.
@Suite struct ColumnKindsTests {
    @Test(
        "People parted into thousands are as many as before",
        arguments: ["1.000|1.500", "1,000|1,500", "1 000|1 500", "1000.0|1500.0", "1000 người|1500 người"])
    func people(cells: String) throws {
        var files = TwoCommunes()
        let counts = cells.split(separator: "|")
        files.census = "code,population\n1,\"\(counts[0])\"\n2,\"\(counts[1])\"\n"
        #expect(try files.run().communes.map(\.people) == [1000, 1500])
    }

    @Test(
        "More people than the country has are no count of a commune",
        arguments: [("1e300", "1e+300"), ("150000001", "150000001")])
    func tooMany(cell: String, shown: String) throws {
        var files = TwoCommunes()
        files.census = "code,population\n1,1000\n2,\(cell)\n"
        let world = try files.run()
        #expect(world.communes.map(\.people) == [1000, nil])
        #expect(
            TwoCommunes.lines(world).contains(
                "census.csv 3 badValue setAside: population of 2 is “\(shown)”; expected a whole number from 0 to 150000000"
            ))
    }

    @Test("Residential area as text, with a unit and parted thousands, is the area")
    func area() throws {
        var files = TwoCommunes()
        files.landFields = "{code: KHLOAIDAT, residential_area: A}"
        files.land = TwoCommunes.collection([
            TwoCommunes.feature(106.52, 11.02, 0.01, #""KHLOAIDAT":"ODT","A":"1.234,5""#),
            TwoCommunes.feature(106.63, 11.03, 0.01, #""KHLOAIDAT":"ONT","A":"1.250""#),
            TwoCommunes.feature(106.66, 11.03, 0.01, #""KHLOAIDAT":"ONT","A":"0,3 ha""#),
            TwoCommunes.feature(106.68, 11.05, 0.01, #""KHLOAIDAT":"ONT","A":"nhiều""#),
        ])
        let world = try files.run()
        #expect(world.parcels.map(\.statedResidentialArea) == [1234.5, 1250, 3000, nil])
        #expect(
            TwoCommunes.lines(world) == [
                "land.geojson 3 badValue kept: “A” is “nhiều”; expected square metres, 0 or more; read as not given"
            ])
    }

    @Test("An area that may be 1.25 or 1250 is refused with both readings, and the key decides")
    func ambiguous() throws {
        var files = TwoCommunes()
        files.landFields = "{code: KHLOAIDAT, residential_area: A}"
        files.land = TwoCommunes.collection([
            TwoCommunes.feature(106.52, 11.02, 0.01, #""KHLOAIDAT":"ODT","A":"1.250""#)
        ])
        #expect(
            throws: TwoCommunes.Complaint(
                text: "land.geojson: column “A” can be read in two ways: “1.250” in row 0 is 1.25 or 1250; "
                    + "say which with the layer's key numbers: point or comma")
        ) { try files.run() }
        files.landFields = "{code: KHLOAIDAT, residential_area: A}\n    numbers: comma"
        #expect(try files.run().parcels.map(\.statedResidentialArea) == [1250])
    }

    @Test("A mast taken down serves nobody; one to be built is approved; roofs are known by their words")
    func words() throws {
        var files = TwoCommunes()
        files.stationFields = "status: status, structure: structure, site: site, "
        files.stations = """
            site,operator,technologies,height_m,longitude,latitude,status,structure
            S1,A,"GSM, UMTS, LTE",42 m,106.55,11.05,Đang hoạt động,Cột trên mái
            S2,A,2G/3G,42m,106.56,11.05,Đã tháo dỡ,Cột dưới đất
            S3,A,2/3/4G,42,106.57,11.05,Đã duyệt chưa xây,Cột dưới đất
            S4,A,4G,42,106.58,11.05,Dự kiến,Cột dưới đất
            S5,A,4G,42,106.59,11.05,bí ẩn,Cột dưới đất
            S6,A,4G,42,106.60,11.05,,tháp nước

            """
        let world = try files.run()
        #expect(world.stations.map(\.site) == ["S1", "S3", "S6"])
        #expect(world.stations.map(\.status) == [.built, .approved, .built])
        #expect(world.stations.map(\.onRoof) == [true, false, nil])
        #expect(world.stations.map { $0.technologies.map(\.rawValue).joined() } == ["2G3G4G", "2G3G4G", "4G"])
        let lines = TwoCommunes.lines(world)
        #expect(
            lines.contains("stations.csv 3 notInService setAside: “status” is “Đã tháo dỡ”: it serves nobody any more"))
        #expect(
            lines.contains("stations.csv 5 notInService setAside: “status” is “Dự kiến”: nobody has approved it yet"))
        #expect(
            lines.contains { $0.hasPrefix("stations.csv 6 badValue setAside: “status” is “bí ẩn”; expected built") })
        #expect(
            lines.contains { $0.hasPrefix("stations.csv 7 badValue kept: “structure” is “tháp nước”; expected a kind") }
        )
        #expect(lines.contains("stations.csv  missingValue noted: 1 rows give no status; taken as built"))
    }

    @Test("One row per antenna is one station; two operators spelt alike are one")
    func antennas() throws {
        var files = TwoCommunes()
        files.stationFields = "site: site, azimuths: azimuth, "
        files.stations = """
            site,operator,technologies,height_m,longitude,latitude,azimuth
            S1,Viettel,4G,42,106.55,11.05,0°
            S1,VIETTEL,4G,42,106.55,11.05,120°
            S1,Viettel,4G,42,106.55,11.05,240
            S1,Viettel,2G,42,106.55,11.05,"0, 120, 240"

            """
        let world = try files.run()
        #expect(world.stations.map(\.id) == ["S1/Viettel"])
        #expect(world.stations[0].azimuths.map(\.degrees) == [0, 120, 240])
        #expect(world.stations[0].technologies.map(\.rawValue) == ["2G", "4G"])
        let lines = TwoCommunes.lines(world)
        #expect(lines.contains("stations.csv  sameOperator noted: “VIETTEL” is read as the operator “Viettel”"))
        #expect(
            lines.contains(
                "stations.csv  rowsGrouped noted: 4 rows of antennas read as 1 stations, by site and operator"))
    }

    @Test("An operator the workspace asks for that nobody has is an error")
    func unknownOperator() {
        var files = TwoCommunes()
        files.more = "service: {operators: [A, Viettel]}"
        #expect(
            throws: TwoCommunes.Complaint(
                text:
                    "phusong.yaml: service.operators names “Viettel”, of which no list has a station; the lists have “A”"
            )
        ) { try files.run() }
    }

    @Test("A list of which most rows fall away is refused with the causes")
    func gate() {
        var files = TwoCommunes()
        files.stations =
            "operator,technologies,height_m,longitude,latitude\n"
            + (0..<12).map { "A,4G,\($0 < 7 ? "cao" : "42"),106.55,11.\(100 + $0)\n" }.joined()
        #expect(
            throws: TwoCommunes.Complaint(
                text:
                    "stations.csv: 7 of 12 rows cannot be used: “height_m” is “cao”; expected metres from 1 to 350 (7×); "
                    + "check the file and how its columns are mapped")
        ) { try files.run() }
    }

    @Test("Days of approvals in every way of writing, and what is none")
    func approvals() throws {
        var files = TwoCommunes()
        files.more = """
            approved:
              source: ap.csv
              fields: {site: site, operator: operator, longitude: longitude, latitude: latitude, approved: approved, yearly: yearly, withdrawn: withdrawn}
            """
        files.others = [
            "ap.csv": Data(
                """
                site,operator,longitude,latitude,approved,yearly,withdrawn
                P1,A,106.56,11.05,2024/01/15,kế hoạch 2024,
                P2,A,106.57,11.05,15/01/2024,Có,
                P3,a,106.58,11.05,45306,đúng,#N/A

                """.utf8)
        ]
        let world = try files.run()
        #expect(world.approved.map(\.approvedOn) == Array(repeating: CalendarDate(2024, 1, 15), count: 3))
        #expect(world.approved.allSatisfy { $0.isYearly })
        #expect(world.approved.allSatisfy { $0.operator == "A" })
        #expect(
            TwoCommunes.lines(world).contains(
                "ap.csv 4 badValue kept: “withdrawn” is “#N/A”; expected a day, such as 31/07/2024; read as not given"))
    }
}
