import CPROJ
public import Units

/// Distances and areas on the WGS 84 ellipsoid; longitude, latitude in degrees.
///
/// C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87 (2013), by the implementation PROJ carries: distances
/// good to 15 nm, areas to 0.1 m² per polygon edge. Edges are geodesics, not straight lines of a map. VN-2000 has
/// the same ellipsoid, so its own longitudes and latitudes may be used too.
public enum Geodesic {
    // EPSG:7030, "WGS 84".
    static let semiMajorAxis = 6_378_137.0  // m
    static let inverseFlattening = 298.257223563

    private static let ellipsoid: geod_geodesic = {
        var g = geod_geodesic()
        unsafe geod_init(&g, semiMajorAxis, 1 / inverseFlattening)
        return g
    }()

    /// Length of the shortest line between two places; NaN coordinates give NaN.
    public static func distance(_ a: Coordinate, _ b: Coordinate) -> Length {
        var metres = 0.0
        unsafe withUnsafePointer(to: ellipsoid) { g in
            unsafe geod_inverse(g, a.y, a.x, b.y, b.x, &metres, nil, nil)
        }
        return .metres(metres)
    }

    /// Direction in which the shortest line leaves a place, clockwise from north, −180° to 180°.
    public static func azimuth(from a: Coordinate, to b: Coordinate) -> Angle {
        var degrees = 0.0
        unsafe withUnsafePointer(to: ellipsoid) { g in
            unsafe geod_inverse(g, a.y, a.x, b.y, b.x, nil, &degrees, nil)
        }
        return .degrees(degrees)
    }

    /// Places at equal distances on the shortest line between two places, both ends included.
    ///
    /// - Parameter steps: how many parts the line is divided into, at least one.
    public static func path(from a: Coordinate, to b: Coordinate, steps: Int) -> [Coordinate] {
        precondition(steps > 0, "a path has at least one step")
        var line = geod_geodesicline()
        unsafe withUnsafePointer(to: ellipsoid) { g in
            unsafe geod_inverseline(&line, g, a.y, a.x, b.y, b.x, 0)  // 0: able to give positions
        }
        let part = line.s13 / Double(steps)
        let between = (1..<steps).map { step in
            var latitude = 0.0, longitude = 0.0
            unsafe geod_position(&line, Double(step) * part, &latitude, &longitude, nil)
            return Coordinate(longitude, latitude)
        }
        return [a] + between + [b]
    }

    /// Area of the polygonal parts, holes subtracted; direction of the rings does not matter.
    public static func area(of shape: Shape) -> Area {
        let squareMetres = shape.polygons.reduce(0) { sum, polygon in
            sum + area(of: polygon.exterior) - polygon.holes.reduce(0) { $0 + area(of: $1) }
        }
        return .squareMetres(squareMetres)
    }

    private static func area(of ring: Ring) -> Double {
        var squareMetres = 0.0
        var sum = geod_polygon()
        unsafe geod_polygon_init(&sum, 0)
        unsafe withUnsafePointer(to: ellipsoid) { g in
            // The closing coordinate repeats the first; it would add an edge of no length.
            for c in ring.coordinates.dropLast() { unsafe geod_polygon_addpoint(g, &sum, c.y, c.x) }
            unsafe _ = geod_polygon_compute(g, &sum, 0, 1, &squareMetres, nil)
        }
        return abs(squareMetres)
    }
}
