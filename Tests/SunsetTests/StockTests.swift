import Foundation
import Sunset
import Testing
import Units
import _TestSupport

@Suite struct StockTests {
    static let header =
        "code,name,operator,date,lines,two_g_only,three_g_only,four_g_no_volte,four_g_volte,five_g,machines\n"

    func message(_ rows: String) -> String? {
        do {
            _ = try SubscriberRow.read(try CSVTable(Self.header + rows, file: "subscribers.csv"))
            return nil
        } catch { return "\(error)" }
    }

    @Test func readsWhatAnOperatorReports() throws {
        let rows = try SubscriberRow.read(
            try CSVTable(Self.header + "1,X,A,2024-06-30,100,10,5,15,60,10,7\n", file: "subscribers.csv"))
        #expect(rows[0].count(of: LegacyLayer.twoG.dependentTerminals) == 10)
        #expect(rows[0].count(of: LegacyLayer.threeG.dependentTerminals) == 30)
        #expect(rows[0].machines == 7 && rows[0].lines == 100 && rows[0].origin == .reported)
    }

    @Test func refusesCountsThatCannotBe() {
        #expect(
            message("1,X,A,2024-06-30,100,-1,5,15,60,10,7")
                == "subscribers.csv, line 2, column two_g_only: “-1” is not a whole number, 0 or more")
        #expect(
            message("1,X,A,2024-06-30,101,10,5,15,60,10,7")
                == "subscribers.csv, line 2: two_g_only + three_g_only + four_g_no_volte + four_g_volte + five_g is 100, not 101"
        )
        #expect(
            message("1,X,A,2024-06-30,100,10,5,15,60,10,7\n1,X,A,2024-06-30,100,10,5,15,60,10,7")
                == "subscribers.csv, line 3: 1, A appears twice")
    }

    @Test func strataSumToTheCommune() throws {
        let head = "stratum,share_rural,share_urban,odds,pace,source,status\n"
        let strata = try Stratum.read(
            try CSVTable(head + "older,0.2,0.1,6,0.8,s,t\nothers,0.8,0.9,1,1.2,s,t\n", file: "strata.csv"))
        #expect(Stratum.split(100, over: strata, shares: Stratum.shares(strata, urban: 0)) == [60, 40])
        #expect(Stratum.split(101, over: strata, shares: Stratum.shares(strata, urban: 1)) == [40, 61])
        #expect {
            try Stratum.read(try CSVTable(head + "older,0.2,0.1,6,0.8,s,t\n", file: "strata.csv"))
        } throws: { "\($0)" == "strata.csv, line 2: share_rural in per cent is 20, not 100" }
    }
}
