import PermitRules
import Units

/// Which instruments between two days move a zone: each adopted alone, then two by two, on the law of the first day.
///
/// A law and the decree under it often move the same zones; counted for both, more zones would be released than there are.
struct LawCauses {
    private let alone: [(id: String, land: LandView)]
    /// Made when the first zone asks: most steps need none.
    private lazy var pairs = makePairs()
    private let view: ([String]) -> LandView

    init(_ book: RuleBook, _ from: CalendarDate, _ to: CalendarDate, _ reading: Reading, _ zones: FrozenZones) {
        view = { LandView(book, book.law(on: from, adopting: $0, asOf: to), reading, zones) }
        alone = Self.instruments(book, from, to).sorted().map { [view] in ($0, view([$0])) }
    }

    private func makePairs() -> [(first: String, second: String, land: LandView)] {
        alone.indices.flatMap { first in
            alone[(first + 1)...].map { (alone[first].id, $0.id, view([alone[first].id, $0.id])) }
        }
    }

    /// Those that begin or end between the two days; one that another replaces acts through its successor.
    private static func instruments(_ book: RuleBook, _ from: CalendarDate, _ to: CalendarDate) -> [String] {
        let changed = book.instrumentsChanged(from: from, to: to)
        let beginning = changed.filter { $0.interval.contains(to) }
        let replaced = Set(beginning.flatMap(\.replaces))
        return changed.filter { $0.interval.contains(to) || !replaced.contains($0.id) }.map(\.id)
    }

    mutating func cause(of zone: FrozenZones.Zone, becoming state: LawChange.State) -> LawChange.Cause {
        let single = alone.filter { $0.land.state(of: zone) == state }.map(\.id)
        if single.count > 1 { return .anyOf(single) }
        if let only = single.first { return .one(only) }
        if let pair = pairs.first(where: { $0.land.state(of: zone) == state }) { return .both(pair.first, pair.second) }
        return .several
    }
}

extension LawChange.Cause {
    /// One instrument before two, and what takes several last.
    var order: [String] {
        switch self {
        case .one(let id): ["1", id]
        case .anyOf(let ids): ["2"] + ids
        case .both(let first, let second): ["3", first, second]
        case .several: ["4"]
        }
    }
}
