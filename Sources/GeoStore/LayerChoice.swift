package import Geometry

/// Which layers of a source are read when none is named: all that hold anything, when their columns are the same.
enum LayerChoice {
    /// - Throws: ``StoreError/severalLayers(path:layers:)`` when they are not alike, so that somebody has to choose.
    static func unnamed(of sources: [any LayerSource], path: String) throws(StoreError) -> [any LayerSource] {
        let offered = sources.filter(\.isOffered)
        guard offered.count > 1 else { return offered.isEmpty ? Array(sources.prefix(1)) : offered }
        let filled = offered.filter { $0.info.featureCount > 0 }
        guard filled.count > 1 else { return filled.isEmpty ? [offered[0]] : filled }
        let kinds = filled.map { Likeness($0.info) }
        guard kinds.allSatisfy({ $0.isLike(kinds[0]) }) else {
            throw .severalLayers(
                path: path, layers: filled.map { "\($0.name) (\($0.info.featureCount))" })
        }
        return filled
    }

    private struct Likeness {
        let columns: Set<String>
        let kind: GeometryKind

        init(_ info: LayerInfo) {
            columns = Set(info.fields.map { NormalForm.folded($0.name) })
            kind = info.geometryKind
        }

        func isLike(_ other: Likeness) -> Bool {
            columns == other.columns && (kind == other.kind || kind == .mixed || other.kind == .mixed)
        }
    }
}

extension FeatureTable {
    /// Adds the features of a table with the same columns, in whatever order, moved into this table's system.
    ///
    /// - Throws: ``GeometryError``; without a system of both the shapes stay as they are.
    package mutating func append(_ other: FeatureTable) throws(GeometryError) {
        let columns = fields.map { other.fieldIndex($0.name) ?? other.fieldIndex(among: [$0.name]) }
        for (index, column) in columns.enumerated() {
            guard let column, fields[index].kind != other.fields[column].kind else { continue }
            fields[index].kind = .text
        }
        let isSame = columns == Array(fields.indices) && other.fields.count == fields.count
        var transformer: Transformer?
        if let from = other.crs, let to = crs, from != to { transformer = try Transformer(from: from, to: to) }
        features.reserveCapacity(features.count + other.features.count)
        for var feature in other.features {
            if !isSame { feature.values = columns.map { $0.map { feature.values[$0] } ?? .null } }
            if let transformer, let shape = feature.shape { feature.shape = try transformer.transform(shape) }
            features.append(feature)
        }
    }
}
