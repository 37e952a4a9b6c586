import Formats
import Foundation
import Geometry
public import PermitRules
import Province
public import Studies
import Units

/// A check of sites for programs: stable keys, both languages beside each other where there are words.
public struct CheckDocument: Encodable, Sendable {
    public var headlineRule: Bilingual
    public var sites: [Site]

    public init(_ checks: [SiteCheck], headlineRule: LocalizedText) {
        self.headlineRule = headlineRule.bilingual
        sites = checks.map(Site.init)
    }

    /// The document as text; keys in snake case, sorted, so that the same check gives the same bytes.
    public func json() throws -> String {
        try JSONDocument.text(self)
    }

    public struct Site: Encodable, Sendable {
        var id: String
        var longitude: Double
        var latitude: Double
        var parcel: String?
        var recorded: String
        var planned: String?
        var areaM2: Double?
        var commune: String?
        var district: String?
        var verdicts: [VerdictFigures]
        var exposure: Exposure?
        var alternatives: [Place]
        var ring: Ring?
    }

    struct Exposure: Encodable, Sendable {
        var horizontalM, belowM, aboveM: Double
        var complies: Bool
        /// Of the antenna, where the list does not give them.
        var assumedCarrierMhz, assumedDowntiltDeg: Double?
        var overlaps: [Overlap]
        struct Overlap: Encodable, Sendable {
            var name: String
            var distanceM, topM: Double
            var topAssumed: Bool
        }
    }

    struct Place: Encodable, Sendable {
        var kind, name: String
        var longitude, latitude, distanceM: Double
        var recorded, structure, headline, planHeadline: String
        var firmness: Int?
        var keptShare: Double?
    }

    struct Ring: Encodable, Sendable {
        var radiusM, lawfulShare: Double
        var structure: String
        var shares: [Share]
        var best: Place?
        struct Share: Encodable, Sendable {
            var headline: String?
            var firmness: Int?
            var share: Double
        }
    }
}

extension CheckDocument.Site {
    init(_ check: SiteCheck) {
        func rounded(_ value: Double, _ scale: Double) -> Double { (value * scale).rounded() / scale }
        func place(_ alternative: Alternative) -> CheckDocument.Place {
            CheckDocument.Place(
                kind: alternative.kind.rawValue, name: alternative.name, longitude: rounded(alternative.place.x, 1e7),
                latitude: rounded(alternative.place.y, 1e7), distanceM: rounded(alternative.distance.metres, 1e3),
                recorded: alternative.recorded, structure: alternative.structure.rawValue,
                headline: alternative.headline.rawValue, planHeadline: alternative.planHeadline.rawValue,
                firmness: alternative.firmness, keptShare: alternative.keptShare.map { rounded($0, 1e4) })
        }
        id = check.site.id
        longitude = rounded(check.site.place.x, 1e7)
        latitude = rounded(check.site.place.y, 1e7)
        parcel = check.ground.parcel
        recorded = check.ground.recorded
        planned = check.ground.planned
        areaM2 = check.ground.area.map { rounded($0.squareMetres, 10) }
        commune = check.ground.commune?.code
        district = check.ground.district?.code
        verdicts = check.dates.flatMap { date in
            date.structures.flatMap { [VerdictFigures($0.papers), VerdictFigures($0.plan)] }
        }
        exposure = check.exposure.map { exposure in
            CheckDocument.Exposure(
                horizontalM: rounded(exposure.horizontal.metres, 100), belowM: rounded(exposure.below.metres, 100),
                aboveM: rounded(exposure.above.metres, 100), complies: exposure.complies,
                assumedCarrierMhz: exposure.assumed.lazy.compactMap {
                    if case .carrier(let megahertz) = $0 { megahertz } else { nil }
                }.first,
                assumedDowntiltDeg: exposure.assumed.lazy.compactMap {
                    if case .downtilt(let degrees) = $0 { degrees } else { nil }
                }.first,
                overlaps: exposure.overlaps.map {
                    .init(
                        name: $0.name, distanceM: rounded($0.distance.metres, 100), topM: rounded($0.top.metres, 100),
                        topAssumed: $0.isTopAssumed)
                })
        }
        alternatives = check.alternatives.map(place)
        ring = check.ring.map { ring in
            CheckDocument.Ring(
                radiusM: ring.radius.metres, lawfulShare: rounded(ring.lawfulShare, 1e4),
                structure: ring.structure.rawValue,
                shares: ring.shares.map {
                    .init(headline: $0.headline?.rawValue, firmness: $0.firmness, share: rounded($0.share, 1e4))
                }, best: ring.best.map(place))
        }
    }
}
