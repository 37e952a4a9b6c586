import PermitRules
import Studies
import Units

/// What became of a zone between two states, under one reading.
struct ZoneChange {
    enum Kind: String, CaseIterable {
        case newlyBlocked, released, partlyReleased, becameUndetermined, becameKnown, new, gone

        var text: Bilingual {
            switch self {
            case .new: Bilingual(vi: "Khu mới", en: "New zone")
            case .gone: Bilingual(vi: "Không còn", en: "Gone")
            default: Bilingual { PageWords($0.language)[rawValue] }
            }
        }

        /// Whether it is the same under both readings.
        var isOfTheZone: Bool { self == .new || self == .gone }
    }

    var kind: Kind
    /// nil for a zone that only one state has.
    var reading: Reading?
    var before: ComparedState.Zone?
    var after: ComparedState.Zone?

    /// As it is now, or was.
    var zone: ComparedState.Zone? { after ?? before }

    /// Changes of all zones, those of most people first within a kind.
    static func all(from old: ComparedState, to new: ComparedState) -> [ZoneChange] {
        var changes: [ZoneChange] = []
        for (before, after) in pairs(old.zones, new.zones) {
            guard let before, let after else {
                changes.append(
                    ZoneChange(kind: before == nil ? .new : .gone, reading: nil, before: before, after: after))
                continue
            }
            for reading in Reading.allCases {
                guard let kind = kind(before.blocked[reading], after.blocked[reading]) else { continue }
                changes.append(ZoneChange(kind: kind, reading: reading, before: before, after: after))
            }
        }
        let order = Dictionary(
            Kind.allCases.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return changes.sorted { a, b in
            let (x, y) = (order[a.kind] ?? 0, order[b.kind] ?? 0)
            let (p, q) = (a.zone?.people ?? 0, b.zone?.people ?? 0)
            return (x, q, a.zone?.id ?? "", a.reading?.rawValue ?? "")
                < (y, p, b.zone?.id ?? "", b.reading?.rawValue ?? "")
        }
    }

    /// Zones of the same id; of the rest those at the same place, whose commune has another code now.
    private static func pairs(
        _ old: [ComparedState.Zone], _ new: [ComparedState.Zone]
    ) -> [(ComparedState.Zone?, ComparedState.Zone?)] {
        let byID = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let known = Set(new.map(\.id))
        let left = old.filter { !known.contains($0.id) }
        let byPlace = Dictionary(grouping: left, by: \.place).filter { $0.value.count == 1 }
        var used: Set<String> = []
        var pairs: [(ComparedState.Zone?, ComparedState.Zone?)] = new.map { zone in
            let match = byID[zone.id] ?? byPlace[zone.place]?.first
            guard let match, used.insert(match.id).inserted else { return (nil, zone) }
            return (match, zone)
        }
        pairs += old.filter { !used.contains($0.id) }.map { ($0, nil) }
        return pairs
    }

    /// As ``LawStep`` counts them: by the share of the area that is blocked.
    private static func kind(_ old: Blocked?, _ new: Blocked?) -> Kind? {
        switch (old?.share, new?.share) {
        case (nil, nil): nil
        case (nil, _?): .becameKnown
        case (_?, nil): .becameUndetermined
        case (let before?, let after?):
            before > 0 && after == 0
                ? .released : after < before ? .partlyReleased : after > before ? .newlyBlocked : nil
        }
    }
}
