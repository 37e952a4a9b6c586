import Foundation
import Geometry

/// Notes polygon parts that are so narrow that they are rather a gap between two digitisings than land.
struct SliverCheck {
    /// Mean width (twice the area by the perimeter) below which a part is a sliver, metres.
    let width: Double

    func note(_ feature: Feature, _ report: inout CleaningReport) {
        guard let polygons = feature.shape?.polygons, !polygons.isEmpty else { return }
        var narrow = 0
        var narrowest = Double.infinity
        var place: Coordinate?
        for polygon in polygons {
            guard let start = polygon.exterior.coordinates.first else { continue }
            let scale = report.place.metres(at: start)
            let perimeter = Self.perimeter(polygon.exterior, scale)
            guard perimeter > 0 else { continue }
            let mean = 2 * polygon.area * scale.x * scale.y / perimeter
            guard mean < width else { continue }
            narrow += 1
            if mean < narrowest { (narrowest, place) = (mean, polygon.box.centre) }
        }
        guard narrow > 0 else { return }
        let millimetres = Int((narrowest * 1000).rounded())
        report.add(
            feature, .sliver, .noted,
            "\(narrow) of \(polygons.count) parts narrower than \(FieldValue.plain(width)) m; "
                + "the narrowest is \(millimetres) mm wide on average", at: place)
    }

    private static func perimeter(_ ring: Ring, _ scale: (x: Double, y: Double)) -> Double {
        var sum = 0.0
        for index in ring.coordinates.indices.dropFirst() {
            let a = ring.coordinates[index - 1], b = ring.coordinates[index]
            sum += hypot((b.x - a.x) * scale.x, (b.y - a.y) * scale.y)
        }
        return sum
    }
}
