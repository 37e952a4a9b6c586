/// Areas of a zone's ground by what the law is asked about, in the order in which they first come up.
struct FacetAreas {
    /// Number of the facts, and m².
    private(set) var all: [(facts: Int, area: Double)] = []

    init(_ facets: some Sequence<(Int, Double)>) {
        var places: [Int: Int] = [:]
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
    var largest: (facts: Int, area: Double)? {
        all.reduce(nil) { best, next in best.map { next.area > $0.area } ?? true ? next : best }
    }
}
