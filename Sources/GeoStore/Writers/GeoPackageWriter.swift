import Geometry

/// GeoPackages with the same bytes for the same tables: features in the order given, a fixed date of last change,
/// and, for layers with a style, the `layer_styles` table from which QGIS colours them on opening.
public enum GeoPackageWriter {
    /// What `gpkg_contents.last_change` says in every file; results carry their dates in their own fields.
    public static let lastChange = "2026-01-01T00:00:00.000Z"

    /// - Throws: ``StoreError``; nothing is left under `path` that was not there before.
    public static func write(
        _ layers: [(table: FeatureTable, style: LayerStyle?)], to path: String
    ) throws(StoreError) {
        let settings = [
            ("OGR_CURRENT_DATE", lastChange),
            // The file is written under a temporary name: a crash loses nothing a journal could save.
            ("OGR_SQLITE_SYNCHRONOUS", "OFF"), ("OGR_SQLITE_JOURNAL", "MEMORY"),
        ]
        try AtomicFile.replace(path) { temporary throws(StoreError) in
            try GDALLibrary.withOptions(settings) { () throws(StoreError) in
                let output = try VectorOutput(creating: temporary, as: "GPKG", for: path)
                try output.transaction { () throws(StoreError) in
                    for (table, _) in layers { try output.append(table) }
                    let styled = layers.compactMap { layer in layer.style.map { (layer.table, $0) } }
                    if !styled.isEmpty { try output.append(Self.styles(styled), attributesOnly: true, fid: "id") }
                }
                try output.close()
            }
        }
    }

    /// The table QGIS reads styles from; its columns are QGIS's.
    private static func styles(_ styled: [(FeatureTable, LayerStyle)]) -> FeatureTable {
        let names = [
            "f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName", "styleQML",
            "styleSLD", "useAsDefault", "description", "owner", "ui", "update_time",
        ]
        var table = FeatureTable(
            name: "layer_styles", crs: nil,
            fields: names.map { FieldDefinition($0, $0 == "useAsDefault" ? .boolean : .text) })
        for (index, (layer, style)) in styled.enumerated() {
            table.features.append(
                Feature(
                    id: Int64(index + 1), shape: nil,
                    values: [
                        .text(""), .text(""), .text(layer.name), .text(VectorOutput.geometryColumn),
                        .text(style.name), .text(style.qml(for: layer.geometryKind)), .text(""), .integer(1),
                        .text(style.name), .text(""), .null, .text(lastChange),
                    ]))
        }
        return table
    }
}
