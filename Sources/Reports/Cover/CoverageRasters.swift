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
    static func write(_ layers: [CoverageLayer], operators: [String], into part: String, run: Run = Run()) throws {
        let files = names(layers, operators)
        for (layer, name) in zip(layers, files) {
            try run.check()
            try write(
                layer.level, of: layer, to: part + "/coverage", name, "received level, dBm",
                [
                    "THRESHOLD_DBM": FieldValue.real(layer.threshold.dBm).text ?? "",
                    "NO_DATA_CELLS": String(layer.noDataCells),
                ])
        }
    }

    /// `server/`, `overlap/` and `quality/`, where the study has them.
    static func writeServing(
        _ layers: [CoverageLayer], operators: [String], into part: String, run: Run = Run()
    ) throws {
        for (layer, name) in zip(layers, names(layers, operators)) {
            try run.check()
            guard let serving = layer.serving else { continue }
            try write(serving.server, of: layer, to: part + "/server", name, "best server, number in sectors.csv", [:])
            if let overlap = serving.overlap {
                try write(overlap, of: layer, to: part + "/overlap", name, "sectors at or above the threshold", [:])
            }
            if let quality = serving.quality {
                try write(
                    quality, of: layer, to: part + "/quality", name, "signal over interference and noise, dB", [:])
            }
        }
    }

    private static func names(_ layers: [CoverageLayer], _ operators: [String]) -> [String] {
        let slugs = Slug.distinct(operators)
        return layers.map { "\(slugs[$0.operator] ?? "x")_\(ColumnName.technology($0.technology)).tif" }
    }

    private static func write(
        _ raster: Raster, of layer: CoverageLayer, to folder: String, _ name: String, _ what: String,
        _ metadata: [String: String]
    ) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try GeoTIFFWriter.write(
            raster, to: folder + "/" + name, description: "\(layer.technology.rawValue) \(what)",
            metadata: metadata.merging(
                ["OPERATOR": layer.operator, "TECHNOLOGY": layer.technology.rawValue], uniquingKeysWith: { $1 }))
    }
}
