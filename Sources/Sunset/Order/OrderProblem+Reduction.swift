extension OrderProblem {
    /// The clusters some best order may cut, under the same limits; in a province most communes keep too many old terminals
    /// until the deadline.
    ///
    /// Left out is who has no possible month, and whom it pays in no month to cut unless somebody waits for it.
    /// - Returns: the smaller problem, and for each of its clusters the number here.
    func reduced() -> (problem: OrderProblem, kept: [Int]) {
        var isKept = clusters.indices.map { isPossible[$0].contains(true) }
        // A cluster that waits for one that stays on has no possible month, so `after` stays within those kept.
        while true {
            var isAwaited = clusters.map { _ in false }
            for index in clusters.indices where isKept[index] {
                for earlier in clusters[index].after { isAwaited[earlier] = true }
            }
            let useless = clusters.indices.filter { index in
                isKept[index] && !isAwaited[index]
                    && !(0..<months).contains { isPossible[index][$0] && clusters[index].values[$0] > 0 }
            }
            if useless.isEmpty { break }
            for index in useless { isKept[index] = false }
        }
        let kept = clusters.indices.filter { isKept[$0] }
        return (OrderProblem(of: self, keeping: kept), kept)
    }
}
