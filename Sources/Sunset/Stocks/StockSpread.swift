import Foundation
import Units

/// What is known of a commune that makes old terminals more or less likely there.
public struct CommuneCovariates: Hashable, Sendable {
    public let people: Int
    /// Share of the people, 0...1.
    public let older: Double
    public let poor: Double
    public let urban: Double
    /// Share of the people with the replacing network outdoors.
    public let covered: Double

    public init(people: Int, older: Double, poor: Double, urban: Double, covered: Double) {
        (self.people, self.older, self.poor) = (people, older, poor)
        (self.urban, self.covered) = (urban, covered)
    }
}

/// Spreads a total nobody counted by commune, so that the parts are whole and sum to it.
public enum StockSpread {
    /// ASSUMPTION: effects on the logarithm of old terminals per head, per unit of share. Of one operator's users of 2G phones
    /// 65 % were older people and 73 % lived in mountain, border or island areas (vietnamnet 2303801, July 2024), where
    /// about 15 % and 30 % of all people are; hence the signs and sizes.
    public static let older = 2.0
    public static let poor = 1.5
    public static let urban = -0.7
    public static let covered = -0.5

    /// - Returns: parts in the order of the communes; all 0 when nobody lives in any.
    public static func split(_ total: Int, over communes: [CommuneCovariates]) -> [Int] {
        Apportionment.split(
            total,
            by: communes.map { commune in
                let effect =
                    older * commune.older + poor * commune.poor + urban * commune.urban + covered * commune.covered
                return Double(commune.people) * exp(effect)
            })
    }
}
