/// When a bound proves that nothing better exists: values are whole multiples of the granule, and sums carry rounding.
struct Certificate: Sendable {
    /// 0 when values have no common measure.
    let granule: Double

    /// Whether nothing below `bound` is better than `best`. A real-valued problem is closed at a relative 10⁻⁹.
    func isBeaten(_ bound: Double, by best: Double) -> Bool {
        let rounding = 1e-10 * abs(bound)
        if granule > 0 { return bound + rounding < best + granule * (1 - 1e-6) }
        return bound <= best + 1e-9 * abs(best) + 1e-12
    }

    /// The bound, rounded to what a value can be.
    func tightened(_ bound: Double, best: Double) -> Double {
        if isBeaten(bound, by: best) { return best }
        guard granule > 0, bound.isFinite else { return bound }
        return ((bound + 1e-10 * abs(bound)) / granule + 1e-6).rounded(.down) * granule
    }
}
