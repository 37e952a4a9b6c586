import Geometry
import Units

/// Distances on the ellipsoid from places to the nearest of many features.
///
/// The index finds what may be nearest in the plane; the distance itself is that of PROJ's geodesic. To a line or an
/// area it is taken to the point that is nearest in the plane of the conformal grid.
struct FeatureDistance: Sendable {
    let shapes: [Shape]
    let index: SpatialIndex
    /// Longitude and latitude of features that are single points.
    private let points: [Coordinate?]

    /// Planar distances of any sensible working grid are within this share of the true ones.
    private static let distortion = 0.004

    /// - Parameters:
    ///   - shapes: in the working grid; features without a shape are empty collections.
    ///   - toGeographic: from the working grid to WGS 84.
    init(_ shapes: [Shape], toGeographic: Transformer) throws(GeometryError) {
        self.shapes = shapes
        index = SpatialIndex(boxes: shapes.map(\.box))
        var points: [Coordinate?] = []
        points.reserveCapacity(shapes.count)
        for shape in shapes {
            if case .point(let position) = shape {
                points.append(try toGeographic.transform(position))
            } else {
                points.append(nil)
            }
        }
        self.points = points
    }

    var count: Int { shapes.count }

    struct Nearest: Hashable {
        var feature: Int
        /// 0 inside an area.
        var distance: Length
    }

    /// The nearest feature that counts; equal distances go to the lower number. Nil when none counts.
    ///
    /// - Parameters:
    ///   - position: in the working grid.
    ///   - place: the same in degrees.
    func nearest(
        to position: Coordinate, _ place: Coordinate, toGeographic: Transformer,
        where counts: (Int) -> Bool = { _ in true }
    ) throws(GeometryError) -> Nearest? {
        let found = index.nearest(to: position, count: 1) { number in
            counts(number) ? shapes[number].distance(to: position) : .infinity
        }
        guard let first = found.first, first.distance.isFinite else { return nil }
        var candidates: [Int] = []
        index.query(within: first.distance * (1 + Self.distortion) + 0.01, of: position) { candidates.append($0) }
        var best: Nearest?
        for number in candidates.sorted() where counts(number) {
            let distance: Length
            if let point = points[number] {
                distance = Geodesic.distance(place, point)
            } else {
                let nearest = shapes[number].nearestPoint(to: position)
                distance =
                    nearest.distance == 0
                    ? .metres(0) : Geodesic.distance(place, try toGeographic.transform(nearest.point))
            }
            if distance < best?.distance ?? .metres(.infinity) { best = Nearest(feature: number, distance: distance) }
        }
        return best
    }

    func forEachNear(_ position: Coordinate, within distance: Double, _ visit: (Int, Double) -> Void) {
        var hits: [Int] = []
        index.query(within: distance, of: position) { hits.append($0) }
        for hit in hits.sorted() {
            let nearest = shapes[hit].distance(to: position)
            if nearest <= distance { visit(hit, nearest) }
        }
    }
}
