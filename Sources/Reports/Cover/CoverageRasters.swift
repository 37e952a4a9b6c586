import Foundation
import GeoStore
import Propagation
import Studies
import Units

/// Received levels as GeoTIFFs, one per operator and technology.
enum CoverageRasters {
    /// `coverage/<operator>_<technology>.tif` in ASCII; the names in full are in the files' metadata.
    ///
    /// - Parameter operators: all of them in the order of the report, so that the same names give the same files.
    static func write(_ layers: [CoverageLayer], operators: [String], into part: String) throws {
        guard !layers.isEmpty else { return }
        try FileManager.default.createDirectory(
            atPath: part + "/coverage", withIntermediateDirectories: true)
        let slugs = Slug.distinct(operators)
        for layer in layers {
            let stem = "\(slugs[layer.operator] ?? "x")_\(ColumnName.technology(layer.technology))"
            try GeoTIFFWriter.write(
                layer.level, to: part + "/coverage/\(stem).tif",
                description: "\(layer.technology.rawValue) received level, dBm",
                metadata: [
                    "OPERATOR": layer.operator, "TECHNOLOGY": layer.technology.rawValue,
                    "THRESHOLD_DBM": FieldValue.real(layer.threshold.dBm).text ?? "",
                    "NO_DATA_CELLS": String(layer.noDataCells),
                ])
        }
    }
}
