import Geometry

/// One operation on small data, for a count of instructions; `nothing` makes the data only.
enum Instructions {
    static func run(_ operation: String) {
        var layers = SyntheticLayers(seed: 1)
        let boxes = layers.boxes(100_000)
        let windows = layers.windows(5000, hits: 10, of: boxes.count)
        let points = layers.points(50_000)
        let parcels = layers.parcels(40).shapes()
        let zones = layers.zones(20).shapes()
        switch operation {
        case "build": print(SpatialIndex(boxes: boxes).count)
        case "window": print(SpatialIndex(boxes: boxes).counts(in: windows).reduce(0, +))
        case "nearest":
            let index = SpatialIndex(boxes: boxes)
            var sum = 0.0
            for point in points { index.forEachNearest(to: point, count: 5) { sum += $1 } }
            print(sum)
        case "locate": print(PolygonLocator(parcels).countCovering(points))
        case "overlay": print((try? AreaOverlay(parcels).areas(with: zones))?.pairs.count ?? 0)
        default: print(boxes.count + windows.count + points.count + parcels.count + zones.count)
        }
    }
}
