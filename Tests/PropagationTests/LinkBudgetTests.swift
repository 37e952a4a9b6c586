import Propagation
import Testing
import Units

/// Worked figures of the field: shares of a carrier, and the loss at which a level is just met.
@Suite struct LinkBudgetTests {
    @Test(
        "A resource element has this much less power than the carrier",
        arguments: [(50, 27.8), (75, 29.5), (100, 30.8), (273, 35.2)])
    func shareOfAResourceElement(blocks: Int, decibels: Double) throws {
        let budget = try LinkBudget(
            transmitPower: .dBm(46), share: .resourceBlocks(blocks), antennaGain: Decibels(17))
        #expect(budget.shareLoss.isClose(to: Decibels(decibels), within: 0.05))
    }

    @Test("40 W on 20 MHz with 17 dBi and 0.5 dB of feeder: RSRP −105 dBm at 136.7 dB")
    func lteExample() throws {
        let budget = try LinkBudget(
            transmitPower: .dBm(46.0206), share: .resourceBlocks(100), antennaGain: Decibels(17),
            feederLoss: Decibels(0.5))
        #expect(budget.pathLoss(atLevel: .dBm(-105)).isClose(to: Decibels(136.7), within: 0.05))
        #expect(budget.level(pathLoss: Decibels(136.7)).isClose(to: .dBm(-105), within: 0.05))
    }

    @Test("GSM 43 dBm with 17 dBi: RxLev −95 dBm at 155 dB")
    func gsmExample() throws {
        let budget = try LinkBudget(transmitPower: .dBm(43), share: .wholeCarrier, antennaGain: Decibels(17))
        #expect(budget.pathLoss(atLevel: .dBm(-95)).isClose(to: Decibels(155), within: 1e-9))
    }

    @Test("Every loss lowers the level by itself")
    func lossesAdd() throws {
        let budget = try LinkBudget(
            transmitPower: .dBm(43), share: .pilot(Decibels(10)), antennaGain: Decibels(17),
            feederLoss: Decibels(2), bodyLoss: Decibels(3))
        let level = budget.level(
            pathLoss: Decibels(120), attenuation: Decibels(7), entryLoss: Decibels(14))
        #expect(level.isClose(to: .dBm(-96), within: 1e-9))
    }

    @Test("Zero blocks and 90 dBm are refused")
    func refusesNonsense() {
        #expect(
            RefusalTests.message {
                _ = try LinkBudget(transmitPower: .dBm(46), share: .resourceBlocks(0), antennaGain: Decibels(17))
            } == "resource blocks 0 RB, allowed 1…275 RB")
        #expect(
            RefusalTests.message {
                _ = try LinkBudget(transmitPower: .dBm(90), share: .wholeCarrier, antennaGain: Decibels(17))
            } == "transmit power 90 dBm, allowed 0…60 dBm")
    }

    @Test("Defaults: thresholds −95, −100, −105 (edge −110), −110 dBm, all marked as assumed")
    func thresholdsAreAssumed() {
        #expect(Technology.allCases.map(\.rawValue) == ["2G", "3G", "4G", "5G"])
        #expect(Technology.allCases.map(\.defaultThreshold.covered.dBm) == [-95, -100, -105, -110])
        #expect(Technology.lte.defaultThreshold.edge == .dBm(-110))
        #expect(Technology.allCases.allSatisfy { !$0.defaultThreshold.isDeclared })
        #expect(Technology.allCases.map(\.defaultCarrier.megahertz) == [900, 2100, 1800, 2600])
    }

    @Test(
        "Margins of a normal distribution",
        arguments: [(0.75, 8.0, 5.396), (0.9, 8, 10.252), (0.95, 8, 13.159), (0.5, 8, 0), (0.1, 8, -10.252)])
    func shadowingMargin(probability: Double, deviation: Double, margin: Double) throws {
        let shadowing = try Shadowing(deviation: Decibels(deviation))
        #expect(try shadowing.margin(forProbability: probability).isClose(to: Decibels(margin), within: 0.001))
        #expect(abs(shadowing.probability(ofExcess: Decibels(margin)) - probability) < 1e-4)
    }
}
