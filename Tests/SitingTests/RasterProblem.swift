import Siting
import _TestSupport

/// Round footprints on a square raster with random people.
struct RasterProblem {
    let side: Int
    var weights: [Double]
    var coverage = CoverageMatrix()

    init(side: Int, sites: Int, seed: UInt64) {
        var random = SplitMix(state: seed)
        self.side = side
        weights = (0..<(side * side)).map { _ in Double(max(0, Int.random(in: -20...20, using: &random))) }
        for _ in 0..<sites {
            let x = Int.random(in: 0..<side, using: &random), y = Int.random(in: 0..<side, using: &random)
            let reach = Int.random(in: 2...6, using: &random)
            coverage.append(
                (max(0, y - reach)...min(side - 1, y + reach)).map { row in
                    let half = Int(Double(reach * reach - (row - y) * (row - y)).squareRoot())
                    return CoverageMatrix.Run(
                        row * side + max(0, x - half), row * side + min(side, x + half + 1))
                })
        }
    }

    func problem(asList: Bool = false) throws -> SitingProblem {
        let shape: Demand.Shape = asList ? .list(count: weights.count) : .grid(width: side, height: side)
        return try SitingProblem(
            demand: try Demand(shape: shape, weights: weights),
            candidates: (0..<coverage.count).map { Candidate(id: "s\($0)") }, coverage: coverage)
    }
}
