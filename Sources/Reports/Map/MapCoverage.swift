import GeoStore
import Geometry
import Studies
import Units

/// Where the asked service is received, as a light underlay: by every operator that asks, and by at least one.
struct MapCoverage {
    var byAll: String
    var byOne: String

    init?(_ result: ZonesResult, in frame: MapFrame) {
        let layers = result.coverage.filter {
            $0.technology == result.service.technology && result.operators.contains($0.operator)
        }
        // Layers of one study share one grid; one of another grid could not be counted with them.
        guard let first = layers.first, !result.operators.isEmpty,
            layers.allSatisfy({ $0.level.frame == first.level.frame })
        else { return nil }
        let grid = first.level.frame
        var counts = [UInt8](repeating: 0, count: grid.cellCount)
        for layer in layers {
            let threshold = Float(layer.threshold.dBm)
            for (index, level) in layer.level.values.enumerated() where level.isFinite && level >= threshold {
                counts[index] += 1
            }
        }
        let all = UInt8(clamping: result.operators.count)
        byAll = Self.path(counts.map { $0 >= all }, grid, frame)
        byOne = Self.path(counts.map { $0 >= 1 }, grid, frame)
    }

    /// Cells are merged until one is at least three pixels wide; a block counts when half of it does.
    private static func path(_ inside: [Bool], _ grid: GridFrame, _ frame: MapFrame) -> String {
        let factor = max(1, Int((30 / (grid.cellWidth * frame.scale)).rounded(.up)))
        let (columns, rows) = ((grid.columns + factor - 1) / factor, (grid.rows + factor - 1) / factor)
        guard columns > 0, rows > 0 else { return "" }
        var counts = [Int](repeating: 0, count: columns * rows)
        for row in 0..<grid.rows {
            for column in 0..<grid.columns where inside[row * grid.columns + column] {
                counts[row / factor * columns + column / factor] += 1
            }
        }
        let blocks = counts.map { 2 * $0 >= factor * factor }
        func clamped(_ point: MapPoint) -> MapPoint {
            MapPoint(
                x: min(max(point.x, 0), Int(MapFrame.width)), y: min(max(point.y, 0), frame.height))
        }
        return CellRings(blocks, columns: columns, rows: rows).all().map { ring in
            let points = ring.vertices.map { vertex in
                clamped(
                    frame.point(
                        Coordinate(
                            grid.originX + Double(vertex.column * factor) * grid.cellWidth,
                            grid.originY - Double(vertex.row * factor) * grid.cellHeight)))
            }
            return Set(points).count > 2 ? MapRing.path(points) : ""
        }.joined()
    }
}
