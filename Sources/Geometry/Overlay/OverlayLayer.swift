import Units

/// One layer of an ``AreaOverlay``: rings with their direction and the areas of the polygons.
struct OverlayLayer: Sendable {
    let polygons: FlatPolygons
    /// For each ring 1 when it runs so that the polygon is to its left, else −1.
    let directions: [Double]
    /// For each polygon its area.
    let areas: [Double]

    init(_ shapes: [Shape], threads: Int = 1) {
        let polygons = FlatPolygons(shapes, threads: threads)
        let parts = Parallel.map(Parallel.ranges(polygons.count, threads), threads: threads) { range in
            polygons.directionsAndAreas(range)
        }
        self.polygons = polygons
        directions = parts.flatMap(\.directions)
        areas = parts.flatMap(\.areas)
    }

    /// The vertices of a polygon, all rings after one another.
    func vertices(of polygon: Int) -> Range<Int> {
        let rings = polygons.polygonRings[polygon]..<polygons.polygonRings[polygon + 1]
        return polygons.ringStarts[rings.lowerBound]..<polygons.ringStarts[rings.upperBound]
    }

    /// The polygon as GEOS wants it.
    func shape(of polygon: Int) -> Shape {
        var rings: [Ring] = []
        for ring in polygons.polygonRings[polygon]..<polygons.polygonRings[polygon + 1] {
            rings.append(
                Ring(
                    (polygons.ringStarts[ring]..<polygons.ringStarts[ring + 1]).map {
                        unsafe polygons.vertices.pointer[$0]
                    }))
        }
        return .polygon(Polygon(rings[0], holes: Array(rings.dropFirst())))
    }
}

extension FlatPolygons {
    fileprivate func directionsAndAreas(_ range: Range<Int>) -> (directions: [Double], areas: [Double]) {
        var directions: [Double] = []
        var areas: [Double] = []
        areas.reserveCapacity(range.count)
        for polygon in range {
            var area = 0.0
            let first = polygonRings[polygon]
            for ring in first..<polygonRings[polygon + 1] {
                let signed = signedArea(ring)
                let isExterior = ring == first
                directions.append((signed >= 0) == isExterior ? 1 : -1)
                area += isExterior ? abs(signed) : -abs(signed)
            }
            areas.append(area)
        }
        return (directions, areas)
    }

    /// Positive for a ring that runs counter-clockwise; relative to its first vertex.
    func signedArea(_ ring: Int) -> Double {
        let start = ringStarts[ring], end = ringStarts[ring + 1]
        let o = unsafe vertices.pointer[start]
        var twice = 0.0
        var a = Coordinate(0, 0)
        for i in (start + 1)..<end {
            let b = unsafe Coordinate(vertices.pointer[i].x - o.x, vertices.pointer[i].y - o.y)
            twice += a.x * b.y - b.x * a.y
            a = b
        }
        return twice / 2
    }
}
