import GeoStore
import Geometry
import PermitRules
import Units

/// Ground that several records of a layer claim, and ground that none does: found, measured and listed.
///
/// Claimed ground is taken out of all records but one, so that no area counts twice, whatever is summed. Which one keeps it
/// does not hang on the order of the file: residential land before other land, since people are recorded there, then the
/// smaller parcel, which is drawn into the larger. Verdicts on such ground ask all its records, see ``ParcelOverlap``.
struct OverlapCheck {
    let workspace: Workspace
    let catalogue: LandUseCatalogue
    let communes: [AdministrativeUnit]

    /// Overlaps up to this are drawing noise, m²; existing tools of the field drop the same.
    private static let noise = 1.0
    /// Lines given to single pairs and communes of a layer, the largest.
    private static let listed = 50
    /// A layer is meant to be complete where it covers most of a commune; gaps are looked for there only.
    private static let complete = 0.5
    /// Smallest gap told of: 1 ha, and 0.1 % of the commune. ASSUMPTION: what roads and ditches without a record leave.
    private static let gap = (area: 10_000.0, share: 0.001)

    func run(
        _ parcels: [Parcel], _ layer: Workspace.Layer, _ reader: inout LayerImport
    ) throws(ProvinceError) -> (parcels: [Parcel], overlaps: [ParcelOverlap]) {
        let run = reader.run
        let (overlay, overlaps, counted) = try ProvinceError.wrap(layer.source) {
            let overlay = AreaOverlay(parcels.map(\.shape), threads: run.threads)
            let pairs = try overlay.overlaps(threads: run.threads).pairs.filter { $0.area > Self.noise }
            try run.check()
            let overlaps = try shared(pairs, parcels, run)
            let counted = try cut(parcels, pairs, run)
            return (
                pairs.isEmpty ? overlay : AreaOverlay(counted.map(\.shape), threads: run.threads), overlaps, counted
            )
        }
        report(overlaps, layer, &reader)
        let uncovered = try gaps(in: overlay, layer, &reader)
        reader.ground(
            ReadingSheet.Ground(
                overlaps: overlaps.count, overlapping: overlaps.reduce(0) { $0 + $1.shape.area }, uncovered: uncovered))
        return (counted, overlaps)
    }

    /// Whether the first keeps ground that both claim.
    private func keeps(_ a: Parcel, before b: Parcel) -> Bool {
        let (home, other) = (catalogue.isResidential(a.use), catalogue.isResidential(b.use))
        if home != other { return home }
        // Of twins one ring starts elsewhere, which moves the sum of its area by a rounding.
        let (mine, its) = (a.shape.area.rounded(), b.shape.area.rounded())
        if mine != its { return mine < its }
        if a.use.raw != b.use.raw { return a.use.raw < b.use.raw }
        if a.id != b.id { return a.id < b.id }
        return a.number < b.number
    }

    private func shared(_ pairs: [AreaOverlay.Share], _ parcels: [Parcel], _ run: Run) throws -> [ParcelOverlap] {
        let parts = Parallel.map(Parallel.ranges(pairs.count, run.threads), threads: run.threads) { range in
            Result {
                let topology = Topology()
                return try range.map { index in
                    try run.check()
                    let (a, b) = (parcels[pairs[index].first], parcels[pairs[index].second])
                    let ground = try topology.intersection(a.shape, b.shape)
                    return ParcelOverlap(
                        records: keeps(a, before: b) ? [a, b] : [b, a], shape: Shape(polygons: ground.polygons))
                }
            }
        }
        return try parts.flatMap { try $0.get() }
    }

    /// The parcels without the ground others keep; those without any left are gone.
    private func cut(_ parcels: [Parcel], _ pairs: [AreaOverlay.Share], _ run: Run) throws -> [Parcel] {
        var keepers: [Int: [Int]] = [:]
        for pair in pairs {
            let firstKeeps = keeps(parcels[pair.first], before: parcels[pair.second])
            let (keeper, loser) = firstKeeps ? (pair.first, pair.second) : (pair.second, pair.first)
            keepers[loser, default: []].append(keeper)
        }
        guard !keepers.isEmpty else { return parcels }
        let losers = keepers.keys.sorted()
        let owners = keepers
        let parts = Parallel.map(Parallel.ranges(losers.count, run.threads), threads: run.threads) { range in
            Result {
                let topology = Topology()
                return try range.map { index in
                    try run.check()
                    let loser = losers[index]
                    let taken = try topology.unaryUnion((owners[loser] ?? []).map { parcels[$0].shape })
                    let rest = try topology.difference(parcels[loser].shape, taken).polygons
                    return Shape(polygons: rest.filter { $0.area > Self.noise })
                }
            }
        }
        let rests = Dictionary(uniqueKeysWithValues: zip(losers, try parts.flatMap { try $0.get() }))
        return parcels.compactMap { parcel in
            guard let rest = rests[parcel.number] else { return parcel }
            guard !rest.isEmpty else { return nil }
            var parcel = parcel
            parcel.drawnArea = parcel.shape.area
            (parcel.shape, parcel.box) = (rest, rest.box)
            return parcel
        }
    }

    private func report(_ overlaps: [ParcelOverlap], _ layer: Workspace.Layer, _ reader: inout LayerImport) {
        guard !overlaps.isEmpty else { return }
        let sorted = overlaps.map { (overlap: $0, area: $0.shape.area) }.sorted { a, b in
            a.area != b.area
                ? a.area > b.area : a.overlap.records.map(\.id).lexicographicallyPrecedes(b.overlap.records.map(\.id))
        }
        for (overlap, area) in sorted.prefix(Self.listed) {
            let (first, second) = (overlap.records[0], overlap.records[1])
            reader.add(
                layer, "\(first.id), \(second.id)", .overlap, .kept,
                "\(first.id) (\(first.use.raw)) and \(second.id) (\(second.use.raw)) claim the same \(Self.metres(area)) m²; "
                    + "counted with \(first.id), verdicts there take the stricter of both",
                at: overlap.shape.box.centre)
        }
        let more = sorted.dropFirst(Self.listed)
        let rest =
            more.isEmpty
            ? "" : "; \(more.count) smaller ones of \(Self.kilometres(more.reduce(0) { $0 + $1.area })) km² not listed"
        reader.add(
            layer, "", .overlap, .noted,
            "\(sorted.count) pairs of parcels overlap, \(Self.kilometres(sorted.reduce(0) { $0 + $1.area })) km² in all\(rest)"
        )
    }

    /// - Returns: m² that no parcel covers, in communes the layer is meant to cover.
    private func gaps(
        in parcels: AreaOverlay, _ layer: Workspace.Layer, _ reader: inout LayerImport
    ) throws(ProvinceError) -> Double {
        let threads = reader.run.threads
        let covered = try ProvinceError.wrap(layer.source) {
            try parcels.sums(with: communes.map(\.shape), threads: threads) { _, commune in commune }
        }
        var found: [(commune: AdministrativeUnit, area: Double, share: Double)] = []
        for (number, commune) in communes.enumerated() {
            let whole = commune.shape.area
            let open = whole - (covered[number] ?? 0)
            guard open < (1 - Self.complete) * whole, open > Self.gap.area, open > Self.gap.share * whole else {
                continue
            }
            found.append((commune, open, open / whole))
        }
        guard !found.isEmpty else { return 0 }
        found.sort { $0.area != $1.area ? $0.area > $1.area : $0.commune.code < $1.commune.code }
        for (commune, area, share) in found.prefix(Self.listed) {
            reader.add(
                layer, commune.code, .gap, .noted,
                "no parcel covers \(Self.kilometres(area)) km² (\(String((share * 1000).rounded() / 10)) %) of commune \(commune.code) (\(commune.name))",
                at: commune.shape.box.centre)
        }
        let total = found.reduce(0) { $0 + $1.area }
        reader.add(
            layer, "", .gap, .noted,
            "no parcel covers \(Self.kilometres(total)) km² of \(found.count) communes that are covered for the most part"
        )
        return total
    }

    private static func metres(_ area: Double) -> String { String(Int(area.rounded())) }
    private static func kilometres(_ area: Double) -> String { String((area / 1e4).rounded() / 100) }
}
