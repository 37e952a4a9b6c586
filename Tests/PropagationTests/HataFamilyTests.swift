import Foundation
import Propagation
import Testing
import Units

/// The selector against the models it selects from, and the assumptions that continue them.
@Suite struct HataFamilyTests {
    static func family(
        _ megahertz: Double, height: Double = 35, environment: Environment = .urban
    ) throws -> HataFamily {
        try HataFamily(
            carrier: .megahertz(megahertz), baseHeight: .metres(height), terminalHeight: .metres(1.5),
            environment: environment)
    }

    @Test("Inside both domains it is the printed model, without caution", arguments: Environment.allCases)
    func selectsTheModelOfTheBand(environment: Environment) throws {
        for (megahertz, kilometres) in [(700.0, 1.0), (900, 3.3), (1500, 20), (1501, 20), (1800, 1), (2000, 7)] {
            let chosen = try Self.family(megahertz, environment: environment)
            let model: any PathLossModel =
                megahertz <= 1500
                ? try OkumuraHata(
                    carrier: .megahertz(megahertz), baseHeight: .metres(35), terminalHeight: .metres(1.5),
                    environment: environment)
                : try COST231Hata(
                    carrier: .megahertz(megahertz), baseHeight: .metres(35), terminalHeight: .metres(1.5),
                    environment: environment)
            let prediction = try chosen.prediction(atGroundDistance: .kilometres(kilometres))
            let expected = try model.pathLoss(atGroundDistance: .kilometres(kilometres))
            #expect(prediction.loss.isClose(to: expected, within: 1e-9))
            #expect(prediction.cautions.isEmpty)
        }
    }

    @Test("Nearer than 1 km the loss never falls below free space and never jumps", arguments: Environment.allCases)
    func isFlooredByFreeSpace(environment: Environment) throws {
        for megahertz in [900.0, 1800, 2100, 2600, 3500] {
            let model = try Self.family(megahertz, environment: environment)
            let space = try FreeSpace(
                carrier: .megahertz(megahertz), baseHeight: .metres(35), terminalHeight: .metres(1.5))
            var (previous, steepest, flattest, deepest) = (Double.nan, 0.0, Double.infinity, 0.0)
            for step in 0...2000 {
                let distance = Length.metres(pow(10, Double(step) / 500))  // 1 m … 10 km
                let loss = try model.pathLoss(atGroundDistance: distance).decibels
                deepest = max(deepest, try space.pathLoss(atGroundDistance: distance).decibels - loss)
                if step > 0 {
                    steepest = max(steepest, loss - previous)
                    flattest = min(flattest, loss - previous)
                }
                previous = loss
            }
            #expect(deepest <= 1e-9)
            #expect(flattest >= 0)
            #expect(steepest < 44.9 / 500)  // dB a step: the steepest slope Hata has
        }
    }

    @Test("Continuing COST 231 to 3500 MHz costs 33.9 log f, open and suburban alike")
    func continuesAboveItsBand() throws {
        for environment in Environment.allCases {
            let low = try Self.family(2000, environment: environment).pathLoss(atGroundDistance: .kilometres(3))
            let high = try Self.family(3500, environment: environment).pathLoss(atGroundDistance: .kilometres(3))
            // a(hm) takes (1.1 · 1.5 − 1.56) log f back.
            let expected = Decibels((33.9 - (1.1 * 1.5 - 1.56)) * log10(3500.0 / 2000))
            #expect((high - low).isClose(to: expected, within: 1e-9))
        }
        let prediction = try Self.family(3500).prediction(atGroundDistance: .kilometres(3))
        #expect(prediction.cautions.map(\.description) == ["extrapolated: carrier 3500 MHz, allowed 150…2000 MHz"])
    }

    @Test("Low masts are continued down to 10 m, then held; high ones held at 200 m; each with its caution")
    func treatsHeightsOutside() throws {
        func text(_ height: Double) throws -> [String] {
            try Self.family(900, height: height).prediction(atGroundDistance: .kilometres(2)).cautions
                .map(\.description)
        }
        #expect(try text(18) == ["extrapolated: base height 18 m, allowed 30…200 m"])
        #expect(try text(7) == ["clamped: base height 7 m, allowed 10…200 m"])
        #expect(try text(640) == ["clamped: base height 640 m, allowed 10…200 m"])
        #expect(try text(30).isEmpty)

        func loss(_ height: Double) throws -> Decibels {
            try Self.family(900, height: height).pathLoss(atGroundDistance: .kilometres(1))
        }
        #expect((try loss(20) - loss(30)).isClose(to: Decibels(13.82 * log10(1.5)), within: 1e-9))  // 2.43 dB
        #expect(try loss(7) == loss(10))
        #expect(try loss(640) == loss(200))
    }

    @Test("Free space at 1 GHz and 1 km is 92.45 dB")
    func freeSpaceIsThePrintedFigure() throws {
        let loss = try FreeSpace(carrier: .gigahertz(1)).pathLoss(atGroundDistance: .kilometres(1))
        #expect(loss.isClose(to: Decibels(92.45), within: 0.005))  // ITU-R P.525: 32.4 + 20 log f + 20 log d
    }
}
