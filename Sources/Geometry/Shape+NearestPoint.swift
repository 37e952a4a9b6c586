extension Shape {
    /// The point of the shape nearest to a place, in the plane, with the distance between them; the place itself inside an
    /// area. Not a number and infinity for an empty shape.
    public func nearestPoint(to place: Coordinate) -> (point: Coordinate, distance: Double) {
        var best = (point: Coordinate(.nan, .nan), distance: Double.infinity)
        func offer(_ point: Coordinate) {
            let dx = point.x - place.x, dy = point.y - place.y
            let distance = (dx * dx + dy * dy).squareRoot()
            if distance < best.distance { best = (point, distance) }
        }
        func line(_ coordinates: [Coordinate]) {
            if let first = coordinates.first { offer(first) }
            for (a, b) in zip(coordinates, coordinates.dropFirst()) {
                let dx = b.x - a.x, dy = b.y - a.y
                let length = dx * dx + dy * dy
                let t = length > 0 ? ((place.x - a.x) * dx + (place.y - a.y) * dy) / length : 0
                offer(t <= 0 ? a : t >= 1 ? b : Coordinate(a.x + t * dx, a.y + t * dy))
            }
        }
        switch self {
        case .point(let point): offer(point)
        case .multiPoint(let points): points.forEach(offer)
        case .lineString(let string): line(string.coordinates)
        case .multiLineString(let strings): for string in strings { line(string.coordinates) }
        case .polygon, .multiPolygon:
            for polygon in polygons {
                if polygon.covers(place) { return (place, 0) }
                line(polygon.exterior.coordinates)
                for hole in polygon.holes { line(hole.coordinates) }
            }
        case .collection(let shapes):
            for shape in shapes {
                let found = shape.nearestPoint(to: place)
                if found.distance < best.distance { best = found }
            }
        }
        return best
    }
}
