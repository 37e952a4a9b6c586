import Geometry

/// Names placed inside their areas, moved apart where they would overlap.
struct MapLabels {
    struct Label {
        var text: String
        var x: Int
        var y: Int
    }

    /// Height of the letters in tenths of a pixel.
    static let size = 210

    /// - Parameter taken: boxes no label may cover, in picture units.
    static func place(_ outlines: [UnitOutline], in frame: MapFrame, around taken: [Box]) -> [Label] {
        var boxes = taken
        var labels: [Label] = []
        // Large areas first: they have the room; equal ones by code.
        let ordered = outlines.sorted { a, b in
            (a.shape.area, b.code) > (b.shape.area, a.code)
        }
        for outline in ordered {
            guard let place = inside(outline.shape) else { continue }
            let at = frame.point(place)
            let half = Double(outline.name.count * size) * 0.27
            func box(_ dy: Int) -> Box {
                Box(
                    minX: Double(at.x) - half, minY: Double(at.y + dy) - Double(size) * 0.85,
                    maxX: Double(at.x) + half, maxY: Double(at.y + dy) + Double(size) * 0.3)
            }
            let steps = [0, 1, -1, 2, -2, 3, -3].map { $0 * size * 4 / 5 }
            // A name over a number is better than none.
            let dy =
                steps.first { dy in !boxes.contains { $0.intersects(box(dy)) } }
                ?? steps.first { dy in !boxes.dropFirst(taken.count).contains { $0.intersects(box(dy)) } }
            guard let dy else { continue }
            boxes.append(box(dy))
            // Keep the whole name in the picture.
            let x = min(max(Double(at.x), half + 20), MapFrame.width - half - 20)
            labels.append(Label(text: outline.name, x: Int(x), y: at.y + dy))
        }
        return labels
    }

    /// A position well inside: the middle of the widest stretch on one of nine horizontal lines.
    static func inside(_ shape: Shape) -> Coordinate? {
        guard let polygon = shape.polygons.max(by: { $0.area < $1.area }), !polygon.box.isEmpty else { return nil }
        let box = polygon.box
        var best: (width: Double, at: Coordinate)?
        for step in 1...9 {
            let y = box.minY + box.height * (Double(step) + 0.013) / 10
            var crossings: [Double] = []
            for ring in [polygon.exterior] + polygon.holes {
                for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) where (a.y > y) != (b.y > y) {
                    crossings.append(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
                }
            }
            crossings.sort()
            // The middle lines look better: a line near the edge needs to be a third wider.
            let weight = 1 - abs(Double(step) - 5) / 15
            for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
                let width = (crossings[pair + 1] - crossings[pair]) * weight
                if width > best?.width ?? 0 {
                    best = (width, Coordinate((crossings[pair] + crossings[pair + 1]) / 2, y))
                }
            }
        }
        return best?.at
    }
}
