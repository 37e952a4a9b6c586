import Foundation
import PermitRules
import Propagation
import Sunset
import Testing
import Units

@testable import Province
@testable import Studies

/// A switch-off where two operators report only their total, and one of them a commune besides.
@Suite struct SunsetStudyTests {
    static let lines = """
        code,name,operator,date,lines,two_g_only,three_g_only,four_g_no_volte,four_g_volte,five_g,machines
        served,served,A,2024-06-30,1000,50,100,50,700,100,40
        74,all,A,2024-06-30,4000,200,500,300,2600,400,100
        74,all,B,2024-06-30,3001,101,400,200,2000,300,7

        """

    static func result(
        lines: String = lines, history: String? = nil, from: CalendarDate? = nil
    ) throws -> SunsetResult {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ text: String, _ name: String) throws -> String {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
            return folder.path + "/" + name
        }
        let book = try HandWorkedProvince.book
        var world = HandWorkedProvince.world(
            HandWorkedProvince.communes.filter { ["served", "z1", "reachable"].contains($0.code) },
            catalogue: book.catalogue)
        for index in world.stations.indices where world.stations[index].operator == "A" {
            world.stations[index].technologies = [.umts]
        }
        world.province.coverage.cell = 500
        world.province.subscribers = Workspace.Subscribers(
            source: try write(lines, "subscribers.csv"), shares: nil,
            history: try history.map { try write($0, "history.csv") })
        return try SunsetStudy(
            scene: Scene(world, book), dataFolder: HandWorkedProvince.dataFolder + "/sunset",
            options: SunsetStudy.Options(from: from, scenarios: 100)
        ).run()
    }

    @Test("Lines spread over communes sum to what each operator told, and say where they are from")
    func spreadsTotals() throws {
        let result = try Self.result()
        #expect(result.operators == ["A", "B"])
        let sums = result.operators.indices.map { index in
            result.communes.reduce(0) { $0 + $1.linesByOperator[index] }
        }
        #expect(sums == [4000, 3001])
        // 2G-only terminals are gone when 3G ends.
        #expect(result.communes.reduce(0) { $0 + $1.device } == 500 + 300 + 400 + 200)
        #expect(result.communes.reduce(0) { $0 + $1.machines } == 107)
        let served = try #require(result.communes.first { $0.code == "served" })
        #expect(served.linesByOperator[0] == 1000 && served.deviceByOperator[0] == 150)
        #expect(result.communes.allSatisfy { $0.origin == .modelled })
        #expect(result.communes.allSatisfy { $0.byStratum.reduce(0, +) == $0.device })
    }

    @Test("Where a commune's own operator leaves 3G alone, its lines lose coverage")
    func losesCoverage() throws {
        let communes = try Self.result().communes
        let z1 = try #require(communes.first { $0.code == "z1" })
        #expect(z1.coverage == z1.linesByOperator[0])
        // 4G on the same mast reaches what its 3G did.
        #expect(z1.upgrades.map(\.operator) == ["A"] && z1.restored == z1.coverage)
        // B and C are there with 4G, so roaming would keep them.
        let served = try #require(communes.first { $0.code == "served" })
        #expect(served.coverage == 1000 && served.coverageWithRoaming == 0)
    }

    @Test("Vietnamese notes name terminals, cells, reach and the basis of the date in Vietnamese")
    func speaksVietnamese() throws {
        let notes = try Self.result().notes
        func text(_ id: String) -> String { notes.first { $0.id == id }?.text.vi ?? "" }
        #expect(text("terminals").contains("máy có 3G, không có 4G, máy 4G không gọi được qua VoLTE"))
        #expect(text("cells").contains("ô 500 m"))
        #expect(text("lines").contains("0 xã do doanh nghiệp báo, 0 xã tính bằng phép trừ, 3 xã chia từ tổng"))
        #expect(text("reach").contains("Kiểm tra danh sách trạm"))
        #expect(text("deadline").contains("định hướng của Bộ: dừng 3G vào tháng 9/2028"))
    }

    @Test("A province that has been losing old terminals fast is expected to go on")
    func learnsFromHistory() throws {
        func left(_ later: Int) throws -> Double {
            let history =
                "date,definition,count\n2023-06-30,3g_only_terminals,9000\n2024-06-30,3g_only_terminals,\(later)\n"
            return try Self.result(history: history).total.last?.p50 ?? 0
        }
        let (fast, slow) = (try left(3000), try left(8000))
        #expect(fast < 0.8 * slow)
    }

    @Test("Nothing is cut or handed out before the day work can begin")
    func startsOnANamedDay() throws {
        let early = try Self.result(), late = try Self.result(from: CalendarDate(2028, 6, 15))
        #expect(early.from == CalendarDate(2024, 6, 30) && late.from == CalendarDate(2028, 6, 15))
        #expect(late.total == early.total)
        #expect(late.communes.allSatisfy { late.dates[$0.cut] > late.from })
        // The same handsets in less time.
        func points(_ result: SunsetResult) -> Int { result.communes.reduce(0) { $0 + $1.campaign.exchangePoints } }
        func handsets(_ result: SunsetResult) -> Int { result.communes.reduce(0) { $0 + $1.campaign.handsets } }
        #expect(handsets(late) > 0 && points(late) > points(early))
        #expect(late.notes.first { $0.id == "from" }?.text.vi == "Việc cần làm tính từ ngày 15/6/2028.")
        // A day before the counts is the day of the counts.
        #expect(try Self.result(from: CalendarDate(2020, 1, 1)).from == early.from)
        #expect {
            try Self.result(from: CalendarDate(2028, 9, 30))
        } throws: {
            "\($0)".hasSuffix(
                "work cannot begin on 2028-09-30, the network is off from 2028-09-30; name an earlier day")
        }
    }

    @Test("Communes that miss their operator's total stop the study with the line")
    func refusesWrongSums() {
        let wrong = Self.lines.replacingOccurrences(
            of: "74,all,A,2024-06-30,4000,200,500,", with: "74,all,A,2024-06-30,3590,200,90,")
        #expect {
            try Self.result(lines: wrong)
        } throws: { "\($0)".hasSuffix("subscribers.csv, line 3: three_g_only of A in the communes is 100, not 90") }
    }
}
