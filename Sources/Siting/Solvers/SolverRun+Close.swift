extension SolverRun {
    /// Branch and bound over the sites that could still change the answer, when they are few and the bound has settled.
    ///
    /// An attempt that runs out of branches is repeated later with four times as many, from better values and bounds.
    mutating func close() {
        guard dual.stepLength < 0.5 || cycle > 3 else { return }
        let open = core.cost.indices.count {
            !certificate.isBeaten(dual.least - abs(dual.bestReduced[$0]), by: score)
        }
        guard open <= 2000, open * core.runs.count <= 400_000 * core.sites else { return }
        let tree = BranchAndBound(
            certificate: certificate, bestScore: score, mostBranches: branchLimit, isOver: isOver)
        tree.run(core, dual)
        branchLimit *= 4
        branches += tree.branches
        if let found = tree.best { take(found, tree.bestScore) }
        bound = min(bound, tree.bound)
    }
}
