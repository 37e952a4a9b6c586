import Geometry
import PermitRules
import Province
import Units

/// What the land-use plan says about a piece of land.
struct PlanOverlay {
    struct Part {
        /// nil where no plan polygon lies.
        var use: LandUse?
        var area: Double
    }

    private let planned: [Parcel]
    private let overlay: AreaOverlay

    /// Overlaps smaller than this are drawing noise, m²; existing tools of the field drop the same.
    private static let noise = 1.0
    /// Pieces overlaid between two questions whether to go on.
    private static let batch = 8192

    init(planned: [Parcel], threads: Int) {
        self.planned = planned
        overlay = AreaOverlay(planned.map(\.shape), threads: threads)
    }

    /// Planned uses of each piece with their areas, largest first; they sum to the piece's area.
    func parts(of pieces: [UnitCutting.Piece], run: Run) throws -> [[Part]] {
        guard !planned.isEmpty else { return pieces.map { [Part(use: nil, area: $0.area)] } }
        var all: [[Part]] = []
        all.reserveCapacity(pieces.count)
        for start in stride(from: 0, to: pieces.count, by: Self.batch) {
            try run.check()
            let some = pieces[start..<min(start + Self.batch, pieces.count)]
            let pairs = try overlay.areas(with: some.map(\.shape), threads: run.threads).pairs
            var next = 0
            for (number, piece) in some.enumerated() {
                let first = next
                while next < pairs.count, pairs[next].second == number { next += 1 }
                all.append(parts(of: piece.area, shares: pairs[first..<next]))
            }
        }
        return all
    }

    private func parts(of area: Double, shares: ArraySlice<AreaOverlay.Share>) -> [Part] {
        var areas: [LandUse: Double] = [:]
        var covered = 0.0
        for share in shares where share.area > Self.noise || share.area >= 0.5 * area {
            areas[planned[share.first].use, default: 0] += share.area
            covered += share.area
        }
        var parts = areas.map { Part(use: $0.key, area: $0.value) }
        if covered > area { for i in parts.indices { parts[i].area *= area / covered } }
        if area - covered > max(Self.noise, 1e-9 * area) { parts.append(Part(use: nil, area: area - covered)) }
        if parts.isEmpty { parts = [Part(use: nil, area: area)] }
        return parts.sorted {
            $0.area != $1.area ? $0.area > $1.area : ($0.use?.raw ?? "") < ($1.use?.raw ?? "")
        }
    }
}
