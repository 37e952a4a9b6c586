import Foundation
import GeoStore
import Geometry
import Units

/// Height of an antenna above the mean ground of its surroundings, which Hata's formulas ask for.
///
/// Mean terrain between 3 and 15 km in the direction of interest (Okumura 1968; ITU-R P.1546-6, Annex 5, §3.1).
/// ASSUMPTION: a mast in a hollow keeps at least its height above ground less 10 m, and never less than 10 m.
struct EffectiveHeight {
    private let terrain: Raster?
    private let transformer: Transformer?

    private static let from = 3000.0, to = 15_000.0, step = 400.0  // m
    private static let tallest = 500.0  // m

    init(terrain: Raster?, crs: CRS) throws(GeometryError) {
        self.terrain = terrain
        if let terrainCRS = terrain?.crs {
            transformer = try Transformer(from: crs, to: terrainCRS)
        } else {
            transformer = nil
        }
    }

    /// The height above ground where the terrain is not known.
    func height(of mast: Length, at position: Coordinate, azimuth: Angle) throws(GeometryError) -> Length {
        guard let terrain, let transformer else { return mast }
        guard let ground = terrain.bilinear(at: try transformer.transform(position)) else { return mast }
        var path: [Coordinate] = []
        let east = sin(azimuth.radians), north = cos(azimuth.radians)
        for distance in stride(from: Self.from, through: Self.to, by: Self.step) {
            path.append(Coordinate(position.x + east * distance, position.y + north * distance))
        }
        try transformer.transform(inPlace: &path)
        var sum = 0.0, count = 0
        for point in path {
            guard let height = terrain.bilinear(at: point) else { continue }
            sum += Double(height)
            count += 1
        }
        guard count > 0 else { return mast }
        let effective = mast.metres + Double(ground) - sum / Double(count)
        let least = max(10, mast.metres - 10)
        return .metres(min(Self.tallest, max(least, effective)))
    }
}
