import Foundation
import Geometry
import Units

/// One antenna place with the equipment of the operators on it.
struct SampleSite {
    struct Equipment {
        /// 0, 1, 2: Nhà mạng A, B, C.
        var operatorIndex: Int
        /// "2G;3G;4G"
        var technologies: String
        /// "0;120;240", or empty where the operator's list leaves them out.
        var azimuths: String
    }

    var id: String
    var place: Coordinate
    var commune: Int
    var onRoof: Bool
    /// Antenna height above ground, m.
    var height: Int
    var equipment: [Equipment]
    var decision: String?
    var approved: CalendarDate?

    var isBuilt: Bool { decision == nil }
    static let operators = ["Nhà mạng A", "Nhà mạng B", "Nhà mạng C"]
}

/// The network: about one place per 2,500 people, dense where people are, with deliberate holes.
///
/// Nothing here depends on the parcels, so the same seed gives the same network at every scale.
struct StationPlan {
    let seed: UInt64
    let peoplePerSite: Double
    let frame: Frame
    let urbanity: Urbanity

    /// Who serves a commune's hub.
    enum Service: Equatable {
        case all
        /// Only this operator, within `reach` metres of the hub.
        case one(Int, reach: Double)
        /// Nobody within `reach` metres of the hub.
        case nobody(reach: Double)
    }

    func sites() -> [SampleSite] {
        let services = self.services()
        let weights = frame.communes.indices.map { i -> Double in
            if case .nobody = services[i] { return 0 }
            return pow(Double(frame.communes[i].population), 0.7)
        }
        let total = Int((Double(frame.population) / peoplePerSite).rounded())
        let counts = Apportionment.split(total, by: weights, least: 1)
        var sites: [SampleSite] = []
        for index in frame.communes.indices {
            var random = RandomSource(seed: seed, stream: "stations", index: index)
            for _ in 0..<counts[index] { add(in: index, services, &sites, &random) }
        }
        // What the holes kept out goes where everybody is served.
        var random = RandomSource(seed: seed, stream: "more stations")
        let open = frame.communes.indices.filter { services[$0] == .all && frame.communes[$0].population > 0 }
        for _ in 0..<(20 * max(0, total - sites.count)) where sites.count < total && !open.isEmpty {
            add(in: open[random.index(open.count)], services, &sites, &random)
        }
        addApproved(services, &sites)
        sites.sort {
            ($0.commune, $0.isBuilt ? 0 : 1, $0.place.x, $0.place.y) < (
                $1.commune, $1.isBuilt ? 0 : 1, $1.place.x, $1.place.y
            )
        }
        for i in sites.indices {
            let number = String(i + 1)
            sites[i].id = "M\(frame.provinceCode)-" + String(repeating: "0", count: max(0, 4 - number.count)) + number
        }
        return sites
    }

    /// One more place in a commune, if a place can be found where somebody may build.
    private func add(
        in index: Int, _ services: [Service], _ sites: inout [SampleSite], _ random: inout RandomSource
    ) {
        guard let place = place(in: index, sites: sites, &random) else { return }
        let allowed = operators(at: place, services)
        guard !allowed.isEmpty else { return }
        sites.append(site(at: place, index, allowed, &random))
    }

    /// A few towns and rather more xã with one operator or none; the densest always have all.
    func services() -> [Service] {
        var random = RandomSource(seed: seed, stream: "service")
        var out = [Service](repeating: .all, count: frame.communes.count)
        for urban in [true, false] {
            var group = frame.communes.indices.filter { frame.communes[$0].isUrban == urban }
            // The densest half of the towns is never a hole.
            if urban {
                group.sort { frame.communes[$0].density < frame.communes[$1].density }
                group = Array(group.prefix((group.count + 1) / 2)).sorted()
            }
            group.shuffle(using: &random)
            let size = Double(group.count)
            let ones = min(group.count, Int((size * (urban ? 0.15 : 0.18)).rounded(.up)))
            let nobodies = min(group.count - ones, Int((size * (urban ? 0.06 : 0.12)).rounded(.up)))
            for (place, index) in group.enumerated() {
                let radius = (frame.communes[index].area / .pi).squareRoot()
                if place < ones {
                    // Mostly A; every third B.
                    out[index] = .one(place % 3 == 2 ? 1 : 0, reach: min(4500, 1.1 * radius + 1200))
                } else if place < ones + nobodies {
                    out[index] = .nobody(reach: min(5500, 1.2 * radius + 1800))
                }
            }
        }
        return out
    }

    private func operators(at c: Coordinate, _ services: [Service]) -> [Int] {
        var allowed = [0, 1, 2]
        for (index, service) in services.enumerated() {
            let hub = frame.communes[index].hub
            let d = hypot(c.x - hub.x, c.y - hub.y)
            switch service {
            case .all: continue
            case .one(let only, let reach): if d < reach { allowed.removeAll { $0 != only } }
            case .nobody(let reach): if d < reach { return [] }
            }
        }
        return allowed
    }

    /// A place in the commune, near its hub more often than far, apart from other sites: 250 m in
    /// dense towns, up to 2.5 km in the country.
    private func place(in index: Int, sites: [SampleSite], _ random: inout RandomSource) -> Coordinate? {
        let commune = frame.communes[index]
        let boxes = commune.faces.map { Box($0.outer.map { frame.mesh[$0].metres }) }
        let box = boxes.reduce(Box.empty) { $0.union($1) }
        let reach = 0.35 * commune.area.squareRoot()
        var best: Coordinate?
        for attempt in 0..<80 {
            let c = Coordinate(random.uniform(box.minX...box.maxX), random.uniform(box.minY...box.maxY))
            let far = hypot(c.x - commune.hub.x, c.y - commune.hub.y)
            guard random.chance(0.12 + 0.88 * exp(-far / reach)) else { continue }
            guard commune.faces.contains(where: { frame.mesh.contains($0, c) }) else { continue }
            best = c
            let rural = 1 - urbanity(c).squareRoot()
            let spacing = (250 + 2250 * rural * rural) * (attempt < 40 ? 1 : 0.5)
            if sites.allSatisfy({ hypot($0.place.x - c.x, $0.place.y - c.y) >= spacing }) { return c }
        }
        return best
    }

    private func site(
        at place: Coordinate, _ commune: Int, _ allowed: [Int], _ random: inout RandomSource
    ) -> SampleSite {
        let u = urbanity(place)
        let onRoof = random.chance(u > 0.15 && frame.communes[commune].isUrban ? 0.6 : 0.08)
        let height = onRoof ? 15 + 3 * random.index(5) : [30, 36, 42, 45, 50][random.index(5)]
        // 1.75 operators to a place on average.
        let draw = random.unit()
        let wanted = min(allowed.count, draw < 0.45 ? 1 : draw < 0.80 ? 2 : 3)
        var open = allowed
        var chosen: [Int] = []
        while chosen.count < wanted {
            let weights = open.map { [0.42, 0.32, 0.26][$0] }
            var at = random.unit() * weights.reduce(0, +)
            var pick = open.count - 1
            for (k, weight) in weights.enumerated() {
                if at < weight {
                    pick = k
                    break
                }
                at -= weight
            }
            chosen.append(open.remove(at: pick))
        }
        let equipment = chosen.sorted().map { index in
            SampleSite.Equipment(
                operatorIndex: index, technologies: Self.technologies(urban: u > 0.3, &random),
                azimuths: Self.azimuths(&random))
        }
        return SampleSite(
            id: "", place: place, commune: commune, onRoof: onRoof, height: height, equipment: equipment)
    }

    /// 70 % 2G+3G+4G, 14 % 2G+3G, 7 % 3G, 6 % 3G+4G, 3 % 2G alone; 5G besides on some in towns.
    private static func technologies(urban: Bool, _ random: inout RandomSource) -> String {
        switch random.unit() {
        case ..<0.70: urban && random.chance(0.2) ? "2G;3G;4G;5G" : "2G;3G;4G"
        case ..<0.84: "2G;3G"
        case ..<0.91: "3G"
        case ..<0.97: "3G;4G"
        default: "2G"
        }
    }

    private static func azimuths(_ random: inout RandomSource) -> String {
        if random.chance(0.12) { return "" }
        let first = random.chance(0.6) ? 0 : 10 * random.index(12)
        return "\(first);\(first + 120);\(first + 240)"
    }

    /// Sites with a decision and no mast: by the hub, where homes are, of the operator that is missing.
    private func addApproved(_ services: [Service], _ sites: inout [SampleSite]) {
        var random = RandomSource(seed: seed, stream: "approved")
        for index in frame.communes.indices where frame.communes[index].population > 0 {
            let missing: [Int]
            switch services[index] {
            case .all: missing = random.chance(0.08) ? [1 + random.index(2)] : []
            case .one(let only, _): missing = random.chance(0.6) ? [0, 1, 2].filter { $0 != only } : []
            case .nobody: missing = random.chance(0.5) ? [random.index(3)] : []
            }
            for operatorIndex in missing {
                let hub = frame.communes[index].hub
                let angle = random.uniform(0...(2 * .pi))
                let far = random.uniform(50...400)
                let place = Coordinate(hub.x + far * cos(angle), hub.y + far * sin(angle))
                var site = self.site(at: place, index, [operatorIndex], &random)
                site.onRoof = false
                site.height = [36, 42, 45][random.index(3)]
                site.equipment[0].technologies = "2G;3G;4G"
                let year = 2021 + random.index(3)
                site.decision = "\(100 + random.index(3900))/QĐ-UBND"
                site.approved = CalendarDate(year: year, month: 1 + random.index(12), day: 1 + random.index(28))
                sites.append(site)
            }
        }
    }
}
