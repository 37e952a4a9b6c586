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
        for candidate in index.search(point) where PointTest.covers(planned[candidate].shape, position) {
            return planned[candidate].use
        }
        return nil
    }
}

/// Single point-in-polygon answers by crossing count; for positions well inside, where borders do not matter.
enum PointTest {
    static func covers(_ shape: Shape, _ p: Coordinate) -> Bool {
        shape.polygons.contains { polygon in
            crosses(polygon.exterior, p) && !polygon.holes.contains { crosses($0, p) }
        }
    }

    private static func crosses(_ ring: Ring, _ p: Coordinate) -> Bool {
        var inside = false
        for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) where (a.y > p.y) != (b.y > p.y) {
            if p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x { inside.toggle() }
        }
        return inside
    }
}
