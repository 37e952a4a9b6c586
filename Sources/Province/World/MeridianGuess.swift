import GeoStore
public import Geometry

/// Which VN-2000 grid a layer without a coordinate system is in: per candidate meridian, the share of its features
/// that lie inside the commune they name.
///
/// A wrong meridian can leave a layer inside the province (Hải Dương read as Hải Phòng moves 26 km), so the commune
/// decides, and the best candidate is suggested, never applied in silence (field review, item 21).
public struct MeridianGuess: Hashable, Sendable {
    /// A system with the share of features it puts where they say.
    public struct Candidate: Hashable, Sendable {
        public var crs: CRS
        /// Central meridian, degrees; nil for systems that are no VN-2000 grid.
        public var meridian: Double?
        /// Share of the tested features inside the commune they name, 0...1.
        public var share: Double
    }

    /// Best first.
    public var candidates: [Candidate]
    /// Features tested.
    public var tested: Int
    /// False when the features name no known commune, so that any commune counts.
    public var byNamedCommune: Bool

    private static let sample = 400

    /// - Parameters:
    ///   - positions: a position and the code or name of a commune for each feature.
    ///   - communes: in WGS 84 degrees.
    init(
        positions: [(position: Coordinate, commune: String?)],
        communes: [(code: String, name: String, shape: Shape)]
    ) {
        let step = max(1, positions.count / Self.sample)
        let tested = stride(from: 0, to: positions.count, by: step).map { positions[$0] }
        var byKey: [String: [Int]] = [:]
        for (i, commune) in communes.enumerated() {
            byKey[commune.code, default: []].append(i)
            byKey[UnitName.folded(commune.name), default: []].append(i)
        }
        func named(_ text: String?) -> [Int] {
            guard let text else { return [] }
            return byKey[text] ?? byKey[UnitName.folded(text)] ?? []
        }
        byNamedCommune = tested.contains { !named($0.commune).isEmpty }
        self.tested = tested.count
        let index = SpatialIndex(boxes: communes.map(\.shape.box))
        var systems: [(CRS, Double?)] = VN2000.zones.map { (.epsg($0.epsg), $0.meridian) }
        systems += [(.epsg(3405), 105), (.epsg(3406), 111), (.wgs84, nil), (.epsg(32648), nil), (.epsg(32649), nil)]
        var candidates: [Candidate] = []
        for (crs, meridian) in systems {
            guard let transformer = try? Transformer(from: crs, to: .wgs84) else { continue }
            var inside = 0
            for feature in tested {
                guard let place = try? transformer.transform(feature.position), place.isFinite else { continue }
                let holders = index.search(Box([place])).filter { communes[$0].shape.holds(place) }
                let wanted = byNamedCommune ? named(feature.commune) : holders
                if holders.contains(where: { wanted.contains($0) }) { inside += 1 }
            }
            let share = tested.isEmpty ? 0 : Double(inside) / Double(tested.count)
            candidates.append(Candidate(crs: crs, meridian: meridian, share: share))
        }
        self.candidates = candidates.sorted {
            $0.share != $1.share ? $0.share > $1.share : $0.crs.description < $1.crs.description
        }
    }
}
