/// A structure that several network operators may use: built once, paid for by its tenants together.
public struct Tower: Sendable {
    /// One operator's equipment on the tower.
    public struct Tenant: Sendable {
        public let name: String
        public let cost: Double
        /// Cells served, in the operator's layer of the demand.
        public let footprint: [CoverageMatrix.Run]

        public init(name: String, cost: Double, footprint: [CoverageMatrix.Run]) {
            self.name = name
            self.cost = cost
            self.footprint = footprint
        }
    }

    public let id: String
    /// Of the structure, paid once.
    public let cost: Double
    public let tenants: [Tenant]

    public init(id: String, cost: Double, tenants: [Tenant]) {
        self.id = id
        self.cost = cost
        self.tenants = tenants
    }
}

/// A siting problem over towers: each candidate is a tower with a set of tenants.
///
/// Two candidates of one tower never do better than the one with the tenants of both, which pays the structure once; so
/// the solver needs no rule against choosing both, and its bound holds for shared towers.
public struct TowerProblem: Sendable {
    public let problem: SitingProblem
    private let towers: [Tower]
    private let options: [(tower: Int, tenants: [Int])]

    public static let mostTenants = 6

    /// - Parameters:
    ///   - isShared: when false, each operator builds a structure of its own.
    ///   - existing: cells that stations standing today serve, in the operators' layers.
    /// - Throws: ``SitingError`` as ``SitingProblem``, and for more than six tenants on a tower.
    public init(
        demand: Demand, towers: [Tower], isShared: Bool, existing: [CoverageMatrix.Run] = []
    ) throws(SitingError) {
        var candidates: [Candidate] = []
        var coverage = CoverageMatrix()
        var options: [(tower: Int, tenants: [Int])] = []
        for (index, tower) in towers.enumerated() {
            let count = tower.tenants.count
            guard count <= Self.mostTenants else {
                throw .badObjective(
                    name: "tenants of tower \(tower.id)", value: Double(count), allowed: "up to \(Self.mostTenants)")
            }
            for set in 1..<(1 << count) where isShared || set & (set - 1) == 0 {
                let tenants = (0..<count).filter { set >> $0 & 1 == 1 }
                let names = tenants.map { tower.tenants[$0].name }.joined(separator: "+")
                let cost = tenants.reduce(tower.cost) { $0 + tower.tenants[$1].cost }
                candidates.append(Candidate(id: "\(tower.id): \(names)", cost: cost))
                coverage.append(tenants.flatMap { tower.tenants[$0].footprint })
                options.append((index, tenants))
            }
        }
        if !existing.isEmpty {
            candidates.append(Candidate(id: "existing", status: .existing))
            coverage.append(existing)
        }
        problem = try SitingProblem(demand: demand, candidates: candidates, coverage: coverage)
        self.towers = towers
        self.options = options
    }

    /// The towers to build, by their places in the list given, each with the places of its tenants.
    public func tenants(_ solution: SitingSolution) -> [(tower: Int, tenants: [Int])] {
        var chosen: [Int: Set<Int>] = [:]
        for candidate in solution.chosen {
            chosen[options[candidate].tower, default: []].formUnion(options[candidate].tenants)
        }
        return chosen.sorted { $0.key < $1.key }.map { ($0, $1.sorted()) }
    }
}
