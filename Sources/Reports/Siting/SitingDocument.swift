import Formats
import Foundation
import Geometry
import PermitRules
import Propagation
import Province
public import Studies
import Units

/// A plan of new sites under stable keys, for programs.
public struct SitingDocument: Codable, Sendable, Hashable {
    public struct Site: Codable, Sendable, Hashable {
        public let id: String
        public let structure: String
        public let verdict: String?
        public let firmness: Int?
        public let easting: Double
        public let northing: Double
        public let unit: String
        public let operators: [String]
        public let costMillionVnd: Double
        public let people: Double
        /// Names of the priority places newly served in part; absent where the study has none.
        public let priority: [String]?
    }

    public struct Place: Codable, Sendable, Hashable {
        public let name: String
        public let technology: String
        public let `operator`: String?
        public let people: Double?
        public let shareRequired: Double
        public let shareBefore: Double
        public let shareAfter: Double
        public let lawfulAtMost: Double
        public let met: Bool
    }

    public struct SwitchOff: Codable, Sendable, Hashable {
        public let layers: [String]
        /// People whom today's layers serve and what stays does not.
        public let leftUnserved: Double
    }

    public struct Unit: Codable, Sendable, Hashable {
        public let code: String
        public let name: String
        public let people: Double
        public let before: Double
        public let after: Double
        public let lawfulAtMost: Double
        public let sites: Int
        public let costMillionVnd: Double
    }

    public struct Point: Codable, Sendable, Hashable {
        public let budget: Double
        public let people: Double
        public let bound: Double
    }

    public struct Price: Codable, Sendable, Hashable {
        public let law: String
        public let places: Int
        public let people: Double
        public let bound: Double
        public let lostAtLeast: Double
        public let lostAtMost: Double
    }

    public let name: String
    public let date: String
    /// What value and bound count: `million_vnd`, `people`, or `people_and_priority` with those at priority places.
    public let counts: String
    /// Technologies that count as serving people; any of them does.
    public let servedBy: [String]
    /// Absent without a switch-off.
    public let afterSwitchOff: SwitchOff?
    public let value: Double
    public let bound: Double
    public let optimal: Bool
    public let people: Double
    public let servedBefore: Double
    public let servedAfter: Double
    public let costMillionVnd: Double
    public let sites: [Site]
    public let units: [Unit]
    /// Absent where the study has none.
    public let priority: [Place]?
    public let curve: [Point]
    public let prices: [Price]
    /// Place ids; absent when not asked for.
    public let cure: [String]?

    public init(_ result: SitingResult) {
        name = result.name
        date = result.options.date.description
        counts =
            if case .cover = result.options.target {
                "million_vnd"
            } else if result.countsPlaces {
                "people_and_priority"
            } else {
                "people"
            }
        servedBy = result.serving.map(\.rawValue)
        afterSwitchOff = result.lost.map {
            SwitchOff(layers: result.options.afterSwitchOff.map(\.rawValue).sorted(), leftUnserved: Self.rounded($0))
        }
        (value, bound) = (Self.rounded(result.value), Self.rounded(result.bound))
        optimal = result.isOptimal
        (people, costMillionVnd) = (Self.rounded(result.people), Self.rounded(result.cost))
        (servedBefore, servedAfter) = (Self.rounded(result.servedBefore), Self.rounded(result.servedAfter))
        sites = result.sites.map { site in
            let candidate = result.candidates[site.candidate]
            return Site(
                id: candidate.place.id, structure: ColumnName.structure(candidate.structure),
                verdict: candidate.place.verdicts.first?.headline.rawValue,
                firmness: candidate.place.verdicts.first?.firmness,
                easting: Self.rounded(candidate.place.position.x), northing: Self.rounded(candidate.place.position.y),
                unit: result.units[candidate.unit].unit.code, operators: site.operators,
                costMillionVnd: Self.rounded(site.cost), people: Self.rounded(site.people),
                priority: result.places.isEmpty ? nil : site.places.map { result.places[$0].place.name })
        }
        units = result.units.map {
            Unit(
                code: $0.unit.code, name: $0.unit.name, people: Self.rounded($0.people),
                before: Self.rounded($0.before), after: Self.rounded($0.after),
                lawfulAtMost: Self.rounded($0.reachable), sites: $0.sites, costMillionVnd: Self.rounded($0.cost))
        }
        priority =
            result.places.isEmpty
            ? nil
            : result.places.map {
                Place(
                    name: $0.place.name, technology: $0.place.technology.rawValue, operator: $0.place.operator,
                    people: $0.place.people, shareRequired: $0.place.share, shareBefore: Self.precise($0.before),
                    shareAfter: Self.precise($0.after), lawfulAtMost: Self.precise($0.reachable), met: $0.isMet)
            }
        curve = result.curve.map {
            Point(
                budget: Self.rounded($0.budget), people: Self.rounded($0.people), bound: Self.rounded($0.bound))
        }
        prices = result.prices.map {
            Price(
                law: SitingTables.word($0.law), places: $0.places, people: Self.rounded($0.people),
                bound: Self.rounded($0.bound), lostAtLeast: Self.rounded($0.lost.lowerBound),
                lostAtMost: Self.rounded($0.lost.upperBound))
        }
        cure = result.cure?.map { result.candidates[$0.candidate].place.id }
    }

    /// Keys in snake case, sorted, a line feed at the end.
    public func json() throws -> String {
        try JSONDocument.text(self) + "\n"
    }

    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

    private static func precise(_ share: Double) -> Double { (share * 10_000).rounded() / 10_000 }
}
