import Foundation
public import Units

/// Curves that know no deadline; the yardsticks of the back-test. Fitted to ln(count) by least squares.
public enum Baseline: String, CaseIterable, Sendable {
    case lastValue = "last value"
    /// ln N = a − b·t
    case exponential
    /// ln N = a − c·(e^{r·t} − 1)
    case gompertz
    /// ln N = a − ln(1 + e^{r·(t − m)})
    case logistic

    /// Count on a later day; the curve is fitted to all rows.
    public func forecast(_ series: CountSeries, on date: CalendarDate) -> Double {
        let last = series.last
        guard series.rows.count > 1, self != .lastValue else { return last.value }
        let start = series.rows[0].date
        let times = series.rows.map { $0.date.days(since: start) }
        let logs = series.rows.map { log($0.value) }
        let t = date.days(since: start)
        let span = times[times.count - 1]
        switch self {
        case .lastValue: return last.value
        case .exponential:
            let line = Line(times, logs)
            return exp(logs[logs.count - 1] + min(0, line.slope) * (t - span))
        case .gompertz:
            let best = Self.search([(-12, -3)]) { p in
                Line(times.map { expm1(exp(p[0]) * $0) }, logs).error(slopeAtMost: 0)
            }
            let rate = exp(best[0])
            return exp(Line(times.map { expm1(rate * $0) }, logs).value(at: expm1(rate * t), slopeAtMost: 0))
        case .logistic:
            func bend(_ p: [Double], _ t: Double) -> Double { Self.softplus(exp(p[0]) * (t - p[1] * span)) }
            func level(_ p: [Double]) -> Double {
                zip(times, logs).reduce(0) { $0 + $1.1 + bend(p, $1.0) } / Double(times.count)
            }
            let best = Self.search([(-12, -2), (-4, 6)]) { p in
                let a = level(p)
                return zip(times, logs).reduce(0) { $0 + pow($1.1 - a + bend(p, $1.0), 2) }
            }
            return exp(level(best) - bend(best, t))
        }
    }

    /// ln(1 + e^x) without overflow.
    private static func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-abs(x))) }

    /// Least of a function on a box: a grid of 25 per axis, narrowed eight times around the best point.
    private static func search(_ box: [(Double, Double)], _ error: ([Double]) -> Double) -> [Double] {
        var box = box
        var best = (point: box.map { ($0.0 + $0.1) / 2 }, error: Double.infinity)
        let steps = 24
        for _ in 0..<8 {
            var counter = [Int](repeating: 0, count: box.count)
            while true {
                let point = zip(box, counter).map { $0.0 + ($0.1 - $0.0) * Double($1) / Double(steps) }
                let value = error(point)
                if value < best.error { best = (point, value) }
                guard let axis = counter.firstIndex(where: { $0 < steps }) else { break }
                counter[axis] += 1
                for lower in 0..<axis { counter[lower] = 0 }
            }
            box = zip(box, best.point).map { bounds, centre in
                let half = (bounds.1 - bounds.0) / 6
                return (centre - half, centre + half)
            }
        }
        return best.point
    }
}

/// Ordinary least squares through points.
private struct Line {
    let slope: Double
    let meanX: Double
    let meanY: Double
    let points: [(x: Double, y: Double)]

    init(_ x: [Double], _ y: [Double]) {
        let n = Double(x.count)
        meanX = x.reduce(0, +) / n
        meanY = y.reduce(0, +) / n
        points = zip(x, y).map { ($0, $1) }
        var (xy, xx) = (0.0, 0.0)
        for (x, y) in points {
            xy += (x - meanX) * (y - meanY)
            xx += (x - meanX) * (x - meanX)
        }
        slope = xx > 0 ? xy / xx : 0
    }

    func value(at x: Double, slopeAtMost limit: Double) -> Double { meanY + min(slope, limit) * (x - meanX) }

    func error(slopeAtMost limit: Double) -> Double {
        points.reduce(0) { $0 + pow($1.y - value(at: $1.x, slopeAtMost: limit), 2) }
    }
}
