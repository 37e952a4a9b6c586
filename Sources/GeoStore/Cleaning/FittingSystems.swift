public import Geometry

/// Systems in use in Vietnam in which given coordinates make sense, as a hint in refusals.
enum FittingSystems {
    /// Named at most; TM-3 zones differ only by meridian, so several may fit.
    private static let limit = 10
    /// The mainland with its coastal islands, degrees.
    private static let vietnam = Box(minX: 102.1, minY: 8.3, maxX: 109.6, maxY: 23.5)

    static func around(_ extent: Box, _ studyArea: Box?) -> [CRS] {
        guard !extent.isEmpty else { return [] }
        if CRSCheck.globe.contains(extent) {
            return studyArea?.contains(extent.centre) ?? true ? [.wgs84] : []
        }
        // UTM zones 48 and 49 on WGS 84 and on VN-2000, the web's Mercator, then the provincial zones.
        let codes = [32648, 32649, 3405, 3406, 3857] + VN2000.zones.map(\.epsg)
        var fitting: [CRS] = []
        for code in codes where fitting.count < limit {
            let crs = CRS.epsg(code)
            guard let details = try? crs.details(),
                let centre = LayerPlace(crs, details).longitudeLatitude(extent.centre)
            else { continue }
            // The area of use of most of these is far larger than the country.
            if (studyArea ?? vietnam).contains(centre), details.areaOfUse?.expanded(by: 0.2).contains(centre) ?? true {
                fitting.append(crs)
            }
        }
        return fitting
    }
}

extension StoreError {
    /// Refuses a table of places whose numbers cannot mean what its system says: metres in a system of degrees, when a
    /// system in use here explains them, and grids of VN-2000 with WGS 84 for their datum.
    ///
    /// - Parameter studyArea: longitudes and latitudes; nil takes all of Vietnam.
    /// - Throws: ``crsImplausible(path:layer:declared:cause:extent:fitting:)``
    public static func checkSystem(
        of table: FeatureTable, path: String, studyArea: Box?
    ) throws(StoreError) {
        guard let crs = table.crs else { return }
        func refusal(_ cause: CRSDoubt, _ extent: Box, _ fitting: [CRS]) -> StoreError {
            .crsImplausible(
                path: path, layer: table.name, declared: crs, cause: cause, extent: extent, fitting: fitting)
        }
        if let own = crs.gridOfVN2000 {
            throw refusal(.gridOfVN2000, table.extent ?? .empty, [own])
        }
        guard let details = try? crs.details(), details.kind == .geographic else { return }
        var placed = 0
        var beyond = Box.empty, count = 0
        for feature in table.features {
            guard let box = feature.shape?.box, !box.isEmpty else { continue }
            placed += 1
            // ASSUMPTION: degrees with a slipped decimal point stay below this; metres of a survey do not.
            if abs(box.minX) > 10_000, abs(box.minY) > 10_000 {
                beyond = beyond.union(box)
                count += 1
            }
        }
        guard count * 2 > placed else { return }
        let fitting = FittingSystems.around(beyond, studyArea)
        if !fitting.isEmpty { throw refusal(.metresDeclaredAsDegrees, beyond, fitting) }
    }

    /// A table whose coordinates lack a system, with those that would put it into the study area.
    ///
    /// - Parameter studyArea: longitudes and latitudes; nil takes all of Vietnam.
    public static func systemMissing(of table: FeatureTable, path: String, studyArea: Box?) -> StoreError {
        .crsMissing(
            path: path, layer: table.name, extent: table.extent,
            fitting: FittingSystems.around(table.extent ?? .empty, studyArea))
    }
}
