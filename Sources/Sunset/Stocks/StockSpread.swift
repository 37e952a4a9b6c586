import Foundation
import Units

/// Weights by which a total that nobody counted by commune is spread.
///
/// A commune's weight for old terminals is people · Σ share·odds over its strata · e^{u·urban + r·reach}: older and poor
/// people hold them more often, towns and places the newer network reaches hold fewer. Other lines go by people alone.
public struct StockSpread: Sendable {
    /// What is known of a place that makes old terminals more or less likely there.
    public struct Place: Hashable, Sendable {
        public let code: String
        public let name: String
        public let people: Int
        /// 0...1; 1 for a commune of a town.
        public let urban: Double
        /// Share of the people in each stratum.
        public let shares: [Double]

        public init(code: String, name: String, people: Int, urban: Double, shares: [Double]) {
            (self.code, self.name, self.people) = (code, name, people)
            (self.urban, self.shares) = (urban, shares)
        }
    }

    private let odds: [Double]
    private let urbanEffect: Double
    private let reachEffect: Double
    private let country: (people: Double, urban: Double, reach: Double)
    private let countryShares: [Double]

    /// - Parameter parameters: `urban_effect`, `reach_effect`, `country_people`, `country_urban`, `country_reach`.
    public init(_ strata: [Stratum], _ parameters: ParameterSet) throws(SunsetError) {
        odds = strata.map(\.odds)
        urbanEffect = try parameters.value("urban_effect")
        reachEffect = try parameters.value("reach_effect")
        country = (
            try parameters.value("country_people"), try parameters.value("country_urban"),
            try parameters.value("country_reach")
        )
        countryShares = Stratum.shares(strata, urban: country.urban)
    }

    /// - Parameter reach: share of the people with the replacing network outdoors.
    func weight(_ place: Place, reach: Double) -> Double {
        weight(Double(place.people), place.urban, reach, place.shares)
    }

    private func weight(_ people: Double, _ urban: Double, _ reach: Double, _ shares: [Double]) -> Double {
        let likelihood = zip(shares, odds).reduce(0) { $0 + $1.0 * $1.1 }
        return people * likelihood * exp(urbanEffect * urban + reachEffect * reach)
    }

    /// The places' part of a total of the whole country; the country's other people weigh as its average.
    func part(of total: Int, weights: [Double], people: Int, isOld: Bool) -> Int {
        let others = max(0, country.people - Double(people))
        let rest = isOld ? weight(others, country.urban, country.reach, countryShares) : others
        return Apportionment.split(total, by: [weights.reduce(0, +), rest])[0]
    }
}
