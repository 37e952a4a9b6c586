import Geometry
import PermitRules

/// What the land-use plan says about a piece of land.
struct PlanOverlay {
    struct Part {
        /// nil where no plan polygon lies.
        var use: LandUse?
        var area: Double
    }

    private let planned: [Parcel]
    private let index: SpatialIndex
    private let topology: Topology

    /// Overlaps smaller than this are drawing noise, m²; existing tools of the field drop the same.
    private static let noise = 1.0

    init(planned: [Parcel], topology: Topology) {
        self.planned = planned
        self.topology = topology
        index = SpatialIndex(boxes: planned.map(\.box))
    }

    var isEmpty: Bool { planned.isEmpty }

    /// Planned uses with their areas, largest first; they sum to the piece's area.
    func parts(of shape: Shape, box: Box, area: Double) throws(GeometryError) -> [Part] {
        guard !isEmpty else { return [Part(use: nil, area: area)] }
        let candidates = index.search(box)
        if let same = candidates.first(where: { planned[$0].box == box && planned[$0].shape == shape }) {
            return [Part(use: planned[same].use, area: area)]
        }
        var areas: [LandUse: Double] = [:]
        var covered = 0.0
        for candidate in candidates {
            let common = try topology.intersection(shape, planned[candidate].shape).area
            guard common > Self.noise || common >= 0.5 * area else { continue }
            areas[planned[candidate].use, default: 0] += common
            covered += common
        }
        var parts = areas.map { Part(use: $0.key, area: $0.value) }
        if covered > area { for i in parts.indices { parts[i].area *= area / covered } }
        if area - covered > max(Self.noise, 1e-9 * area) { parts.append(Part(use: nil, area: area - covered)) }
        if parts.isEmpty { parts = [Part(use: nil, area: area)] }
        return parts.sorted {
            $0.area != $1.area ? $0.area > $1.area : ($0.use?.raw ?? "") < ($1.use?.raw ?? "")
        }
    }

    /// The planned use at a position; nil where no plan polygon lies.
    func use(at position: Coordinate) -> LandUse? {
        let point = Box(minX: position.x, minY: position.y, maxX: position.x, maxY: position.y)
        for candidate in index.search(point) where planned[candidate].shape.holds(position) {
            return planned[candidate].use
        }
        return nil
    }
}

extension Shape {
    /// Whether a position lies in one of the polygons, border included.
    func holds(_ position: Coordinate) -> Bool { polygons.contains { $0.covers(position) } }
}
