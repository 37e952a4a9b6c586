import Foundation
import GeoStore
import Geometry
import Units

extension WorkspaceWriter {
    /// `units.gpkg`: districts and communes in longitude and latitude.
    func writeUnits(to output: SampleFiles, _ planted: inout [PlantedEntry]) throws {
        let toDegrees = try Transformer(from: frame.crs, to: .wgs84)
        let dates: [FieldValue] = [.text(facts.validFrom.description), .text(facts.validTo.description)]
        func texts(_ names: [String]) -> [FieldDefinition] { names.map { FieldDefinition($0, .text) } }
        let period = [FieldDefinition("valid_from", .date), FieldDefinition("valid_to", .date)]

        var districts = FeatureTable(
            name: "district", crs: .wgs84, fields: texts(["code", "name", "rank"]) + period)
        for (index, district) in frame.districts.enumerated() {
            let shape: Shape
            if let given = district.given {
                shape =
                    given.crs == .wgs84
                    ? given.shape : try Transformer(from: given.crs, to: .wgs84).transform(given.shape)
            } else {
                shape = try toDegrees.transform(frame.shape(district.faces, frame.mesh))
            }
            districts.features.append(
                Feature(
                    id: Int64(index + 1), shape: shape,
                    values: [.text(district.code), .text(district.name), .text(district.rank)] + dates))
        }

        var communes = FeatureTable(
            name: "commune", crs: .wgs84,
            fields: texts(["code", "name", "rank", "district", "district_name"]) + period)
        let spoilt = NameDefects(options: options, names: frame.communes.map(\.name))
        for (index, commune) in frame.communes.enumerated() {
            let (name, entry) = spoilt.name(commune.name, index: index)
            if let entry {
                planted.append(
                    PlantedEntry(
                        file: "units.gpkg", layer: "commune", feature: commune.code, kind: entry, detail: commune.name))
            }
            func optional(_ text: String) -> FieldValue { text.isEmpty ? .null : .text(text) }
            communes.features.append(
                Feature(
                    id: Int64(index + 1), shape: try toDegrees.transform(frame.shape(commune.faces, frame.mesh)),
                    values: [
                        .text(commune.code), .text(name), .text(commune.rank), optional(commune.districtCode),
                        optional(commune.districtName),
                    ] + dates))
        }
        try GeoPackageWriter.write([(districts, nil), (communes, nil)], to: output.register("units.gpkg"))
    }
}

/// Names spoilt as they are in real files; which ones depends on the seed alone.
struct NameDefects {
    private var kinds: [PlantedDefect?]

    /// A name takes part in a defect only when the defect changes its bytes.
    init(options: SampleOptions, names: [String]) {
        kinds = [PlantedDefect?](repeating: nil, count: names.count)
        let wanted = [PlantedDefect.decomposedName, .lostBlanks].filter { options.defects.contains($0) }
        guard options.defectRate > 0, !wanted.isEmpty else { return }
        var random = RandomSource(seed: options.seed, stream: "names spoilt")
        var order = Array(names.indices)
        order.shuffle(using: &random)
        let total = max(wanted.count, Int((options.defectRate * Double(names.count)).rounded()))
        var turn = 0
        for index in order where turn < total {
            let kind = wanted[turn % wanted.count]
            guard Array(Self.spoilt(names[index], kind).utf8) != Array(names[index].utf8) else { continue }
            kinds[index] = kind
            turn += 1
        }
    }

    private static func spoilt(_ name: String, _ kind: PlantedDefect) -> String {
        kind == .lostBlanks ? name.replacing(" ", with: "") : name.decomposedStringWithCanonicalMapping
    }

    func name(_ name: String, index: Int) -> (String, PlantedDefect?) {
        guard let kind = kinds[index] else { return (name, nil) }
        return (Self.spoilt(name, kind), kind)
    }
}
