import Foundation
import Sunset
import Testing
import Units
import _TestSupport

@Suite struct MoneyTests {
    static let head = "name,value,low,high,unit,source,date,status\n"

    /// Textbook values: 100 now for 60 in each of two years is worth 4.13 at ten per cent and breaks even at 13.07 %.
    @Test func discountsAsATextbookDoes() throws {
        let flow = CashFlow(benefits: [0, 60, 60], costs: [100, 0, 0])
        #expect(abs(flow.netPresentValue(rate: 0.1) - 4.132231) < 1e-6)
        #expect(abs(try #require(flow.benefitCostRatio(rate: 0.1)) - 1.04132231) < 1e-8)
        #expect(abs(try #require(flow.internalRate) - 0.1306624) < 1e-7)
        #expect(CashFlow(benefits: [1], costs: [0]).internalRate == nil)
        #expect(CashFlow(benefits: [1], costs: [0]).benefitCostRatio(rate: 0.1) == nil)
    }

    @Test func tornadoPutsTheWidestFirst() throws {
        let set = try ParameterSet(
            try CSVTable(
                Self.head + "a,5,4,6,x,s,2024,assumed\nb,5,0,10,x,s,2024,law\nc,1,1,1,x,s,2024,measured\n",
                file: "p.csv"))
        let bars = try TornadoBar.widest(8, of: set) { set throws(SunsetError) in
            try set.value("a") * 3 - (try set.value("b"))
        }
        #expect(bars.map(\.parameter.name) == ["b", "a"])
        #expect(bars[0].atLow == 15 && bars[0].atHigh == 5)
    }

    @Test func refusesParametersThatCannotBe() throws {
        #expect {
            try ParameterSet(try CSVTable(Self.head + "a,7,4,6,x,s,2024,assumed\n", file: "p.csv"))
        } throws: { "\($0)" == "p.csv, line 2, column value: “7” is not a number from low to high" }
        #expect {
            try ParameterSet(try CSVTable(Self.head + "a,5,4,6,x,s,2024,guess\n", file: "p.csv"))
        } throws: { "\($0)" == "p.csv, line 2, column status: “guess” is not one of law, measured, published, assumed" }
        #expect {
            try ParameterSet(try CSVTable(Self.head, file: "p.csv")).value("a")
        } throws: { "\($0)" == "p.csv: no parameter “a”" }
    }

    /// The files that come with the program.
    static func shipped(_ name: String) throws -> CSVTable {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try CSVTable(path: package.path + "/GeoData/sunset/" + name)
    }

    @Test func transfersAreNoCostToSociety() throws {
        let set = try ParameterSet(try Self.shipped("parameters.csv"))
        var plan = CostBenefit.Quantities(
            handsets: 1000, fromFund: 250, fromProvince: 100, keptConnected: 800, upgrades: 3, keptCovered: 40,
            stationMonthsSaved: 100)
        let before = try CostBenefit(plan, set)
        plan.fromFund = 900
        let after = try CostBenefit(plan, set)
        #expect(after.netPresentValue(.society, rate: 0.09) == before.netPresentValue(.society, rate: 0.09))
        #expect(
            abs(
                after.netPresentValue(.publicMoney, rate: 0.09) - before.netPresentValue(.publicMoney, rate: 0.09)
                    + 650 * 300_000) < 1)
        let price = try #require(try CostBenefit.breakEvenHandset(plan, set, rate: 0.09))
        let even = set.with("handset_price", price).with("handset_logistics", 0)
        #expect(abs(try CostBenefit(plan, even).netPresentValue(.society, rate: 0.09)) < 1)
    }

    @Test func shippedTablesAreReadAndNameTheirSources() throws {
        let set = try ParameterSet(try Self.shipped("parameters.csv"))
        #expect(set.parameters.allSatisfy { !$0.source.vi.isEmpty && !$0.date.isEmpty && !$0.unit.isEmpty })
        #expect(try LegalStage.read(try Self.shipped("stages.csv")).count == 3)
        #expect(try Stratum.read(try Self.shipped("strata.csv")).count == 3)
    }

    @Test func campaignBringsTheCommuneUnderTheLimit() throws {
        let set = try ParameterSet(try Self.shipped("parameters.csv"))
        let campaign = try CommuneCampaign(left: 520.3, lines: 10_000, months: 2, parameters: set)
        #expect(campaign.handsets == 321)  // 520.3 less 2 % of 10 000
        #expect(campaign.exchangePoints == 2)  // 300 a point in two months
        #expect(campaign.homeVisits == 33)
        #expect(campaign.fromFund == 80 && campaign.fromProvince == 32)
        let none = try CommuneCampaign(left: 150, lines: 10_000, months: 2, parameters: set)
        #expect(none.handsets == 0 && none.exchangePoints == 0)
    }

    @Test func concentrationTellsWhoLoses() throws {
        #expect(Equity.concentration([(10, 1), (10, 1)]) == 0)
        // All of the loss on the worst half: 2·(1·0.25)/1 − 1.
        #expect(Equity.concentration([(10, 1), (10, 0)]) == -0.5)
        #expect(Equity.concentration([(10, 0), (10, 1)]) == 0.5)
        #expect(Equity.concentration([(10, 0)]) == nil)
        #expect(Equity.ratio(lost: 2, people: 10, allLost: 10, allPeople: 100) == 2)
    }
}
