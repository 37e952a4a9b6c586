import Foundation

/// Yearly costs and benefits, year 0 first, both 0 or more, in one currency at constant prices.
public struct CashFlow: Hashable, Sendable {
    public var benefits: [Double]
    public var costs: [Double]

    public init(benefits: [Double], costs: [Double]) {
        (self.benefits, self.costs) = (benefits, costs)
    }

    private static func present(_ flow: [Double], rate: Double) -> Double {
        flow.enumerated().reduce(0) { $0 + $1.element / pow(1 + rate, Double($1.offset)) }
    }

    /// Σ (B_t − C_t) / (1 + r)^t.
    ///
    /// - Parameter rate: r, above −1; 0.09 is nine per cent.
    public func netPresentValue(rate: Double) -> Double {
        Self.present(benefits, rate: rate) - Self.present(costs, rate: rate)
    }

    /// Present benefits over present costs; nil without costs.
    public func benefitCostRatio(rate: Double) -> Double? {
        let cost = Self.present(costs, rate: rate)
        return cost > 0 ? Self.present(benefits, rate: rate) / cost : nil
    }

    /// Rate at which the net present value is 0, by bisection between −99 % and 1000 %; nil where it does not change sign.
    public var internalRate: Double? {
        var (low, high) = (-0.99, 10.0)
        let atLow = netPresentValue(rate: low)
        guard atLow * netPresentValue(rate: high) < 0 else { return nil }
        for _ in 0..<200 {
            let middle = (low + high) / 2
            if netPresentValue(rate: middle) * atLow > 0 { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}

/// How far one input moves a result.
public struct TornadoBar: Hashable, Sendable {
    public let parameter: Parameter
    public let atLow: Double
    public let atHigh: Double
    public var width: Double { abs(atHigh - atLow) }

    /// The widest inputs first, each moved alone from its low to its high case; equal widths by name.
    public static func widest(
        _ count: Int, of parameters: ParameterSet, _ result: (ParameterSet) throws(SunsetError) -> Double
    ) throws(SunsetError) -> [TornadoBar] {
        var bars: [TornadoBar] = []
        for parameter in parameters.parameters {
            bars.append(
                TornadoBar(
                    parameter: parameter, atLow: try result(parameters.with(parameter.name, parameter.low)),
                    atHigh: try result(parameters.with(parameter.name, parameter.high))))
        }
        bars.sort { ($1.width, $0.parameter.name) < ($0.width, $1.parameter.name) }
        return Array(bars.prefix(count).filter { $0.width > 0 })
    }
}
