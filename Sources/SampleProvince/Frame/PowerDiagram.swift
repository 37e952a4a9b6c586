import Foundation
import Geometry

/// The partition of a convex outline into cells of given areas: a point belongs to the site with the
/// least (squared distance − weight), and the weights are fitted by damped Newton steps
/// (Kitagawa, Mérigot and Thibert 2019; the areas are the gradient of a concave function).
struct PowerDiagram {
    /// Counter-clockwise convex cells, one per site.
    let cells: [[Coordinate]]
    /// Greatest relative departure of a cell's area from its target.
    let worstError: Double

    /// - Parameters:
    ///   - outline: convex, counter-clockwise, with an area equal to the sum of the targets.
    ///   - sites: distinct points inside the outline.
    init(outline: [Coordinate], sites: [Coordinate], areas: [Double], tolerance: Double = 1e-9) {
        var weights = [Double](repeating: 0, count: sites.count)
        var current = Self.cells(outline, sites, weights)
        var error = Self.residual(current, areas)
        for _ in 0..<60 where error.worst > tolerance {
            let step = Self.newtonStep(current, sites, error.values)
            // Halve the step until no cell vanishes and the error falls.
            var damping = 1.0
            var improved = false
            while damping > 1e-6 {
                let trial = zip(weights, step).map { $0 + damping * $1 }
                let cells = Self.cells(outline, sites, trial)
                let trialError = Self.residual(cells, areas)
                let smallest = zip(cells, areas).map { Self.area($0) / $1 }.min() ?? 0
                if smallest > 0.05, trialError.norm < error.norm {
                    (weights, current, error) = (trial, cells, trialError)
                    improved = true
                    break
                }
                damping /= 2
            }
            if !improved { break }
        }
        cells = current
        worstError = error.worst
    }

    static func area(_ ring: [Coordinate]) -> Double { Ring(ring).signedArea }

    private static func residual(
        _ cells: [[Coordinate]], _ areas: [Double]
    ) -> (values: [Double], norm: Double, worst: Double) {
        let values = zip(cells, areas).map { $1 - area($0) }
        let norm = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return (values, norm, zip(values, areas).map { abs($0) / $1 }.max() ?? 0)
    }

    static func cells(_ outline: [Coordinate], _ sites: [Coordinate], _ weights: [Double]) -> [[Coordinate]] {
        sites.indices.map { i in
            var cell = outline
            for j in sites.indices where j != i {
                // Keep a·x <= b: nearer to site i than to site j.
                let ax = 2 * (sites[j].x - sites[i].x), ay = 2 * (sites[j].y - sites[i].y)
                let b =
                    (sites[j].x - sites[i].x) * (sites[j].x + sites[i].x)
                    + (sites[j].y - sites[i].y) * (sites[j].y + sites[i].y) + weights[i] - weights[j]
                cell = clip(cell, ax, ay, b)
                if cell.isEmpty { break }
            }
            return cell
        }
    }

    private static func clip(_ ring: [Coordinate], _ ax: Double, _ ay: Double, _ b: Double) -> [Coordinate] {
        var out: [Coordinate] = []
        for i in ring.indices {
            let p = ring[i], q = ring[i + 1 == ring.count ? 0 : i + 1]
            let sp = ax * p.x + ay * p.y - b, sq = ax * q.x + ay * q.y - b
            if sp <= 0 { out.append(p) }
            if (sp < 0 && sq > 0) || (sp > 0 && sq < 0) {
                let t = sp / (sp - sq)
                out.append(Coordinate(p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)))
            }
        }
        return out.count < 3 ? [] : out
    }

    /// Solves H·step = residual, H the Laplacian of shared-edge lengths over twice the distances;
    /// the last weight stays fixed, since only differences count.
    private static func newtonStep(_ cells: [[Coordinate]], _ sites: [Coordinate], _ residual: [Double]) -> [Double] {
        let n = sites.count
        guard n > 1 else { return [0] }
        var matrix = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
        for i in 0..<n {
            for j in 0..<n where j > i {
                let distance = hypot(sites[i].x - sites[j].x, sites[i].y - sites[j].y)
                let length = sharedLength(cells[i], sites[i], sites[j], cells[j])
                let h = length / (2 * distance)
                matrix[i][j] -= h
                matrix[j][i] -= h
                matrix[i][i] += h
                matrix[j][j] += h
            }
        }
        var right = residual
        let m = n - 1
        for column in 0..<m {
            var pivot = column
            for row in column..<m where abs(matrix[row][column]) > abs(matrix[pivot][column]) { pivot = row }
            guard abs(matrix[pivot][column]) > 1e-12 else { continue }
            matrix.swapAt(column, pivot)
            right.swapAt(column, pivot)
            for row in (column + 1)..<max(m, column + 1) {
                let factor = matrix[row][column] / matrix[column][column]
                if factor == 0 { continue }
                for k in column..<m { matrix[row][k] -= factor * matrix[column][k] }
                right[row] -= factor * right[column]
            }
        }
        var step = [Double](repeating: 0, count: n)
        for row in stride(from: m - 1, through: 0, by: -1) {
            var sum = right[row]
            for k in (row + 1)..<max(m, row + 1) { sum -= matrix[row][k] * step[k] }
            step[row] = abs(matrix[row][row]) > 1e-12 ? sum / matrix[row][row] : 0
        }
        return step
    }

    /// Length of the border of `cell` with site b's cell: the edge on which both power distances agree,
    /// found as the edge of `cell` whose ends are also corners of `other`.
    private static func sharedLength(
        _ cell: [Coordinate], _ a: Coordinate, _ b: Coordinate, _ other: [Coordinate]
    ) -> Double {
        var longest = 0.0
        for i in cell.indices {
            let p = cell[i], q = cell[i + 1 == cell.count ? 0 : i + 1]
            let near = { (c: Coordinate) in other.contains { hypot($0.x - c.x, $0.y - c.y) < 1e-3 } }
            // The border is perpendicular to the line that joins the sites.
            let length = hypot(q.x - p.x, q.y - p.y)
            guard length > 1e-6 else { continue }
            let along = abs((q.x - p.x) * (b.x - a.x) + (q.y - p.y) * (b.y - a.y))
            if along < 1e-6 * length * hypot(b.x - a.x, b.y - a.y), near(p), near(q) { longest = max(longest, length) }
        }
        return longest
    }
}
