/// Adds places one after another, each time the one that newly covers most people, until a share is reached.
///
/// Good enough for the handful of places near one zone; choosing sites for a province is another problem, with a bound.
struct Greedy {
    let weights: [Double]
    let total: Double

    init(weights: [Double]) {
        self.weights = weights
        total = weights.reduce(0, +)
    }

    struct Choice {
        /// Indices into the masks, in order of choice, each with the share reached once it is added.
        var steps: [(candidate: Int, share: Double)] = []
        var share: Double
    }

    func share(_ covered: [Bool]) -> Double {
        guard total > 0 else { return 0 }
        var sum = 0.0
        for i in weights.indices where covered[i] { sum += weights[i] }
        return min(1, sum / total)
    }

    /// - Parameter masks: points each candidate covers; earlier ones win ties, so order them by preference.
    func choose(from masks: [[Bool]], covered: [Bool], target: Double, limit: Int) -> Choice {
        var covered = covered
        var choice = Choice(share: share(covered))
        var used = [Bool](repeating: false, count: masks.count)
        while choice.share < target, choice.steps.count < limit {
            var best: (candidate: Int, gain: Double)?
            for (c, mask) in masks.enumerated() where !used[c] {
                var gain = 0.0
                for i in weights.indices where mask[i] && !covered[i] { gain += weights[i] }
                if gain > (best?.gain ?? 0) { best = (c, gain) }
            }
            guard let best else { break }
            used[best.candidate] = true
            for i in weights.indices where masks[best.candidate][i] { covered[i] = true }
            choice.share = share(covered)
            choice.steps.append((best.candidate, choice.share))
        }
        return choice
    }
}
