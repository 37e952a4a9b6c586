import Geometry

/// From the study's CRS to the picture: whole tenths of a pixel, y down.
struct MapFrame {
    /// Width of every map, in tenths of a pixel.
    static let width = 10_000.0

    let box: Box
    /// Tenths of a pixel per unit of the CRS.
    let scale: Double
    let height: Int

    /// - Parameter content: what must be seen; nil when nothing is there to see.
    init?(content: Box) {
        guard !content.isEmpty, content.width.isFinite, content.height.isFinite else { return nil }
        // A single point still gets a picture of a kilometre around it.
        let margin = max(0.03 * max(content.width, content.height), content.width + content.height == 0 ? 500 : 1)
        var box = content.expanded(by: margin)
        // Neither a ribbon nor a tower.
        let low = 0.45, high = 1.35
        if box.height < low * box.width {
            let extra = (low * box.width - box.height) / 2
            box = Box(minX: box.minX, minY: box.minY - extra, maxX: box.maxX, maxY: box.maxY + extra)
        } else if box.height > high * box.width {
            let extra = (box.height / high - box.width) / 2
            box = Box(minX: box.minX - extra, minY: box.minY, maxX: box.maxX + extra, maxY: box.maxY)
        }
        self.box = box
        scale = Self.width / box.width
        height = Int((box.height * scale).rounded())
    }

    func point(_ c: Coordinate) -> MapPoint {
        MapPoint(x: Int(((c.x - box.minX) * scale).rounded()), y: Int(((box.maxY - c.y) * scale).rounded()))
    }
}

struct MapPoint: Hashable {
    var x: Int
    var y: Int
}
