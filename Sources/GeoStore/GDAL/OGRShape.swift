import CGDAL
import Geometry

/// Shapes out of and into OGR geometries, by well-known binary.
enum OGRShape {
    /// - Parameters:
    ///   - buffer: reused between calls.
    ///   - unclosed: called with the number of rings whose last point did not repeat the first.
    static func read(
        _ geometry: OGRGeometryH?, _ buffer: inout [UInt8], unclosed: (Int) -> Void = { _ in }
    ) throws(GeometryError) -> Shape? {
        guard let geometry = unsafe geometry else { return nil }
        if unsafe OGR_G_HasCurveGeometry(geometry, 0) != 0 {
            // Arcs become chords 1° apart: of a circle 0.005 % of the area is lost, with OGR's own 4° 0.08 %.
            guard let linear = unsafe OGR_G_GetLinearGeometry(geometry, 1, nil) else { return nil }
            defer { unsafe OGR_G_DestroyGeometry(linear) }
            return unsafe try decode(linear, &buffer, unclosed)
        }
        return unsafe try decode(geometry, &buffer, unclosed)
    }

    private static func decode(
        _ geometry: OGRGeometryH, _ buffer: inout [UInt8], _ unclosed: (Int) -> Void
    ) throws(GeometryError) -> Shape? {
        let size = unsafe OGR_G_WkbSizeEx(geometry)
        if buffer.count < size { buffer = [UInt8](repeating: 0, count: size + size / 2) }
        // SAFETY: the buffer holds the size OGR asked for.
        let status = unsafe buffer.withUnsafeMutableBufferPointer {
            unsafe OGR_G_ExportToIsoWkb(geometry, wkbNDR, $0.baseAddress)
        }
        guard status == OGRERR_NONE else {
            throw .malformedWKB(reason: "OGR error \(status) on export")
        }
        let bytes = unsafe buffer.span.extracting(first: size).bytes
        let open = UnclosedRings.count(bytes)
        if open > 0 { unclosed(open) }
        return try WKB.decode(bytes)
    }

    /// For tables that carry WKT text.
    static func read(wkt: String) -> Shape? {
        GDALLibrary.quietly {
            var geometry: OGRGeometryH?
            let status = unsafe wkt.withCString { text in
                var cursor: UnsafeMutablePointer<CChar>? = unsafe UnsafeMutablePointer(mutating: text)
                return unsafe OGR_G_CreateFromWkt(&cursor, nil, &geometry)
            }
            guard status == OGRERR_NONE, let geometry = unsafe geometry else { return nil }
            defer { unsafe OGR_G_DestroyGeometry(geometry) }
            var buffer: [UInt8] = []
            return unsafe try? read(geometry, &buffer)
        }
    }
}

/// Counts polygon rings that do not end where they start, in the little-endian ISO WKB that OGR writes.
/// Decoding closes them, so it has to be seen before.
enum UnclosedRings {
    static func count(_ bytes: RawSpan) -> Int {
        var position = 0
        return count(bytes, &position) ?? 0
    }

    private static func count(_ bytes: RawSpan, _ position: inout Int) -> Int? {
        guard position + 5 <= bytes.byteCount else { return nil }
        let type: UInt32 = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: position + 1, as: UInt32.self)
        position += 5
        let dimensions = type / 1000 == 0 ? 2 : type / 1000 == 3 ? 4 : 3
        switch type % 1000 {
        case 1:
            position += 8 * dimensions
            return 0
        case 2:
            guard let points = number(bytes, &position) else { return nil }
            position += 8 * dimensions * points
            return 0
        case 3, 17:
            guard let rings = number(bytes, &position) else { return nil }
            var open = 0
            for _ in 0..<rings {
                guard let points = number(bytes, &position) else { return nil }
                let last = position + 8 * dimensions * (points - 1)
                guard points > 0 else { continue }
                guard last + 16 <= bytes.byteCount else { return nil }
                for offset in [0, 8] {
                    let a = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: position + offset, as: Double.self)
                    let b = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: last + offset, as: Double.self)
                    if a != b {
                        open += 1
                        break
                    }
                }
                position += 8 * dimensions * points
            }
            return open
        default:
            guard let parts = number(bytes, &position) else { return nil }
            var open = 0
            for _ in 0..<parts {
                guard let more = count(bytes, &position) else { return nil }
                open += more
            }
            return open
        }
    }

    private static func number(_ bytes: RawSpan, _ position: inout Int) -> Int? {
        guard position + 4 <= bytes.byteCount else { return nil }
        defer { position += 4 }
        return Int(unsafe bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt32.self))
    }
}
