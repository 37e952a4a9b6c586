import Foundation
import Sunset
import Testing
import Units
import _TestSupport

@Suite struct StockSpreadTests {
    static let strataFile = """
        stratum,share_rural,share_urban,odds,pace,source,status
        older,0.2,0.1,6,0.8,s,t
        others,0.8,0.9,1,1.2,s,t

        """
    static let parameterFile = """
        name,value,low,high,unit,source,date,status
        urban_effect,-0.7,-1,0,u,s,2024,assumed
        reach_effect,-0.5,-1,0,u,s,2024,assumed
        country_people,1000000,1000000,1000000,u,s,2024,assumed
        country_urban,0.5,0.5,0.5,u,s,2024,assumed
        country_reach,1,1,1,u,s,2024,assumed

        """
    static let header =
        "code,name,operator,date,lines,two_g_only,three_g_only,four_g_no_volte,four_g_volte,five_g,machines\n"

    static func places(_ people: [Int]) throws -> [StockSpread.Place] {
        let strata = try Stratum.read(try CSVTable(strataFile, file: "strata.csv"))
        return people.enumerated().map { index, people in
            let urban = index.isMultiple(of: 2) ? 0.0 : 1
            return StockSpread.Place(
                code: "c\(index)", name: "C\(index)", people: people, urban: urban,
                shares: Stratum.shares(strata, urban: urban))
        }
    }

    static func complete(
        _ rows: String, people: [Int], reach: (Int, String) -> Double = { _, _ in 1 }
    ) throws -> [SubscriberRow] {
        let strata = try Stratum.read(try CSVTable(strataFile, file: "strata.csv"))
        let spread = try StockSpread(strata, try ParameterSet(try CSVTable(parameterFile, file: "parameters.csv")))
        return try spread.complete(
            try SubscriberRow.read(try CSVTable(header + rows, file: "s.csv")), over: try places(people),
            province: "74",
            country: "VN", file: "s.csv", reach: reach)
    }

    func message(_ rows: String, people: [Int]) -> String? {
        do {
            _ = try Self.complete(rows, people: people)
            return nil
        } catch { return "\(error)" }
    }

    @Test("Every kind sums to its total, whatever the communes", arguments: 0..<8)
    func sumsExactly(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let people = (0..<300).map { _ in Int.random(in: 0...20_000, using: &random) }
        let counts = (0..<6).map { _ in Int.random(in: 0...900_000, using: &random) }
        let lines = counts.prefix(5).reduce(0, +)
        let total = "74,X,A,2024-06-30,\(lines)," + counts.map(String.init).joined(separator: ",") + "\n"
        let own = "c4,C4,A,2024-06-30,0,0,0,0,0,0,0\n"
        let rows = try Self.complete(total + own, people: people) { place, _ in Double(place % 7) / 6 }
        #expect(rows.count == 300)
        for (index, terminal) in Terminal.allCases.enumerated() {
            #expect(rows.reduce(0) { $0 + ($1.counts[terminal] ?? 0) } == counts[index])
        }
        #expect(rows.reduce(0) { $0 + $1.machines } == counts[5])
        #expect(rows.allSatisfy { $0.lines >= 0 && ($0.origin == .modelled) == ($0.commune != "c4") })
    }

    /// Weights by hand: the country commune 0.2·6 + 0.8 = 2 a head, the town (0.1·6 + 0.9)·e^−0.7 = 0.7449.
    @Test func oldTerminalsFollowAgeTownAndReachAndOtherLinesPeople() throws {
        let total = "74,X,A,2024-06-30,40000,10000,0,0,30000,0,0\n"
        let rows = try Self.complete(total, people: [1000, 1000])
        #expect(rows.map { $0.counts[.twoGOnly] } == [7286, 2714])
        #expect(rows.map { $0.counts[.fourGWithVoLTE] } == [15000, 15000])
        let unreached = try Self.complete(total, people: [1000, 1000]) { place, _ in place == 0 ? 0 : 1 }
        #expect((unreached[0].counts[.twoGOnly] ?? 0) > 7286)
    }

    @Test func theLastCommuneIsTheRestOfTheTotal() throws {
        let rows = try Self.complete(
            "c0,C0,A,2024-06-30,60,10,20,0,30,0,1\n74,X,A,2024-06-30,100,10,30,0,50,10,5\n", people: [10, 10])
        #expect(rows.map(\.origin) == [.reported, .derived])
        #expect(
            rows[1].counts == [.twoGOnly: 0, .threeGOnly: 10, .fourGWithoutVoLTE: 0, .fourGWithVoLTE: 20, .fiveG: 10])
        #expect(rows[1].machines == 4)
    }

    /// A hundredth of the country's people, the same mix: the weights are those of the average, so is the part.
    @Test func aCountOfTheCountryGivesTheProvinceItsPart() throws {
        let rows = try Self.complete("VN,X,A,2024-06-30,2000000,0,0,0,2000000,0,0\n", people: [5000, 5000])
        #expect(rows.map { $0.counts[.fourGWithVoLTE] } == [10_000, 10_000])
        #expect(rows.allSatisfy { $0.origin == .modelled })
    }

    @Test func refusesCommunesThatMissTheirTotal() {
        #expect(
            message(
                "c0,C0,A,2024-06-30,60,10,20,0,30,0,1\n74,X,A,2024-06-30,59,9,20,0,30,0,1\n", people: [10, 10])
                == "s.csv, line 3: two_g_only of A in the communes is 10, not 9")
        #expect(
            message("c0,C0,A,2024-06-30,60,10,20,0,30,0,1\n74,X,A,2024-06-30,61,11,20,0,30,0,1\n", people: [10])
                == "s.csv, line 3: two_g_only of A in the communes is 10, not 11")
        #expect(
            message("74,X,A,2024-06-30,9,9,0,0,0,0,1\n", people: [0, 0])
                == "s.csv, line 2: 9 lines for communes where nobody lives")
    }

    @Test func sharesCountedByCommuneReplaceTheGeneralOnes() throws {
        let strata = try Stratum.read(try CSVTable(Self.strataFile, file: "strata.csv"))
        let counted = try Stratum.counted(try CSVTable("code,older\n1,0.25\n", file: "shares.csv"), strata)
        #expect(counted == ["1": [0.25, 0.75]])
        #expect {
            try Stratum.counted(try CSVTable("code,older\n1,1.25\n", file: "shares.csv"), strata)
        } throws: {
            "\($0)" == "shares.csv, line 2, column older: “1.25” is not a share from 0 to 1, all together at most 1"
        }
        #expect {
            try Stratum.counted(try CSVTable("code,older\n1,0.2\n1,0.2\n", file: "shares.csv"), strata)
        } throws: { "\($0)" == "shares.csv, line 3: 1 appears twice" }
    }

    @Test func historyHasToCountWhatIsCutOffAndEndBeforeTheLines() throws {
        let day = CalendarDate(2024, 6, 30)
        func history(_ definition: String) throws -> CountHistory {
            try CountHistory(
                try CSVTable(
                    "date,definition,count\n2023-06-30,\(definition),90\n2024-05-31,\(definition),60\n", file: "h.csv"))
        }
        let rows = try history("3g_only_terminals").observations(
            of: LegacyLayer.threeG.dependentTerminals, until: day, file: "h.csv")
        #expect(rows.map(\.value) == [90, 60])
        #expect {
            try history("3g_subscriptions").observations(
                of: [.threeGOnly, .fourGWithoutVoLTE], until: day, file: "h.csv")
        } throws: {
            "\($0)"
                == "h.csv: “3g_subscriptions” does not count what this layer's end cuts off; use 3g_only_terminals or 4g_without_volte"
        }
        #expect {
            try history("3g_only_terminals").observations(
                of: [.threeGOnly], until: CalendarDate(2024, 1, 1), file: "h.csv")
        } throws: {
            "\($0)"
                == "h.csv: 2024-05-31 is later than the lines counted on 2024-01-01; count the lines anew, or drop the later rows"
        }
    }
}
