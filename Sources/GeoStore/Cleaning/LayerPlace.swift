import Foundation
import Geometry
import Units

/// What a layer's numbers mean on the ground.
struct LayerPlace {
    let details: CRS.Details
    /// Nil when PROJ knows no way to WGS 84, as for MapInfo's datum 0.
    private let transformer: Transformer?

    init(_ crs: CRS, _ details: CRS.Details) {
        self.details = details
        transformer = try? Transformer(from: crs, to: .wgs84)
    }

    /// Whether positions can be told in WGS 84; without, degrees are taken as they are, which is good enough to
    /// doubt a system but not for distances.
    var isTied: Bool { transformer != nil }

    /// WGS 84 degrees; nil where the system has no answer.
    func longitudeLatitude(_ position: Coordinate) -> Coordinate? {
        guard position.isFinite else { return nil }
        guard let transformer else { return details.kind == .geographic ? position : nil }
        guard let c = try? transformer.transform(position), c.isFinite else { return nil }
        return c
    }

    /// Square metres: planar in a projected system, on the ellipsoid in a geographic one.
    func area(_ shape: Shape) -> Double {
        if details.kind == .geographic { return Geodesic.area(of: shape).squareMetres }
        let unit = details.unitInMetres ?? 1
        return shape.area * unit * unit
    }

    /// Metres per coordinate unit at a position, east and north.
    func metres(at position: Coordinate) -> (x: Double, y: Double) {
        if details.kind == .geographic {
            // 111,320 m per degree of the equator, 110,570 m per degree of latitude near it: good to 1 % for slivers.
            return (111_320 * max(0, cos(position.y * Double.pi / 180)), 110_570)
        }
        let unit = details.unitInMetres ?? 1
        return (unit, unit)
    }
}
