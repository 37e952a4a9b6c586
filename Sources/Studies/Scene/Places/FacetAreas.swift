/// Areas of a zone's ground by what the law is asked about, in the order in which they first come up.
struct FacetAreas<Facts: Hashable> {
    /// Number of the facts, and m².
    private(set) var all: [(facts: Facts, area: Double)] = []

    init(_ facets: some Sequence<(Facts, Double)>) {
        var places: [Facts: Int] = [:]
        for (facts, area) in facets {
            if let place = places[facts] {
                all[place].area += area
            } else {
                places[facts] = all.count
                all.append((facts, area))
            }
        }
    }

    var total: Double { all.reduce(0) { $0 + $1.area } }

    /// The first of those with the largest area.
    var largest: (facts: Facts, area: Double)? {
        all.reduce(nil) { best, next in best.map { next.area > $0.area } ?? true ? next : best }
    }
}
