public import Geometry

extension Shape {
    /// The shape without what only wraps it: a multi-point of one point is a point, a collection of one part is that
    /// part, a collection of polygons a multi-polygon.
    var simplest: Shape {
        switch self {
        case .multiPoint(let cs) where cs.count == 1: return .point(cs[0])
        case .collection(let shapes):
            let parts = shapes.map(\.simplest).filter { !$0.isEmpty }
            if parts.count == 1 { return parts[0] }
            guard let first = parts.first, parts.allSatisfy({ GeometryKind(of: $0) == GeometryKind(of: first) }) else {
                return .collection(parts)
            }
            switch GeometryKind(of: first) {
            case .point: return .multiPoint(parts.flatMap(\.points))
            case .polygon: return .multiPolygon(parts.flatMap(\.polygons))
            default: return .collection(parts)
            }
        default: return self
        }
    }

    /// Points that stand alone, not those of lines and rings.
    var points: [Coordinate] {
        switch self {
        case .point(let c): [c]
        case .multiPoint(let cs): cs
        case .collection(let shapes): shapes.flatMap(\.points)
        case .lineString, .multiLineString, .polygon, .multiPolygon: []
        }
    }
}

/// Where a feature that should be a place is.
public enum FeaturePlace: Hashable, Sendable {
    case at(Coordinate)
    /// No geometry, or an empty one.
    case nowhere
    /// So many points that nobody can tell which one is meant.
    case several(Int)
    /// Lines or areas only.
    case noPoint(GeometryKind)
}

extension Feature {
    /// The one point of the feature; lines and areas drawn beside it do not count.
    public var place: FeaturePlace {
        guard let shape, !shape.isEmpty else { return .nowhere }
        let points = shape.points
        switch points.count {
        case 0: return .noPoint(GeometryKind(of: shape))
        case 1: return .at(points[0])
        default: return Set(points).count == 1 ? .at(points[0]) : .several(points.count)
        }
    }
}
