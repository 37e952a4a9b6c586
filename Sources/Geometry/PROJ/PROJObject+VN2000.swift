import CPROJ

/// Recognising VN-2000 in the many spellings that files use.
extension PROJObject {
    /// Whether the datum is VN-2000: by code, by name, or by the shift a definition carries.
    var isVN2000: Bool {
        if carriesVN2000Shift { return true }
        guard let base = geodetic else { return false }
        if base.epsg == 4756 { return true }
        var names = [base.name]
        if let datum = unsafe context.adopt(proj_crs_get_datum(context.raw, base.raw)) {
            if datum.epsg == 6756 { return true }
            names.append(datum.name)
        }
        return names.contains { name in
            let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
            return ["vietnam2000", "dvietnam2000", "vn2000", "gcsvn2000", "dvn2000"].contains(letters)
        }
    }

    /// False for definitions with an ellipsoid only, which say nothing about where on Earth they are.
    var namesDatum: Bool {
        guard type != PJ_TYPE_BOUND_CRS, !isVN2000, let base = geodetic, base.epsg == nil,
            let datum = unsafe base.context.adopt(proj_crs_get_datum(base.context.raw, base.raw))
        else { return true }
        let name = datum.name.lowercased()
        return !name.hasPrefix("unknown") && !name.hasPrefix("d_unknown")
    }

    /// Whether it is a definition without datum name but with the TOWGS84 parameters of the 2007 decision.
    ///
    /// The translations and the scale decide. The rotations do not: the decision prints them in the coordinate-frame
    /// sense, TOWGS84 wants position-vector, and half of the definitions in circulation forgot to turn the signs.
    private var carriesVN2000Shift: Bool {
        guard type == PJ_TYPE_BOUND_CRS,
            let shift = unsafe context.adopt(proj_crs_get_coordoperation(context.raw, raw))
        else { return false }
        var values = [Double](repeating: 0, count: 7)
        let known = unsafe values.withUnsafeMutableBufferPointer {
            unsafe proj_coordoperation_get_towgs84_values(context.raw, shift.raw, $0.baseAddress, 7, 0)
        }
        guard known != 0 else { return false }
        // m, m, m, parts per million; EPSG:6960 in register v10.076.
        let pinned = [(0, -191.90441429), (1, -39.30318279), (2, -111.45032835), (6, 0.252906278)]
        return pinned.allSatisfy { abs(values[$0.0] - $0.1) < 1e-6 }
    }

    /// The code of a VN-2000 system, found by its projection alone; the datum must be known to be VN-2000.
    var vn2000Code: Int? {
        if let inner = unwrapped { return inner.vn2000Code }
        if type == PJ_TYPE_GEOGRAPHIC_2D_CRS { return 4756 }
        guard type == PJ_TYPE_PROJECTED_CRS,
            let projection = unsafe context.adopt(proj_crs_get_coordoperation(context.raw, raw))
        else { return nil }
        for code in VN2000.zones.map(\.epsg) + [3405, 3406] {
            guard let zone = context.registered(code, PJ_CATEGORY_CRS),
                let known = unsafe context.adopt(proj_crs_get_coordoperation(context.raw, zone.raw)),
                unsafe proj_is_equivalent_to(projection.raw, known.raw, PJ_COMP_EQUIVALENT) != 0
            else { continue }
            return code
        }
        return nil
    }
}
