/// Splits a whole number over weights so that the parts are whole and sum to it: the largest-remainder rule.
public enum Apportionment {
    /// - Parameters:
    ///   - total: 0 or more.
    ///   - weights: each finite and 0 or more.
    ///   - least: what every place with a positive weight gets beforehand, where the total suffices for it.
    /// - Returns: parts in the order of the weights; all 0 when no weight is positive. Equal remainders go to the
    ///   earlier weight, so that the same input gives the same parts.
    public static func split(_ total: Int, by weights: [Double], least: Int = 0) -> [Int] {
        let positive = weights.indices.filter { weights[$0] > 0 }
        var parts = [Int](repeating: 0, count: weights.count)
        guard !positive.isEmpty, total > 0 else { return parts }
        let beforehand = total >= least * positive.count ? least : 0
        let rest = total - beforehand * positive.count
        let sum = positive.reduce(0.0) { $0 + weights[$1] }
        var given = 0
        var remainders: [(value: Double, index: Int)] = []
        remainders.reserveCapacity(positive.count)
        for i in positive {
            let exact = Double(rest) * (weights[i] / sum)
            let whole = min(Int(exact), rest - given)
            parts[i] = beforehand + whole
            given += whole
            remainders.append((exact - Double(whole), i))
        }
        remainders.sort { $0.value != $1.value ? $0.value > $1.value : $0.index < $1.index }
        for k in 0..<(rest - given) { parts[remainders[k % remainders.count].index] += 1 }
        return parts
    }
}
