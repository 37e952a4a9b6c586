import Geometry

/// Layers as RFC 7946 GeoJSON: longitude and latitude of WGS 84, seven decimals (about a centimetre), outer rings
/// counter-clockwise, holes clockwise.
public enum GeoJSONWriter {
    /// - Throws: ``StoreError/crsMissing(path:layer:extent:fitting:)`` when there are shapes but no CRS;
    ///   ``StoreError/geometry(path:layer:feature:_:)`` when a shape cannot be transformed.
    public static func write(_ table: FeatureTable, to path: String) throws(StoreError) {
        try AtomicFile.write(try encode(table, path: path), to: path)
    }

    /// The same bytes without a file, for servers.
    public static func encode(_ table: FeatureTable, path: String = "") throws(StoreError) -> [UInt8] {
        let transformer = try transformer(table, path)
        var json = JSONText()
        json.raw("{\"type\":\"FeatureCollection\",\"name\":")
        json.string(table.name)
        json.raw(",\"features\":[")
        for (index, feature) in table.features.enumerated() {
            json.raw(index == 0 ? "\n" : ",\n")
            json.raw("{\"type\":\"Feature\",\"id\":\(feature.id),\"properties\":{")
            for (column, field) in table.fields.enumerated() {
                if column > 0 { json.raw(",") }
                json.string(field.name)
                json.raw(":")
                json.value(feature.values[column], kind: field.kind)
            }
            json.raw("},\"geometry\":")
            if let shape = feature.shape {
                json.shape(try transformed(shape, transformer, table, feature, path))
            } else {
                json.raw("null")
            }
            json.raw("}")
        }
        json.raw("\n]}\n")
        return json.bytes
    }

    private static func transformer(_ table: FeatureTable, _ path: String) throws(StoreError) -> Transformer? {
        guard table.features.contains(where: { $0.shape != nil }) else { return nil }
        guard let crs = table.crs else {
            throw .crsMissing(path: path, layer: table.name, extent: table.extent, fitting: [])
        }
        if crs == .wgs84 { return nil }
        do throws(GeometryError) {
            return try Transformer(from: crs, to: .wgs84)
        } catch {
            throw .geometry(path: path, layer: table.name, feature: "", error)
        }
    }

    private static func transformed(
        _ shape: Shape, _ transformer: Transformer?, _ table: FeatureTable, _ feature: Feature, _ path: String
    ) throws(StoreError) -> Shape {
        guard let transformer else { return shape }
        do throws(GeometryError) {
            return try transformer.transform(shape)
        } catch {
            throw .geometry(path: path, layer: table.name, feature: String(feature.id), error)
        }
    }
}
