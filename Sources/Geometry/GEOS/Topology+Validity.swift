import CGEOS

/// What GEOS says about a shape; `reason` in GEOS's words.
public enum Validity: Hashable, Sendable {
    case valid
    case invalid(reason: String, at: Coordinate?)

    public var isValid: Bool { self == .valid }
}

extension Topology {
    /// Whether the shape obeys the simple-feature rules, and if not, the first offence and its place.
    ///
    /// Shapes that GEOS would not even read are judged here: coordinates that are not finite, rings of fewer than
    /// four and lines of a single coordinate.
    public func validity(of shape: Shape) throws(GeometryError) -> Validity {
        if let bad = shape.firstNonFinite { return .invalid(reason: "Invalid Coordinate", at: bad) }
        if let place = shape.firstStunted {
            return .invalid(reason: "Too few points in geometry component", at: place)
        }
        let handle = try context.handle(shape, "validity")
        var reason: UnsafeMutablePointer<CChar>?
        var place: OpaquePointer?
        let answer = unsafe GEOSisValidDetail_r(context.raw, handle.raw, 0, &reason, &place)
        defer {
            if let reason = unsafe reason { unsafe GEOSFree_r(context.raw, reason) }
        }
        let location: Coordinate?
        if let place = unsafe place {
            let point = try unsafe context.adopt(place, "validity")
            if case .point(let c) = try context.shape(point, "validity") { location = c } else { location = nil }
        } else {
            location = nil
        }
        if try context.truth(answer, "validity") { return .valid }
        let words = if let reason = unsafe reason { unsafe String(cString: reason) } else { "invalid" }
        return .invalid(reason: words, at: location)
    }

    /// The shape with the same meaning that obeys the rules.
    ///
    /// GEOS's structure method: overlapping rings are merged, holes are cut out, what collapses vanishes. Polygonal
    /// input gives polygonal output, so a bow-tie gives its two triangles and a ring of two points nothing.
    /// - Throws: ``GeometryError/notFinite(_:)``: a coordinate that is not a number has no repair.
    public func makeValid(_ shape: Shape) throws(GeometryError) -> Shape {
        guard let readable = shape.withoutStunted else {
            return shape.polygons.isEmpty ? .collection([]) : .multiPolygon([])
        }
        let handle = try context.handle(readable, "make valid")
        let raw = context
        let parameters = unsafe GEOSMakeValidParams_create_r(raw.raw)
        defer { unsafe GEOSMakeValidParams_destroy_r(raw.raw, parameters) }
        unsafe _ = GEOSMakeValidParams_setMethod_r(raw.raw, parameters, GEOS_MAKE_VALID_STRUCTURE)
        unsafe _ = GEOSMakeValidParams_setKeepCollapsed_r(raw.raw, parameters, 0)
        let made = try unsafe context.adopt(
            GEOSMakeValidWithParams_r(context.raw, handle.raw, parameters), "make valid")
        let repaired = try context.shape(made, "make valid")
        return shape.isPolygonal ? repaired.polygonalParts : repaired
    }
}

extension Shape {
    /// Whether it is a polygon or several.
    public var isPolygonal: Bool {
        switch self {
        case .polygon, .multiPolygon: true
        default: false
        }
    }

    /// Its non-empty polygons alone: an overlay of polygons that touch also returns their common lines and points.
    public var polygonalParts: Shape {
        Shape(polygons: polygons.filter { !$0.exterior.coordinates.isEmpty })
    }

    /// A coordinate of the first ring or line that has too few of them to be one.
    var firstStunted: Coordinate? {
        func inPolygon(_ polygon: Polygon) -> Coordinate? {
            for ring in [polygon.exterior] + polygon.holes where !ring.coordinates.isEmpty {
                if ring.coordinates.count < 4 { return ring.coordinates[0] }
            }
            return nil
        }
        func inLine(_ line: LineString) -> Coordinate? {
            line.coordinates.count == 1 ? line.coordinates[0] : nil
        }
        switch self {
        case .point, .multiPoint: return nil
        case .lineString(let line): return inLine(line)
        case .multiLineString(let lines): return lines.lazy.compactMap(inLine).first
        case .polygon(let polygon): return inPolygon(polygon)
        case .multiPolygon(let polygons): return polygons.lazy.compactMap(inPolygon).first
        case .collection(let shapes): return shapes.lazy.compactMap(\.firstStunted).first
        }
    }

    /// Without rings and lines that have too few coordinates; nil when nothing is left.
    var withoutStunted: Shape? {
        func kept(_ polygon: Polygon) -> Polygon? {
            guard polygon.exterior.coordinates.count >= 4 else { return nil }
            return Polygon(polygon.exterior, holes: polygon.holes.filter { $0.coordinates.count >= 4 })
        }
        switch self {
        case .point, .multiPoint: return self
        case .lineString(let line): return line.coordinates.count == 1 ? nil : self
        case .multiLineString(let lines): return .multiLineString(lines.filter { $0.coordinates.count != 1 })
        case .polygon(let polygon): return kept(polygon).map(Shape.polygon)
        case .multiPolygon(let polygons): return .multiPolygon(polygons.compactMap(kept))
        case .collection(let shapes): return .collection(shapes.compactMap(\.withoutStunted))
        }
    }
}
