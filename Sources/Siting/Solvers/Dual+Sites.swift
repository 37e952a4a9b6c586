/// The part of the bound function that sites contribute.
extension Dual {
    /// - Parameter cells: what they contribute.
    func sumSites(_ cells: Double) -> Double {
        for site in 0..<core.sites {
            var sum = 0.0
            for k in core.range(site) {
                let run = core.runs[k]
                sum += prefix[Int(run.to)] - prefix[Int(run.from)]
            }
            rho[site] = sum
        }
        selection.removeAll(keepingCapacity: true)
        if case .most(let budget) = core.goal { return cells + knapsack(budget) }
        theta = 1
        let scale = isEverything ? 1 : scaled(toServe: -cells)
        var bound = cells * scale
        for site in 0..<core.sites where rho[site] > core.cost[site] {
            bound += rho[site] - core.cost[site]
            if scale == 1 { selection.append((site, 1)) }
        }
        return bound
    }

    /// Multiplies all prices so that the bound function is least, and selects the sites that then pay, the last in part.
    ///
    /// - Parameter need: what the targets are worth beyond what cells contribute.
    /// - Returns: by what they were multiplied; 1 where nothing is selected here.
    private func scaled(toServe need: Double) -> Double {
        guard need > 0 else { return 1 }
        var left = need
        for site in densest(from: 0.9, areEnough: { $0.reduce(0) { $0 + rho[$1] } >= need }) {
            guard rho[site] >= left else {
                left -= rho[site]
                selection.append((site, 1))
                continue
            }
            let scale = core.cost[site] / rho[site]
            guard scale > 1e-9, scale < 1e9, scale != 1 else { break }
            selection.append((site, left / rho[site]))
            for slot in 0..<core.slots { prices[slot] *= scale }
            for site in 0..<core.sites { rho[site] *= scale }
            for target in targets.indices { targetPrices[target] *= scale }
            for index in apart.indices { targetPrices[apart[index].unit + 1] = apart[index].price(prices, core) }
            return scale
        }
        selection.removeAll(keepingCapacity: true)
        return 1
    }

    /// θB + Σ (ρ - θc)⁺ with the density θ of the site at which the room ends.
    private func knapsack(_ room: Double) -> Double {
        // The threshold of the last round says which sites may be chosen.
        let candidates = densest(from: theta * 0.9) { $0.reduce(0) { $0 + core.cost[$1] } > room }
        theta = 0
        var left = room
        for site in candidates {
            if core.cost[site] <= left {
                left -= core.cost[site]
                selection.append((site, 1))
            } else {
                theta = rho[site] / core.cost[site]
                if left > 0 { selection.append((site, left / core.cost[site])) }
                break
            }
        }
        var bound = theta * room
        for site in candidates { bound += max(0, rho[site] - theta * core.cost[site]) }
        return bound
    }

    /// Sites worth something by falling worth per cost: all from some density on, `first` at most, that are enough together.
    private func densest(from first: Double, areEnough: ([Int]) -> Bool) -> [Int] {
        func density(_ site: Int) -> Double {
            core.cost[site] > 0 ? rho[site] / core.cost[site] : .infinity
        }
        var threshold = first
        while true {
            var sites: [(density: Double, site: Int)] = []
            for site in 0..<core.sites where rho[site] > 0 && density(site) >= threshold {
                sites.append((density(site), site))
            }
            if threshold == 0 || areEnough(sites.map(\.site)) {
                sites.sort { $0.density != $1.density ? $0.density > $1.density : $0.site < $1.site }
                return sites.map(\.site)
            }
            threshold = threshold < 1e-12 ? 0 : threshold / 2
        }
    }
}
