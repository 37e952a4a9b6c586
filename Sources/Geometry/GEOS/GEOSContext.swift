import CGEOS

/// One reentrant GEOS context with its reader, writer and last error message.
///
/// A class because every handle made with it has to keep it alive. Not `Sendable`: GEOS allows one thread at a
/// time per context.
@safe final class GEOSContext {
    // SAFETY: created in `init`, released in `deinit`, never handed out beyond the handles that retain `self`.
    let raw: GEOSContextHandle_t
    private let reader: OpaquePointer
    private let writer: OpaquePointer
    private let messages = GEOSMessages()

    init() {
        unsafe raw = GEOS_init_r()
        unsafe reader = GEOSWKBReader_create_r(raw)
        unsafe writer = GEOSWKBWriter_create_r(raw)
        unsafe GEOSWKBWriter_setOutputDimension_r(raw, writer, 2)
        unsafe GEOSWKBWriter_setByteOrder_r(raw, writer, 1)
        // SAFETY: `messages` is retained by `self`, which outlives the context it is registered with.
        unsafe _ = GEOSContext_setErrorMessageHandler_r(
            raw,
            { text, box in
                guard let text = unsafe text, let box = unsafe box else { return }
                let message = unsafe String(cString: text)
                unsafe Unmanaged<GEOSMessages>.fromOpaque(box).takeUnretainedValue().last = message
            }, Unmanaged.passUnretained(messages).toOpaque())
    }

    deinit {
        unsafe GEOSWKBReader_destroy_r(raw, reader)
        unsafe GEOSWKBWriter_destroy_r(raw, writer)
        unsafe GEOS_finish_r(raw)
    }

    /// The error of the call that just failed, with GEOS's own words.
    func failure(_ operation: String) -> GeometryError {
        defer { messages.last = nil }
        return .topology(operation: operation, reason: messages.last ?? "GEOS gave no reason")
    }

    /// Takes over what a GEOS call returned; null becomes the error of that call.
    func adopt(_ raw: OpaquePointer?, _ operation: String) throws(GeometryError) -> GEOSHandle {
        guard let raw = unsafe raw else { throw failure(operation) }
        return unsafe GEOSHandle(raw, self)
    }

    /// GEOS answers predicates with 0, 1, or 2 for "an error occurred".
    func truth(_ answer: CChar, _ operation: String) throws(GeometryError) -> Bool {
        switch answer {
        case 0: false
        case 1: true
        default: throw failure(operation)
        }
    }

    /// The shape as a GEOS geometry.
    /// - Throws: ``GeometryError/notFinite(_:)``; GEOS's answers about NaN are undefined.
    func handle(_ shape: Shape, _ operation: String) throws(GeometryError) -> GEOSHandle {
        if let bad = shape.firstNonFinite { throw .notFinite(bad) }
        let bytes = WKB.encode(shape)
        let made = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe GEOSWKBReader_read_r(raw, reader, buffer.baseAddress, buffer.count)
        }
        return try unsafe adopt(made, operation)
    }

    func wkb(_ handle: borrowing GEOSHandle, _ operation: String) throws(GeometryError) -> [UInt8] {
        var size = 0
        guard let bytes = unsafe GEOSWKBWriter_write_r(raw, writer, handle.raw, &size) else {
            throw failure(operation)
        }
        defer { unsafe GEOSFree_r(raw, bytes) }
        return unsafe Array(UnsafeBufferPointer(start: bytes, count: size))
    }

    func shape(_ handle: borrowing GEOSHandle, _ operation: String) throws(GeometryError) -> Shape {
        try WKB.decode(try wkb(handle, operation))
    }
}

/// Where the error handler leaves GEOS's text until the failing call's scope reads it.
private final class GEOSMessages {
    var last: String?
}

/// A GEOS geometry that is ours to free.
@safe struct GEOSHandle: ~Copyable {
    // SAFETY: owned by this value alone; freed once, in `deinit`, while `context` is still held.
    let raw: OpaquePointer
    let context: GEOSContext

    init(_ raw: OpaquePointer, _ context: GEOSContext) {
        unsafe self.raw = raw
        self.context = context
    }

    deinit { unsafe GEOSGeom_destroy_r(context.raw, raw) }
}

extension Shape {
    /// The first coordinate that is NaN or infinite.
    var firstNonFinite: Coordinate? {
        var found: Coordinate?
        forEachCoordinate { if found == nil && !$0.isFinite { found = $0 } }
        return found
    }

    func forEachCoordinate(_ visit: (Coordinate) -> Void) {
        switch self {
        case .point(let c): visit(c)
        case .multiPoint(let cs): cs.forEach(visit)
        case .lineString(let line): line.coordinates.forEach(visit)
        case .multiLineString(let lines): for line in lines { line.coordinates.forEach(visit) }
        case .polygon(let polygon):
            polygon.exterior.coordinates.forEach(visit)
            for hole in polygon.holes { hole.coordinates.forEach(visit) }
        case .multiPolygon(let polygons): for p in polygons { Shape.polygon(p).forEachCoordinate(visit) }
        case .collection(let shapes): for shape in shapes { shape.forEachCoordinate(visit) }
        }
    }
}
