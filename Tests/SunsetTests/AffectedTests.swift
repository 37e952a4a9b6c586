import Foundation
import Sunset
import Testing
import Units
import _TestSupport

@Suite struct AffectedTests {
    static let header = "layer,effect,date,announced_on,exempt,basis,status\n"
    static func stages() throws -> [LegalStage] {
        try LegalStage.read(
            try CSVTable(
                header + "2G,radio_off,2026-09-15,2024-05-10,,b,s\n"
                    + "2G,terminals_refused,2024-10-16,2024-09-13,machines,a,s\n", file: "stages.csv"))
    }

    /// Scenario S1 of the field review.
    @Test func legalStagesAreNotRadioOff() throws {
        let stock = try ServiceStock(
            lines: 1000, device: 200, spare: 40, plan: 0, coverage: 150, shared: 0, machines: 60)
        func affected(_ day: CalendarDate) throws -> AffectedPeople {
            AffectedPeople(stock, stages: LegalStage.effects(on: .twoG, by: day, of: try Self.stages()))
        }
        let before = try affected(CalendarDate(2024, 10, 15))
        #expect(before.lines == 0...0 && before.machines == 0)
        let refused = try affected(CalendarDate(2024, 10, 16))
        #expect(refused.lines == 200...200)
        #expect(refused.harmed == 160...160)
        #expect(refused.coverage == 0)
        #expect(refused.machines == 0)
        let off = try affected(CalendarDate(2026, 9, 15))
        #expect(off.lines == 350...350)
        #expect(off.harmed == 310...310)
        #expect(off.coverage == 150)
        #expect(off.machines == 60)
    }

    /// Scenario S2 of the field review.
    @Test func threeDefinitionsAreNeverOneHistory() throws {
        #expect {
            try CountHistory(
                try CSVTable(
                    """
                    date,definition,count
                    2023-06-30,feature_phone_subscriptions,22000000
                    2023-09-30,2g_connections,9100000
                    2024-01-31,2g_only_terminals,18200000
                    """, file: "history.csv"))
        } throws: {
            "\($0)"
                == "history.csv: 3 definitions that count different things: 2g_connections, 2g_only_terminals, feature_phone_subscriptions; keep one per file"
        }
    }

    @Test func unknownOverlapGivesBounds() throws {
        let stock = try ServiceStock(lines: 300, device: 200, spare: 10, plan: 80, coverage: 90, machines: 0)
        let off = AffectedPeople(stock, stages: try Self.stages())
        #expect(off.lines == 200...300)
        #expect(off.harmed == 190...290)
    }

    /// Every overlap a Venn diagram allows lies between the bounds, and both ends are reached.
    @Test func boundsAreTheTightestForTheUnion() throws {
        let (device, plan, coverage, lines) = (3, 2, 2, 6)
        var found: Set<Int> = []
        // Every way to mark 6 lines with a set of causes, by bit mask.
        for code in 0..<Int(pow(8.0, 6)) {
            var rest = code
            var sums = [0, 0, 0]
            var union = 0
            for _ in 0..<lines {
                let mask = rest % 8
                rest /= 8
                for cause in 0..<3 where mask & (1 << cause) != 0 { sums[cause] += 1 }
                union += mask == 0 ? 0 : 1
            }
            if sums == [device, plan, coverage] { found.insert(union) }
        }
        let stock = try ServiceStock(
            lines: lines, device: device, spare: 0, plan: plan, coverage: coverage, machines: 0)
        let bounds = AffectedPeople(stock, stages: try Self.stages()).lines
        #expect(bounds.lowerBound == found.min() && bounds.upperBound == found.max())
    }

    @Test func refusesStocksThatCannotBe() {
        func message(_ device: Int, spare: Int = 0, shared: Int? = nil) -> String? {
            do {
                _ = try ServiceStock(
                    lines: 100, device: device, spare: spare, plan: 0, coverage: 60, shared: shared, machines: 0)
                return nil
            } catch { return "\(error)" }
        }
        #expect(message(-1) == "device is -1; it has to lie between 0 and 100")
        #expect(message(50, spare: 51) == "spare is 51; it has to lie between 0 and 50")
        #expect(message(50, shared: 0) == "device + plan + coverage − shared is 110; it has to lie between 0 and 100")
        #expect(message(50, shared: 20) == nil)
    }

    @Test func refusesUnknownDefinitionsAndStages() {
        #expect {
            try CountHistory(
                try CSVTable("date,definition,count\n2024-01-31,2g_lines,5\n", file: "h.csv"))
        } throws: {
            "\($0)"
                == "h.csv, line 2: unknown definition “2g_lines”; known are 2g_only_terminals, feature_phone_subscriptions, 2g_connections, 3g_only_terminals, 3g_subscriptions, 4g_without_volte"
        }
        #expect {
            try CountHistory(
                try CSVTable(
                    "date,definition,count\n2024-01-31,2g_only_terminals,5\n2023-12-31,2g_only_terminals,6\n",
                    file: "h.csv"))
        } throws: {
            "\($0)" == "h.csv, line 3: 2023-12-31 follows 2024-01-31 of the same series; sort the rows, one per date"
        }
        #expect {
            try LegalStage.read(
                try CSVTable(Self.header + "4G,radio_off,2026-09-15,2024-05-10,,b,s\n", file: "stages.csv"))
        } throws: { "\($0)" == "stages.csv, line 2, column layer: “4G” is not one of 2G, 3G" }
    }
}
