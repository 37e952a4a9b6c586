import GeoStore
import PermitRules
import Studies
import Units

/// The map layers of a result with the styles they open in: those of a whole study, and of one unit's part of it.
enum ResultLayers {
    typealias Layer = (table: FeatureTable, style: LayerStyle?)

    /// Zones, sites, footprints, places and units.
    ///
    /// - Parameters:
    ///   - language: of the legends.
    ///   - level: of the unit that takes the province's place.
    ///   - outlines: areas that take the place of the units' own.
    static func make(
        _ result: ZonesResult, _ language: Language, level: UnitLevel = .province, outlines: [UnitOutline] = [],
        run: Run = Run()
    ) throws -> [Layer] {
        let zones = try ZoneTable.make(result)
        try run.check()
        let footprints = FootprintTable.make(result)
        try run.check()
        return [
            (zones, result.dates.last.map { LayerStyles.zones(field: "way_out_\(ColumnName.date($0))", language) }),
            (try SiteTable.make(result), LayerStyles.sites(language)), (footprints, LayerStyles.footprints()),
            (try PlaceTable.make(result), LayerStyles.places(language)),
            (UnitTable.make(result, level: level, outlines: outlines), nil),
        ]
    }
}
