/// A plane through observations that outliers do not pull: value = c0 + c1·x + c2·y.
///
/// P. J. Huber, "Robust Estimation of a Location Parameter", Ann. Math. Statist. 35 (1964): residuals beyond 1.345
/// standard deviations weigh less the larger they are; the deviation is 1.4826 times the median of their sizes.
/// Solved by weighted least squares, repeated.
struct RobustRegression {
    static let huber = 1.345
    private static let repetitions = 60

    /// One value per observation; all zero for a regressor that is not wanted, whose coefficient then is 0.
    let x: [Double]
    let y: [Double]
    let values: [Double]

    /// - Parameter tuning: infinite for ordinary least squares.
    /// - Returns: c0, c1, c2; 0 for one the observations do not determine.
    func coefficients(tuning: Double = huber) -> [Double] {
        var weights = [Double](repeating: 1, count: values.count)
        var solution = leastSquares(weights)
        for _ in 0..<Self.repetitions where tuning.isFinite {
            let sizes = residuals(solution).map(abs)
            let scale = 1.4826 * sizes.sorted()[sizes.count / 2]
            guard scale > 0 else { break }
            for index in sizes.indices { weights[index] = min(1, tuning * scale / max(sizes[index], 1e-12)) }
            let next = leastSquares(weights)
            let change = (0..<3).reduce(0) { max($0, abs(next[$1] - solution[$1])) }
            solution = next
            if change < 1e-7 { break }
        }
        return solution
    }

    func residuals(_ c: [Double]) -> [Double] {
        values.indices.map { values[$0] - c[0] - c[1] * x[$0] - c[2] * y[$0] }
    }

    /// By the normal equations.
    private func leastSquares(_ weights: [Double]) -> [Double] {
        var (s, sx, sy, sxx, sxy, syy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        var (sv, sxv, syv) = (0.0, 0.0, 0.0)
        for index in values.indices {
            let (w, a, b, v) = (weights[index], x[index], y[index], values[index])
            (s, sx, sy) = (s + w, sx + w * a, sy + w * b)
            (sxx, sxy, syy) = (sxx + w * a * a, sxy + w * a * b, syy + w * b * b)
            (sv, sxv, syv) = (sv + w * v, sxv + w * a * v, syv + w * b * v)
        }
        return Self.solve([[s, sx, sy, sv], [sx, sxx, sxy, sxv], [sy, sxy, syy, syv]])
    }

    /// Elimination with the largest pivot on the diagonal first.
    private static func solve(_ equations: [[Double]]) -> [Double] {
        var matrix = equations
        let width = equations.count
        let sizes = (0..<width).map { equations[$0][$0] }
        var open = Array(0..<width)
        while let pivot = open.max(by: { matrix[$0][$0] < matrix[$1][$1] }) {
            open.removeAll { $0 == pivot }
            // What the other regressors already say leaves no pivot of its own.
            guard matrix[pivot][pivot] > 1e-10 * sizes[pivot], sizes[pivot] > 0 else {
                for i in 0..<width { matrix[i][pivot] = 0 }
                matrix[pivot] = [Double](repeating: 0, count: width + 1)
                matrix[pivot][pivot] = 1
                continue
            }
            for i in 0..<width where i != pivot {
                let factor = matrix[i][pivot] / matrix[pivot][pivot]
                for j in 0...width { matrix[i][j] -= factor * matrix[pivot][j] }
            }
        }
        return (0..<width).map { matrix[$0][width] / matrix[$0][$0] }
    }
}
