import CPROJ

/// One operation in one direction, axes in longitude/easting first order.
final class PROJStep {
    private let operation: PROJObject
    private let direction: PJ_DIRECTION

    init(_ operation: consuming PROJObject, _ direction: PJ_DIRECTION) {
        self.operation = operation
        self.direction = direction
    }

    /// Transforms all; returns the first that failed, after which the array is of no use.
    func apply(to coordinates: inout [Coordinate]) -> (index: Int, reason: String)? {
        guard !coordinates.isEmpty else { return nil }
        unsafe _ = proj_errno_reset(operation.raw)
        let stride = MemoryLayout<Coordinate>.stride
        // SAFETY: a `Coordinate` is two doubles, x first; both pointers stay inside the array's storage, whose
        // count and stride are the ones given.
        unsafe coordinates.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            let n = bytes.count / stride
            let x = unsafe base.assumingMemoryBound(to: Double.self)
            let y = unsafe x + 1
            unsafe _ = proj_trans_generic(
                operation.raw, direction, x, stride, n, y, stride, n, nil, 0, 0, nil, 0, 0)
        }
        guard let index = coordinates.firstIndex(where: { !$0.isFinite }) else { return nil }
        let number = unsafe proj_errno(operation.raw)
        let reason =
            if number != 0, let text = unsafe proj_context_errno_string(operation.context.raw, number) {
                unsafe String(cString: text)
            } else {
                operation.context.reason()
            }
        return (index, reason)
    }
}

/// Builds the steps between two systems; the names are for its errors.
struct SystemPair {
    let from: CRS
    let to: CRS

    func failure(_ context: PROJContext) -> GeometryError {
        .transformFailed(from: from, to: to, at: nil, reason: context.reason())
    }

    /// Heights, local drawings and geocentric coordinates have no longitude or easting to put first.
    func requireHorizontal(_ system: borrowing PROJObject, _ crs: CRS) throws(GeometryError) {
        if system.kind == .other { throw .unknownCRS(crs.description, reason: "not a geographic or projected system") }
    }

    /// PROJ takes a system that names no datum for WGS 84; for a VN-2000 file that lost its name, 226 m wrong.
    func requireDatum(_ system: borrowing PROJObject) throws(GeometryError) {
        guard !system.namesDatum else { return }
        let hint = system.vn2000Code.map { "; its projection is that of EPSG:\($0)" } ?? ""
        throw .transformFailed(
            from: from, to: to, at: nil, reason: "the definition \"\(system.name)\" names no datum\(hint)")
    }

    /// PROJ's own choice between two systems, ballpark operations excluded: they would equate two datums.
    func operation(_ source: borrowing PROJObject, _ target: borrowing PROJObject) throws(GeometryError) -> PROJStep {
        let context = source.context
        let raw: OpaquePointer? = unsafe "ALLOW_BALLPARK=NO".withCString { option in
            let options: [UnsafePointer<CChar>?] = unsafe [option, nil]
            return unsafe options.withUnsafeBufferPointer {
                unsafe proj_create_crs_to_crs_from_pj(context.raw, source.raw, target.raw, nil, $0.baseAddress)
            }
        }
        guard let made = unsafe context.adopt(raw) else { throw failure(context) }
        return PROJStep(try normalized(made), PJ_FWD)
    }

    /// From a system to longitude and latitude on its own datum; nil when it is geographic already.
    func toGeographic(_ system: borrowing PROJObject) throws(GeometryError) -> PROJStep? {
        try conversion(system) { (a, b) throws(GeometryError) in try operation(a, b) }
    }

    func fromGeographic(_ system: borrowing PROJObject) throws(GeometryError) -> PROJStep? {
        try conversion(system) { (a, b) throws(GeometryError) in try operation(b, a) }
    }

    private func conversion(
        _ system: borrowing PROJObject,
        _ make: (borrowing PROJObject, borrowing PROJObject) throws(GeometryError) -> PROJStep
    ) throws(GeometryError) -> PROJStep? {
        if let inner = system.unwrapped { return try conversion(inner, make) }
        if system.type == PJ_TYPE_GEOGRAPHIC_2D_CRS { return nil }
        guard let geographic = system.geodetic else { throw failure(system.context) }
        return try make(system, geographic)
    }

    /// EPSG:6960 from longitude and latitude to longitude and latitude, in degrees.
    func pinned(_ context: PROJContext, _ direction: PJ_DIRECTION) throws(GeometryError) -> PROJStep {
        guard
            let registered = context.registered(Transformer.pinnedOperation, PJ_CATEGORY_COORDINATE_OPERATION)
        else { throw failure(context) }
        return PROJStep(try normalized(registered), direction)
    }

    private func normalized(_ operation: borrowing PROJObject) throws(GeometryError) -> PROJObject {
        let context = operation.context
        guard let made = unsafe context.adopt(proj_normalize_for_visualization(context.raw, operation.raw)) else {
            throw failure(context)
        }
        return made
    }
}
