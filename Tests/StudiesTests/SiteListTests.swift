import Foundation
import GeoStore
import Geometry
import PermitRules
import Testing
import Units

@testable import Province
@testable import Studies

/// Lists as operators send them: what is read, and what is said of bad rows, word for word where the study words it.
@Suite struct SiteListTests {
    private func rows(_ text: String, crs: CRS? = nil, name: String = "sites.csv") throws -> (
        rows: [SiteList.Row], ledger: Ledger
    ) {
        let fixture = try CheckFixture(files: [name: text])
        let scene = try fixture.scene()
        let list = try SiteList(
            fixture.folder + "/" + name, layer: nil, crs: crs, workspace: scene.workspace, facts: scene.book.facts,
            studyArea: scene.studyArea)
        var rows: [SiteList.Row] = []
        do {
            try list.read { rows += $0 }
        } catch {
            throw Complaint(text: "\(error)".replacingOccurrences(of: fixture.folder + "/", with: ""))
        }
        return (rows, list.ledger)
    }

    struct Complaint: Error, Equatable { var text: String }

    @Test("Titles, a header in row 6, decimal commas, degrees and minutes, and a total row")
    func asItArrives() throws {
        let (rows, ledger) = try rows(
            """
            CÔNG TY VIỄN THÔNG A;;;;;
            Danh sách vị trí đề nghị;;;;;
            ;;;;;
            Kèm theo công văn số 12;;;;;
            ;;;;;
            STT;Mã trạm;Nhà mạng;Loại cột;Kinh độ;Vĩ độ
            (1);(2);(3);(4);(5);(6)
            1;BD01;A;Cột dưới đất;106,522;11,052
            2;BD02;A;Trên mái;106°32'00,0"E;11°03'07,2"N
            3;BD03;B;Dùng chung;106.542;11.052
            Tổng cộng;3 vị trí;;;;

            """)
        #expect(rows.map(\.id) == ["BD01", "BD02", "BD03"])
        #expect(rows.map(\.row) == [8, 9, 10])
        #expect(rows.compactMap(\.site?.structure) == [.groundMast, .bulkyRoofMast, .sharedMast])
        #expect(rows.compactMap(\.site?.operator) == ["A", "A", "B"])
        let second = try #require(rows[1].site).place
        #expect(abs(second.x - 106.53333333) < 1e-7)
        #expect(abs(second.y - 11.052) < 1e-7)
        #expect(ledger.entries.map(\.defect) == [.numberingRow, .totalRow, .crsAssumed])
    }

    @Test("Each bad row keeps its place beside the good ones and says what is wrong")
    func badRows() throws {
        let (rows, _) = try rows(
            """
            site,structure,longitude,latitude,bands,height_m
            good,groundMast,106.522,11.052,900:58;1800:62,42
            blank,groundMast,,11.052,,
            word,groundMast,abc,11.052,,
            swapped,groundMast,11.052,106.522,,
            far,groundMast,105.8,21.0,,
            tenth,groundMast,10.6522,11.052,,
            kind,tháp nước,106.522,11.052,,
            band,groundMast,106.522,11.052,900 MHz,30

            """)
        #expect(rows.map { $0.site != nil } == [true, false, false, false, false, false, false, true])
        #expect(
            rows.map(\.problems) == [
                [], [.unreadablePosition("; 11.052")], [.unreadablePosition("abc; 11.052")],
                [.outside(Coordinate(11.052, 106.522), cause: .exchanged)],
                [.outside(Coordinate(105.8, 21.0), cause: nil)],
                [.outside(Coordinate(10.6522, 11.052), cause: .xOverTen)], [.unknownStructure("tháp nước")],
                [.badValue(column: "bands", value: "900 MHz", expected: .bands)],
            ])
        let antenna = try #require(rows[0].site?.antenna)
        #expect(antenna.bands == [.init(carrier: 900, power: 58), .init(carrier: 1800, power: 62)])
        #expect(antenna.height == 42)
    }

    @Test("Northings and eastings of VN-2000 need their system; with it they stand where degrees put them")
    func metres() throws {
        let position = try CheckFixture.site(106.522, 11.052).position
        let text = "ma_tram,X,Y\nBD01,\(position.y),\(position.x)\n"
        #expect(
            throws: Complaint(
                text: "sites.csv, layer “sites”: has no coordinate system. Declare one; these would fit: EPSG:9210.")
        ) {
            try rows(text)
        }
        let site = try #require(try rows(text, crs: .epsg(9210)).rows.first?.site)
        #expect(Geodesic.distance(site.place, Coordinate(106.522, 11.052)) < .metres(0.001))
    }

    @Test("A list without coordinates is refused with the columns it has")
    func noCoordinates() throws {
        #expect(
            throws: Complaint(
                text: "sites.csv, layer “sites”: has no column “longitude, latitude”. It has: STT, tên, ghi chú.")
        ) {
            try rows("STT,tên,ghi chú\n1,a,b\n")
        }
    }

    @Test("A missing list is named")
    func missing() throws {
        let scene = try CheckFixture().scene()
        #expect {
            _ = try SiteList(
                "/nowhere/sites.xlsx", layer: nil, crs: nil, workspace: scene.workspace, facts: [], studyArea: nil)
        } throws: {
            "\($0)" == "/nowhere/sites.xlsx: no such file or folder. Check the path."
        }
    }
}
