import CPROJ

/// One PROJ context with its last error message. Offline always: a result must not depend on a download.
///
/// A class because every object made with it has to keep it alive; not `Sendable`, as PROJ wants.
@safe final class PROJContext {
    // SAFETY: created in `init`, released in `deinit`, never handed out beyond the objects that retain `self`.
    let raw: OpaquePointer
    private let messages = PROJMessages()

    init() {
        // `proj_context_create` returns null only when the process is out of memory; the default context is null too.
        unsafe raw = proj_context_create()
        unsafe _ = proj_context_set_enable_network(raw, 0)
        // SAFETY: `messages` is retained by `self`, which outlives the context it is registered with.
        unsafe proj_log_func(raw, Unmanaged.passUnretained(messages).toOpaque()) { box, _, text in
            guard let text = unsafe text, let box = unsafe box else { return }
            let message = unsafe String(cString: text)
            unsafe Unmanaged<PROJMessages>.fromOpaque(box).takeUnretainedValue().last = message
        }
    }

    deinit { unsafe _ = proj_context_destroy(raw) }

    /// PROJ's words about the call that just failed.
    func reason() -> String {
        defer { messages.last = nil }
        if let message = messages.last { return message }
        let number = unsafe proj_context_errno(raw)
        guard number != 0, let text = unsafe proj_context_errno_string(raw, number) else {
            return "PROJ gave no reason"
        }
        return unsafe String(cString: text)
    }

    func adopt(_ raw: OpaquePointer?) -> PROJObject? {
        guard let raw = unsafe raw else { return nil }
        return unsafe PROJObject(raw, self)
    }

    /// An EPSG entry of the register, such as a coordinate operation.
    func registered(_ code: Int, _ category: PJ_CATEGORY) -> PROJObject? {
        unsafe adopt(proj_create_from_database(raw, "EPSG", "\(code)", category, 0, nil))
    }

    /// - Throws: ``GeometryError/unknownCRS(_:reason:)``, ``GeometryError/deprecatedCRS(_:successor:)``.
    func system(_ crs: CRS) throws(GeometryError) -> PROJObject {
        if case .epsg(let code) = crs, let successor = CRS.swappedTwins[code] {
            throw .deprecatedCRS(code, successor: successor)
        }
        guard let made = unsafe adopt(proj_create(raw, crs.projText)) else {
            throw .unknownCRS(crs.description, reason: reason())
        }
        guard unsafe proj_is_crs(made.raw) != 0 else {
            throw .unknownCRS(crs.description, reason: "the definition is not that of a coordinate system")
        }
        if let code = made.epsg, let successor = CRS.swappedTwins[code] {
            throw .deprecatedCRS(code, successor: successor)
        }
        return made
    }
}

/// Where the log function leaves PROJ's text until the failing call's scope reads it.
private final class PROJMessages {
    var last: String?
}

extension CRS {
    /// The register's deprecated first edition of four VN-2000 zones, with false easting and northing exchanged.
    static let swappedTwins = [6956: 5896, 6957: 5897, 6958: 5898, 6959: 5899]

    /// What PROJ is given. A bare PROJ string means a system here, as everywhere outside PROJ, not an operation.
    var projText: String {
        let text = description
        return text.hasPrefix("+proj=") && !text.contains("+type=crs") ? text + " +type=crs" : text
    }
}

/// A PROJ object, system or operation, that is ours to free.
@safe struct PROJObject: ~Copyable {
    // SAFETY: owned by this value alone; freed once, in `deinit`, while `context` is still held.
    let raw: OpaquePointer
    let context: PROJContext

    init(_ raw: OpaquePointer, _ context: PROJContext) {
        unsafe self.raw = raw
        self.context = context
    }

    deinit { unsafe _ = proj_destroy(raw) }

    var name: String { unsafe proj_get_name(raw).map { unsafe String(cString: $0) } ?? "" }

    /// The EPSG code it carries, if any.
    var epsg: Int? {
        guard let authority = unsafe proj_get_id_auth_name(raw, 0), unsafe String(cString: authority) == "EPSG",
            let code = unsafe proj_get_id_code(raw, 0)
        else { return nil }
        return unsafe Int(String(cString: code))
    }

    var type: PJ_TYPE { unsafe proj_get_type(raw) }

    /// The system a "bound" one (with TOWGS84 parameters) adds its shift to; the horizontal part of a compound one.
    var unwrapped: PROJObject? {
        switch type {
        case PJ_TYPE_BOUND_CRS: unsafe context.adopt(proj_get_source_crs(context.raw, raw))
        case PJ_TYPE_COMPOUND_CRS: unsafe context.adopt(proj_crs_get_sub_crs(context.raw, raw, 0))
        default: nil
        }
    }

    /// The geographic system underneath.
    var geodetic: PROJObject? { unsafe context.adopt(proj_crs_get_geodetic_crs(context.raw, raw)) }
}
