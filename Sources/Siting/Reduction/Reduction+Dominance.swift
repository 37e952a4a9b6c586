extension Reduction {
    /// Leaves out open sites whose cells another open site serves too, at no more cost: some best choice does without them.
    ///
    /// Does not hold where a second cover is worth something. Meant for some thousand sites: each is compared with the
    /// sites that share its rarest cell, 64 cells at a time.
    func undominated(_ footprints: [[Int32]], cost: [Double], cells: Int) -> [Bool] {
        let words = (cells + 63) / 64
        var bits = [UInt64](repeating: 0, count: words * footprints.count)
        var sitesOf = [[Int32]](repeating: [], count: cells)
        for (site, footprint) in footprints.enumerated() {
            for cell in footprint {
                bits[site * words + Int(cell) / 64] |= 1 << UInt64(cell % 64)
                sitesOf[Int(cell)].append(Int32(site))
            }
        }
        var isKept = footprints.map { !$0.isEmpty }
        for site in footprints.indices where isKept[site] {
            guard let rarest = footprints[site].min(by: { sitesOf[Int($0)].count < sitesOf[Int($1)].count }) else {
                continue
            }
            for other in sitesOf[Int(rarest)].map(Int.init) where other != site && isKept[other] {
                guard footprints[other].count >= footprints[site].count, cost[other] <= cost[site] else { continue }
                if (0..<words).allSatisfy({ bits[site * words + $0] & ~bits[other * words + $0] == 0 }) {
                    isKept[site] = false
                    break
                }
            }
        }
        return isKept
    }
}
