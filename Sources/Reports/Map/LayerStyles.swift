import GeoStore
import PermitRules
import Province
import Studies

/// How the layers of `zones.gpkg` open in QGIS; labels in the language of the run.
enum LayerStyles {
    private static func category(_ value: String, _ label: String, _ fill: String) -> LayerStyle.Category {
        LayerStyle.Category(
            value: value, label: label, fill: LayerStyle.Colour(fill) ?? LayerStyle.Colour(128, 128, 128),
            stroke: LayerStyle.Colour(MapPalette.outline) ?? LayerStyle.Colour(60, 60, 60))
    }

    /// By way out at the date of the field; zones that need none in grey.
    static func zones(field: String, _ language: Language) -> LayerStyle {
        LayerStyle(
            name: "way_out", field: field,
            categories: WayOut.allCases.map { category($0.word, Words.wayOut($0)[language], MapPalette.fill($0)) },
            other: category("", Words.noWayOutNeeded[language], MapPalette.served))
    }

    static func sites(_ language: Language) -> LayerStyle {
        LayerStyle(
            name: "status", field: "status",
            categories: [
                category(
                    Station.Status.built.rawValue, Words.status(.built)[language], MapPalette.fill(.reachable)),
                category(
                    Station.Status.approved.rawValue, Words.status(.approved)[language],
                    MapPalette.fill(.rooftopOnly)),
            ])
    }

    static func places(_ language: Language) -> LayerStyle {
        LayerStyle(
            name: "kind", field: "kind",
            categories: [
                (Place.Kind.parcel, MapPalette.fill(.buildable)), (.roof, MapPalette.fill(.rooftopOnly)),
                (.sharedMast, MapPalette.fill(.undetermined)),
            ].map { category($0.rawValue, Words.placeKind($0)[language], $1) })
    }

    /// Sites to build, by what carries them.
    static func structures(_ language: Language) -> LayerStyle {
        LayerStyle(
            name: "structure", field: "structure",
            categories: [
                (StructureClass.groundMast, MapPalette.fill(.buildable)),
                (.bulkyRoofMast, MapPalette.fill(.rooftopOnly)),
                (.nonBulkyRoofMast, MapPalette.fill(.reachable)), (.sharedMast, MapPalette.fill(.undetermined)),
            ].map { category(ColumnName.structure($0), Words.structure($0)[language], $1) })
    }

    /// Half transparent, so that footprints over each other stay legible.
    static func footprints() -> LayerStyle {
        LayerStyle(
            name: "technology", field: "technology",
            categories: MapPalette.technology.map { category($0.word, $0.word, $0.colour + "80") })
    }
}
