import CPROJ

extension CRS {
    /// What PROJ knows about a system.
    public struct Details: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable { case geographic, projected, other }

        public var name: String
        public var kind: Kind
        /// Longitudes and latitudes in degrees; maxX exceeds 180 where the area crosses that meridian. Nil for
        /// definitions that do not state it.
        public var areaOfUse: Box?
        /// Length of one coordinate unit; nil for systems in degrees.
        public var unitInMetres: Double?
        /// The code it carries, also when it was given as a definition.
        public var epsg: Int?
        /// Whether its datum is VN-2000.
        public var isVN2000: Bool

        public init(
            name: String, kind: Kind, areaOfUse: Box?, unitInMetres: Double?, epsg: Int?, isVN2000: Bool
        ) {
            self.name = name
            self.kind = kind
            self.areaOfUse = areaOfUse
            self.unitInMetres = unitInMetres
            self.epsg = epsg
            self.isVN2000 = isVN2000
        }
    }

    /// - Throws: ``GeometryError/unknownCRS(_:reason:)``, ``GeometryError/deprecatedCRS(_:successor:)``.
    public func details() throws(GeometryError) -> Details {
        let context = PROJContext()
        let system = try context.system(self)
        var details = Details(
            name: system.name, kind: system.kind, areaOfUse: system.areaOfUse, unitInMetres: nil, epsg: system.epsg,
            isVN2000: system.isVN2000)
        if details.kind == .projected { details.unitInMetres = system.axisUnit }
        return details
    }

    /// For a definition with the projection of a VN-2000 zone (central meridian, scale 0.9999, false easting 500,000 m) on
    /// another datum, the zone on its own. Programs that do not know VN-2000 write such grids with WGS 84, which is
    /// 200 m off; nobody makes grids of WGS 84 with this scale.
    public var gridOfVN2000: CRS? {
        guard case .definition(let text) = self else { return nil }
        let context = PROJContext()
        guard let system = unsafe context.adopt(proj_create(context.raw, CRS(text).projText)),
            unsafe proj_is_crs(system.raw) != 0, system.kind == .projected, !system.isVN2000, system.namesDatum,
            let code = system.vn2000Code, VN2000.zones.contains(where: { $0.epsg == code })
        else { return nil }
        return .epsg(code)
    }

    /// The EPSG code of a definition: WKT 1 and 2, ESRI's `.prj` flavour included, or a PROJ string.
    ///
    /// Only a code that means the same system is taken (datum, projection, parameters, units; names may differ);
    /// otherwise the definition itself is the answer, also when PROJ cannot read it: ``Transformer`` then says why.
    public static func identify(wkt: String) -> CRS {
        let context = PROJContext()
        let definition = CRS(wkt)
        guard let system = unsafe context.adopt(proj_create(context.raw, definition.projText)),
            unsafe proj_is_crs(system.raw) != 0
        else { return definition }
        // Shift parameters that a file adds to VN-2000 are not part of which grid it is; the pinned operation wins.
        let code = system.matchingCode ?? (system.isVN2000 ? system.vn2000Code : nil)
        return code.map(CRS.epsg) ?? definition
    }
}

extension PROJObject {
    var kind: CRS.Details.Kind {
        switch type {
        case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: .geographic
        case PJ_TYPE_PROJECTED_CRS: .projected
        case PJ_TYPE_BOUND_CRS, PJ_TYPE_COMPOUND_CRS: unwrapped?.kind ?? .other
        default: .other
        }
    }

    fileprivate var areaOfUse: Box? {
        var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
        guard unsafe proj_get_area_of_use(context.raw, raw, &west, &south, &east, &north, nil) != 0 else { return nil }
        // PROJ's mark for "not stated".
        guard west > -1000, south > -1000, east > -1000, north > -1000 else { return nil }
        return Box(minX: west, minY: south, maxX: east < west ? east + 360 : east, maxY: north)
    }

    /// Metres per unit of the first axis.
    fileprivate var axisUnit: Double? {
        if let inner = unwrapped { return inner.axisUnit }
        guard let axes = unsafe context.adopt(proj_crs_get_coordinate_system(context.raw, raw)) else { return nil }
        var factor = 0.0
        guard
            unsafe proj_cs_get_axis_info(context.raw, axes.raw, 0, nil, nil, nil, &factor, nil, nil, nil) != 0
        else { return nil }
        return factor
    }

    /// The code it carries, or the best entry of the register that is equivalent to it.
    fileprivate var matchingCode: Int? {
        if let epsg { return epsg }
        // GeoJSON's CRS84 is WGS 84 with the axes in our order; the register's search does not find it.
        if let wgs84 = context.registered(4326, PJ_CATEGORY_CRS), isEquivalent(to: wgs84) { return 4326 }
        var scores: UnsafeMutablePointer<Int32>?
        guard let found = unsafe proj_identify(context.raw, raw, "EPSG", nil, &scores) else { return nil }
        defer {
            unsafe proj_list_destroy(found)
            unsafe proj_int_list_destroy(scores)
        }
        var best: (score: Int32, code: Int)?
        for index in 0..<(unsafe proj_list_get_count(found)) {
            guard let score = unsafe scores?[Int(index)],
                let candidate = unsafe context.adopt(proj_list_get(context.raw, found, index)),
                let code = candidate.epsg, unsafe proj_is_deprecated(candidate.raw) == 0,
                isEquivalent(to: candidate)
            else { continue }
            if let held = best, (held.score, -held.code) >= (score, -code) { continue }
            best = (score, code)
        }
        return best?.code
    }

    /// The same system but for the order of longitude and latitude.
    private func isEquivalent(to other: borrowing PROJObject) -> Bool {
        unsafe proj_is_equivalent_to(raw, other.raw, PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) != 0
    }
}
