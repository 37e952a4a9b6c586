/// Well-known binary: how shapes travel to and from GEOS, GDAL and databases.
///
/// Writes ISO little-endian two-dimensional WKB (OGC 06-103r4, clause 8). Reads both byte orders, the ISO
/// (type + 1000/2000/3000) and the EWKB (flag bits) spellings of Z and M, whose values are dropped, and an EWKB
/// SRID, which is ignored: the coordinate system is the caller's knowledge.
public enum WKB {
    public static func encode(_ shape: Shape) -> [UInt8] {
        var writer = WKBWriter()
        writer.append(shape)
        return writer.bytes
    }

    /// - Throws: ``GeometryError/malformedWKB(reason:)`` for anything that is not exactly one geometry.
    public static func decode(_ bytes: [UInt8]) throws(GeometryError) -> Shape {
        // SAFETY: every byte of an array is initialised.
        try decode(unsafe bytes.span.bytes)
    }

    /// The same from memory somebody else owns.
    public static func decode(_ bytes: RawSpan) throws(GeometryError) -> Shape {
        var reader = WKBReader()
        let shape = try reader.shape(bytes, depth: 0)
        guard reader.position == bytes.byteCount else {
            throw .malformedWKB(reason: "\(bytes.byteCount - reader.position) bytes follow the geometry")
        }
        return shape
    }
}

/// Geometry types of ISO WKB that have a meaning here.
enum WKBType: UInt32 {
    case point = 1
    case lineString, polygon, multiPoint, multiLineString, multiPolygon, collection
    case polyhedralSurface = 15
    case tin, triangle
}

private struct WKBWriter {
    var bytes: [UInt8] = []

    mutating func append(_ shape: Shape) {
        switch shape {
        case .point(let c):
            header(.point)
            append(c)
        case .multiPoint(let cs):
            header(.multiPoint)
            count(cs.count)
            for c in cs { append(.point(c)) }
        case .lineString(let line):
            header(.lineString)
            append(line.coordinates)
        case .multiLineString(let lines):
            header(.multiLineString)
            count(lines.count)
            for line in lines { append(.lineString(line)) }
        case .polygon(let polygon):
            header(.polygon)
            append(polygon)
        case .multiPolygon(let polygons):
            header(.multiPolygon)
            count(polygons.count)
            for polygon in polygons { append(.polygon(polygon)) }
        case .collection(let shapes):
            header(.collection)
            count(shapes.count)
            for shape in shapes { append(shape) }
        }
    }

    private mutating func append(_ polygon: Polygon) {
        if polygon.exterior.coordinates.isEmpty && polygon.holes.isEmpty {
            count(0)
            return
        }
        count(1 + polygon.holes.count)
        append(polygon.exterior.coordinates)
        for hole in polygon.holes { append(hole.coordinates) }
    }

    private mutating func append(_ coordinates: [Coordinate]) {
        count(coordinates.count)
        #if _endian(little)
            // SAFETY: a `Coordinate` is two doubles, x first, without padding: what WKB wants, on this machine.
            unsafe coordinates.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
        #else
            for c in coordinates { append(c) }
        #endif
    }

    private mutating func append(_ c: Coordinate) {
        append(c.x.bitPattern)
        append(c.y.bitPattern)
    }

    private mutating func header(_ type: WKBType) {
        bytes.append(1)  // little-endian
        append(type.rawValue)
    }

    private mutating func count(_ n: Int) { append(UInt32(truncatingIfNeeded: n)) }

    private mutating func append<T: FixedWidthInteger>(_ value: T) {
        // SAFETY: the buffer is read inside the closure only.
        unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }
}
