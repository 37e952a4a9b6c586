/// Sites near a site: those that touch one of its patches of cells.
final class Neighbourhood {
    private let core: Core
    private var stamps: [Int32]
    private var stamp: Int32 = 0

    init(_ core: Core) {
        self.core = core
        stamps = Array(repeating: 0, count: core.sites)
    }

    /// The sites near any of `centres`, these included, each once.
    func sites(near centres: some Sequence<Int>) -> [Int] {
        stamp += 1
        var result: [Int] = []
        for centre in centres {
            for patch in core.patchesOfSite[centre] {
                for site in core.sitesOfPatch[Int(patch)] where stamps[Int(site)] != stamp {
                    stamps[Int(site)] = stamp
                    result.append(Int(site))
                }
            }
        }
        return result
    }
}
