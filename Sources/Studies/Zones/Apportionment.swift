/// Splits a whole number over weights so that the parts are whole and sum to it: the largest-remainder rule.
enum Apportionment {
    /// - Parameters:
    ///   - total: 0 or more.
    ///   - weights: each finite and 0 or more.
    /// - Returns: parts in the order of the weights; all 0 when no weight is positive. Equal remainders go to the
    ///   earlier weight, so that the same input gives the same parts.
    static func split(_ total: Int, by weights: [Double]) -> [Int] {
        let sum = weights.reduce(0, +)
        guard total > 0, sum > 0 else { return weights.map { _ in 0 } }
        var parts = [Int](repeating: 0, count: weights.count)
        var remainders: [(index: Int, value: Double)] = []
        remainders.reserveCapacity(weights.count)
        var given = 0
        for (i, weight) in weights.enumerated() {
            let exact = Double(total) * (weight / sum)
            let whole = min(Int(exact), total - given)
            parts[i] = whole
            given += whole
            remainders.append((i, exact - Double(whole)))
        }
        remainders.sort { $0.value != $1.value ? $0.value > $1.value : $0.index < $1.index }
        for (i, _) in remainders.prefix(total - given) where weights[i] > 0 { parts[i] += 1 }
        // Rounding of the weights can leave a unit when zero weights took a place among the largest remainders.
        var left = total - parts.reduce(0, +)
        for (i, _) in remainders where left > 0 && weights[i] > 0 {
            parts[i] += 1
            left -= 1
        }
        return parts
    }
}
