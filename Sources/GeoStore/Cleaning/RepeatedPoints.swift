import Geometry

/// Coordinates that repeat their predecessor are removed; the shape stays the same set of points.
enum RepeatedPoints {
    static func remove(_ feature: inout Feature, _ report: inout CleaningReport) {
        guard let shape = feature.shape else { return }
        let count = shape.repeatedPointCount
        guard count > 0 else { return }
        feature.shape = shape.withoutRepeatedPoints
        report.add(
            feature, .repeatedPoints, .repaired,
            count == 1 ? "1 repeated point removed" : "\(count) repeated points removed",
            before: report.area(shape), after: feature.shape.map(report.area))
    }
}

extension Shape {
    fileprivate var repeatedPointCount: Int {
        func count(_ cs: [Coordinate]) -> Int {
            var repeated = 0
            for index in cs.indices.dropFirst() where cs[index] == cs[index - 1] { repeated += 1 }
            // A ring or line of a single place is for the validity check.
            return cs.count - repeated >= 2 ? repeated : 0
        }
        switch self {
        case .point, .multiPoint: return 0
        case .lineString(let line): return count(line.coordinates)
        case .multiLineString(let lines): return lines.reduce(0) { $0 + count($1.coordinates) }
        case .polygon(let polygon):
            return count(polygon.exterior.coordinates) + polygon.holes.reduce(0) { $0 + count($1.coordinates) }
        case .multiPolygon(let polygons): return polygons.reduce(0) { $0 + Shape.polygon($1).repeatedPointCount }
        case .collection(let shapes): return shapes.reduce(0) { $0 + $1.repeatedPointCount }
        }
    }

    fileprivate var withoutRepeatedPoints: Shape {
        func thin(_ cs: [Coordinate]) -> [Coordinate] {
            var out: [Coordinate] = []
            out.reserveCapacity(cs.count)
            for c in cs where out.last != c { out.append(c) }
            return out.count >= 2 ? out : cs
        }
        func thinned(_ polygon: Polygon) -> Polygon {
            Polygon(
                Ring(thin(polygon.exterior.coordinates)), holes: polygon.holes.map { Ring(thin($0.coordinates)) })
        }
        switch self {
        case .point, .multiPoint: return self
        case .lineString(let line): return .lineString(LineString(thin(line.coordinates)))
        case .multiLineString(let lines):
            return .multiLineString(lines.map { LineString(thin($0.coordinates)) })
        case .polygon(let polygon): return .polygon(thinned(polygon))
        case .multiPolygon(let polygons): return .multiPolygon(polygons.map(thinned))
        case .collection(let shapes): return .collection(shapes.map(\.withoutRepeatedPoints))
        }
    }
}
