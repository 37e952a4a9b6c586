/// Whole numbers in the proportion of `weights` that add up to `total` exactly: floors first, the
/// rest to the largest remainders, ties to the earlier.
///
/// - Parameter least: what every place with a positive weight gets beforehand.
func largestRemainder(_ total: Int, weights: [Double], least: Int = 0) -> [Int] {
    let positive = weights.indices.filter { weights[$0] > 0 }
    var out = [Int](repeating: 0, count: weights.count)
    guard !positive.isEmpty, total > 0 else { return out }
    let floorEach = total >= least * positive.count ? least : 0
    let rest = total - floorEach * positive.count
    let sum = positive.reduce(0.0) { $0 + weights[$1] }
    var given = 0
    var remainders: [(remainder: Double, index: Int)] = []
    for i in positive {
        let exact = Double(rest) * weights[i] / sum
        let whole = Int(exact.rounded(.down))
        out[i] = floorEach + whole
        given += whole
        remainders.append((exact - Double(whole), i))
    }
    remainders.sort { $0.remainder != $1.remainder ? $0.remainder > $1.remainder : $0.index < $1.index }
    for k in 0..<max(0, rest - given) { out[remainders[k % remainders.count].index] += 1 }
    return out
}
