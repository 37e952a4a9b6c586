/// Reads one geometry; every count is checked against the bytes that are left before memory is reserved for it.
struct WKBReader {
    /// Nesting that no real data reaches; hostile bytes must not exhaust the stack.
    static let deepestNesting = 32

    private(set) var position = 0

    /// What one geometry header says.
    private struct Header {
        var type: WKBType
        var bigEndian: Bool
        var dimensions: Int
    }

    mutating func shape(_ bytes: RawSpan, depth: Int) throws(GeometryError) -> Shape {
        guard depth < Self.deepestNesting else {
            throw .malformedWKB(reason: "nested deeper than \(Self.deepestNesting)")
        }
        let header = try self.header(bytes)
        switch header.type {
        case .point:
            let c = try coordinate(bytes, header)
            // Neither spelling of WKB has a count for points: an empty one is written as NaN.
            return c.x.isNaN && c.y.isNaN ? .multiPoint([]) : .point(c)
        case .lineString:
            return .lineString(LineString(try coordinates(bytes, header)))
        case .polygon, .triangle:
            return .polygon(try polygon(bytes, header))
        case .multiPoint:
            var out: [Coordinate] = []
            for _ in 0..<(try count(bytes, header, atLeast: 5)) {
                switch try shape(bytes, depth: depth + 1) {
                case .point(let c): out.append(c)
                case .multiPoint(let cs) where cs.isEmpty: continue
                default: throw .malformedWKB(reason: "a multipoint holds something else than points")
                }
            }
            return .multiPoint(out)
        case .multiLineString:
            var out: [LineString] = []
            for _ in 0..<(try count(bytes, header, atLeast: 9)) {
                guard case .lineString(let line) = try shape(bytes, depth: depth + 1) else {
                    throw .malformedWKB(reason: "a multilinestring holds something else than lines")
                }
                out.append(line)
            }
            return .multiLineString(out)
        case .multiPolygon, .polyhedralSurface, .tin:
            var out: [Polygon] = []
            for _ in 0..<(try count(bytes, header, atLeast: 9)) {
                guard case .polygon(let polygon) = try shape(bytes, depth: depth + 1) else {
                    throw .malformedWKB(reason: "a multipolygon holds something else than polygons")
                }
                out.append(polygon)
            }
            return .multiPolygon(out)
        case .collection:
            var out: [Shape] = []
            for _ in 0..<(try count(bytes, header, atLeast: 9)) { out.append(try shape(bytes, depth: depth + 1)) }
            return .collection(out)
        }
    }

    private mutating func header(_ bytes: RawSpan) throws(GeometryError) -> Header {
        let order: UInt8 = try integer(bytes, bigEndian: false)
        guard order <= 1 else { throw .malformedWKB(reason: "byte order \(order) instead of 0 or 1") }
        let bigEndian = order == 0
        let code: UInt32 = try integer(bytes, bigEndian: bigEndian)
        var dimensions = 2
        if code & 0x8000_0000 != 0 { dimensions += 1 }  // EWKB: Z
        if code & 0x4000_0000 != 0 { dimensions += 1 }  // EWKB: M
        if code & 0x2000_0000 != 0 { let _: UInt32 = try integer(bytes, bigEndian: bigEndian) }  // EWKB: SRID
        let iso = code & 0x1fff_ffff
        switch iso / 1000 {
        case 0: break
        case 1, 2: dimensions = max(dimensions, 3)
        case 3: dimensions = 4
        default: throw .malformedWKB(reason: "geometry type \(iso)")
        }
        guard let type = WKBType(rawValue: iso % 1000) else {
            throw .malformedWKB(reason: "geometry type \(iso)")
        }
        return Header(type: type, bigEndian: bigEndian, dimensions: dimensions)
    }

    private mutating func polygon(_ bytes: RawSpan, _ header: Header) throws(GeometryError) -> Polygon {
        var exterior = Ring([])
        var holes: [Ring] = []
        for index in 0..<(try count(bytes, header, atLeast: 4)) {
            let ring = Ring(try coordinates(bytes, header))
            if index == 0 { exterior = ring } else { holes.append(ring) }
        }
        return Polygon(exterior, holes: holes)
    }

    private mutating func coordinates(_ bytes: RawSpan, _ header: Header) throws(GeometryError) -> [Coordinate] {
        let n = try count(bytes, header, atLeast: 8 * header.dimensions)
        #if _endian(little)
            if !header.bigEndian && header.dimensions == 2 {
                defer { position += n * MemoryLayout<Coordinate>.stride }
                let start = position
                return unsafe Array(unsafeUninitializedCapacity: n) { out, filled in
                    // SAFETY: `count` found n · 16 bytes left; a `Coordinate` is two doubles without padding.
                    unsafe bytes.extracting(start..<(start + n * MemoryLayout<Coordinate>.stride))
                        .withUnsafeBytes { unsafe UnsafeMutableRawBufferPointer(out).copyMemory(from: $0) }
                    filled = n
                }
            }
        #endif
        var out: [Coordinate] = []
        out.reserveCapacity(n)
        for _ in 0..<n { out.append(try coordinate(bytes, header)) }
        return out
    }

    private mutating func coordinate(_ bytes: RawSpan, _ header: Header) throws(GeometryError) -> Coordinate {
        let x: UInt64 = try integer(bytes, bigEndian: header.bigEndian)
        let y: UInt64 = try integer(bytes, bigEndian: header.bigEndian)
        for _ in 2..<header.dimensions { let _: UInt64 = try integer(bytes, bigEndian: header.bigEndian) }
        return Coordinate(Double(bitPattern: x), Double(bitPattern: y))
    }

    /// A count of parts that take at least `size` bytes each.
    private mutating func count(
        _ bytes: RawSpan, _ header: Header, atLeast size: Int
    ) throws(GeometryError) -> Int {
        let n: UInt32 = try integer(bytes, bigEndian: header.bigEndian)
        guard Int(n) <= (bytes.byteCount - position) / size else {
            throw .malformedWKB(reason: "\(n) parts announced at byte \(position - 4), too few bytes follow")
        }
        return Int(n)
    }

    private mutating func integer<T: FixedWidthInteger & BitwiseCopyable>(
        _ bytes: RawSpan, bigEndian: Bool
    ) throws(GeometryError) -> T {
        let size = T.bitWidth / 8
        guard bytes.byteCount - position >= size else {
            throw .malformedWKB(reason: "ends after \(bytes.byteCount) bytes, in the middle of a geometry")
        }
        // SAFETY: the range was checked on the line above, and every bit pattern is a valid integer.
        let value = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: position, as: T.self)
        position += size
        return bigEndian ? T(bigEndian: value) : T(littleEndian: value)
    }
}
