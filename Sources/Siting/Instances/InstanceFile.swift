import Foundation

/// A published benchmark file: sites and points in a plane with a cover radius, or a table of distances.
///
/// Three formats, told apart by their content:
/// - grid: `n m`, then `F id x y cost` and `C id x y demand` lines (Cordeau, Furini and Ljubić 2019);
/// - SJC: a header line, then `x y weight` lines, each both site and point (Lorena and Pereira 2002); sites are named by
///   their place in the file, from 0;
/// - distance table: CSV with `distance`, `name` (site) and `DestinationName` (point), as in PySAL spopt; weights from a
///   second CSV or from the table's column `demand`.
public struct InstanceFile: Sendable {
    /// Who serves whom under one radius, ready to solve.
    public let candidates: [Candidate]
    let links: Links

    enum Links: Sendable {
        case plane(sites: [(x: Double, y: Double)], points: [(x: Double, y: Double)], weights: [Double])
        case table(weights: [Double], distances: [(site: Int, point: Int, distance: Double)])
    }

    /// - Parameter demand: CSV with the weights of a distance table's points.
    /// - Throws: ``SitingError`` naming the file and line that do not follow the format.
    public init(path: String, demand: String? = nil) throws(SitingError) {
        let text = try Self.text(path)
        let first = text.prefix { !$0.isNewline }
        if first.contains(","), first.lowercased().contains("distance") {
            self = try Self.distanceTable(DelimitedTable(text, file: path), demand: demand)
        } else if text.split(whereSeparator: \.isNewline).dropFirst().first?.first?.isLetter == true {
            self = try Self.grid(text, file: path)
        } else if first.split(whereSeparator: \.isWhitespace).count >= 2 {
            self = try Self.plane(text, file: path)
        } else {
            throw .unknownFormat(file: path)
        }
    }

    init(candidates: [Candidate], links: Links) {
        self.candidates = candidates
        self.links = links
    }

    static func text(_ path: String) throws(SitingError) -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .unreadable(file: path, reason: error.localizedDescription)
        }
    }

    /// - Parameters:
    ///   - radius: a point at this distance is still served (to a relative 10⁻¹²); same unit as the file.
    ///   - everyPointCounts: gives each point the weight 1, for problems that ask for all points.
    public func problem(radius: Double, everyPointCounts: Bool = false) throws(SitingError) -> SitingProblem {
        guard radius >= 0, radius.isFinite else {
            throw .badObjective(name: "radius", value: radius, allowed: "0 or more")
        }
        let reach = radius * (1 + 1e-12)
        var coverage = CoverageMatrix()
        let weights: [Double]
        switch links {
        case .plane(let sites, let points, let pointWeights):
            let sorted = PointGrid(points, cell: max(reach, .leastNormalMagnitude))
            weights = sorted.order.map { pointWeights[$0] }
            for site in sites { coverage.append(cells: sorted.places(within: reach, of: site)) }
        case .table(let pointWeights, let distances):
            weights = pointWeights
            var cells = [[Int]](repeating: [], count: candidates.count)
            for link in distances where link.distance <= reach { cells[link.site].append(link.point) }
            for site in cells { coverage.append(cells: site) }
        }
        let demand = try Demand(
            shape: .list(count: weights.count), weights: everyPointCounts ? weights.map { _ in 1 } : weights)
        return try SitingProblem(demand: demand, candidates: candidates, coverage: coverage)
    }
}
