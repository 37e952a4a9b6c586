import GeoStore
import Geometry

/// The path of many polygons of one class. Pieces the eye can see are drawn as they are, simplified; pieces below
/// two pixels are gathered on a lattice of pixels, so that a thousand small parcels stay visible and cost little.
struct MapAreas {
    private let frame: MapFrame
    private let tolerance: Double
    private var path = ""
    private var small: Set<MapPoint> = []

    /// Side of a lattice cell, in tenths of a pixel.
    private static let cell = 20

    /// - Parameter tolerance: in tenths of a pixel.
    init(_ frame: MapFrame, tolerance: Double) { (self.frame, self.tolerance) = (frame, tolerance) }

    mutating func add(_ shape: Shape) {
        for polygon in shape.polygons { add(polygon) }
    }

    private mutating func add(_ polygon: Polygon) {
        let box = polygon.box
        guard !box.isEmpty else { return }
        let side = max(box.width, box.height) * frame.scale
        let points =
            side < Double(Self.cell)
            ? [] : MapRing.simplified(polygon.exterior, in: frame, tolerance: tolerance)
        guard !points.isEmpty else {
            let centre = frame.point(box.centre)
            small.insert(MapPoint(x: floorDiv(centre.x), y: floorDiv(centre.y)))
            return
        }
        path += MapRing.path(points)
        for hole in polygon.holes {
            // Holes under two pixels only add bytes.
            let holeBox = Box(hole.coordinates)
            guard max(holeBox.width, holeBox.height) * frame.scale >= Double(Self.cell) else { continue }
            path += MapRing.path(MapRing.simplified(hole, in: frame, tolerance: tolerance))
        }
    }

    private func floorDiv(_ value: Int) -> Int {
        value >= 0 ? value / Self.cell : (value - Self.cell + 1) / Self.cell
    }

    /// Path text for `fill-rule="evenodd"`.
    func text() -> String { path + latticeText() }

    private func latticeText() -> String {
        guard let first = small.first else { return "" }
        var (minX, minY, maxX, maxY) = (first.x, first.y, first.x, first.y)
        for point in small {
            (minX, minY) = (min(minX, point.x), min(minY, point.y))
            (maxX, maxY) = (max(maxX, point.x), max(maxY, point.y))
        }
        let (columns, rows) = (maxX - minX + 1, maxY - minY + 1)
        var inside = [Bool](repeating: false, count: columns * rows)
        for point in small { inside[(point.y - minY) * columns + point.x - minX] = true }
        return CellRings(inside, columns: columns, rows: rows).all().map { ring in
            MapRing.path(
                ring.vertices.map {
                    MapPoint(x: (minX + $0.column) * Self.cell, y: (minY + $0.row) * Self.cell)
                })
        }.joined()
    }
}
