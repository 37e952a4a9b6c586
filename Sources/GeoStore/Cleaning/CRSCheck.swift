import Geometry

/// Whether a layer's coordinates can be what its coordinate system says. When most of them cannot, the layer is
/// refused with the cause that fits best; nothing is exchanged or scaled here.
struct CRSCheck {
    /// All longitudes and latitudes there are, with room for rounding and for maps that cross the date line.
    static let globe = Box(minX: -181, minY: -90.001, maxX: 181, maxY: 90.001)

    let source: String
    let settings: LayerCleaner.Settings
    let table: FeatureTable

    func place() throws(StoreError) -> LayerPlace {
        let positions = samples()
        let extent = Box(positions)
        guard let crs = table.crs else {
            throw .crsMissing(
                path: source, layer: table.name, extent: extent.isEmpty ? nil : extent,
                fitting: FittingSystems.around(extent, settings.studyArea))
        }
        if let own = crs.gridOfVN2000 { throw refusal(crs, .gridOfVN2000, extent, [own]) }
        let place: LayerPlace
        do throws(GeometryError) {
            place = LayerPlace(crs, try crs.details())
        } catch {
            if case .deprecatedCRS(_, let successor) = error {
                throw refusal(crs, .deprecated, extent, [.epsg(successor)])
            }
            throw .geometry(path: source, layer: table.name, feature: "", error)
        }
        if positions.isEmpty || fits(positions, place) { return place }
        // Without a way to WGS 84 a projected system cannot be judged; the report says so.
        if !place.isTied, place.details.kind != .geographic { return place }
        let cause = cause(positions, place)
        let fitting =
            cause == .axesSwapped || cause == .factorTen ? [] : FittingSystems.around(extent, settings.studyArea)
        throw refusal(crs, cause, extent, fitting.filter { $0 != crs })
    }

    /// Middles of the features' boxes; about 2,000, spread over the layer.
    private func samples() -> [Coordinate] {
        let all = table.features.compactMap { feature in
            feature.shape.flatMap { $0.box.isEmpty ? nil : $0.box.centre }
        }.filter(\.isFinite)
        return stride(from: 0, to: all.count, by: max(1, all.count / 2000)).map { all[$0] }
    }

    /// Whether at least half of the positions lie where system and study area allow.
    private func fits(
        _ positions: [Coordinate], _ place: LayerPlace, _ change: (Coordinate) -> Coordinate = { $0 }
    ) -> Bool {
        let use = place.details.areaOfUse?.expanded(by: settings.areaMargin)
        let isDegrees = place.details.kind == .geographic
        let inside = positions.count { position in
            let changed = change(position)
            if isDegrees, !Self.globe.contains(changed) { return false }
            guard let c = place.longitudeLatitude(changed) else { return false }
            return (use?.containsWrapped(c) ?? true) && (settings.studyArea?.containsWrapped(c) ?? true)
        }
        return inside * 2 >= positions.count
    }

    private func cause(_ positions: [Coordinate], _ place: LayerPlace) -> CRSDoubt {
        let inDegrees = positions.count { Self.globe.contains($0) } * 2 >= positions.count
        if place.details.kind == .projected, inDegrees { return .degreesDeclaredAsMetres }
        if fits(positions, place, { Coordinate($0.y, $0.x) }) { return .axesSwapped }
        if place.details.kind == .geographic, !inDegrees { return .metresDeclaredAsDegrees }
        // Without a study area a factor on degrees fits nearly everywhere and says nothing.
        if place.details.kind == .projected || settings.studyArea != nil {
            for (fx, fy) in [(10.0, 1.0), (1, 10), (10, 10), (0.1, 1), (1, 0.1), (0.1, 0.1)]
            where fits(positions, place, { Coordinate($0.x * fx, $0.y * fy) }) { return .factorTen }
        }
        let use = place.details.areaOfUse?.expanded(by: settings.areaMargin)
        let inUse = positions.count { position in
            place.longitudeLatitude(position).map { use?.containsWrapped($0) ?? true } ?? false
        }
        return inUse * 2 >= positions.count ? .outsideStudyArea : .outsideAreaOfUse
    }

    private func refusal(_ crs: CRS, _ cause: CRSDoubt, _ extent: Box, _ fitting: [CRS]) -> StoreError {
        .crsImplausible(
            path: source, layer: table.name, declared: crs, cause: cause, extent: extent, fitting: fitting)
    }
}
