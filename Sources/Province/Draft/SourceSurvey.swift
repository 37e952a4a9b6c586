import Foundation
import GeoStore
import Geometry

/// What a layer of a file is likely to be for a workspace.
enum LayerRole: String, CaseIterable {
    case district, commune, census, recorded, planned, stations, approved, terrain, priority, unknown

    /// Meanings a layer of this role has: without a required one it has another role.
    var meanings: (required: [Meaning], optional: [Meaning]) {
        switch self {
        case .district, .commune:
            ([.unitCode, .unitName], [.rank, .district, .districtName])
        case .census: ([.population], [.unitCode, .unitName, .districtName])
        case .recorded: ([.landCode], [.landID, .residentialArea, .landCommune])
        case .planned: ([.plannedCode], [.landCommune])
        case .stations:
            (
                [.operator, .technologies],
                [
                    .site, .structure, .height, .longitude, .latitude, .x, .y, .status, .decision, .approvedOn,
                    .azimuths, .bands, .power, .tilt,
                ]
            )
        case .approved: ([.operator, .decision], [.site, .longitude, .latitude, .x, .y, .approvedOn])
        case .priority:
            ([.placeName, .technologies, .share], [.people, .operator, .longitude, .latitude])
        case .terrain, .unknown: ([], [])
        }
    }

    /// Whether its features are areas; nil where they need not be.
    var isPolygonal: Bool? {
        switch self {
        case .district, .commune, .recorded, .planned: true
        case .census, .stations, .approved: false
        case .priority, .terrain, .unknown: nil
        }
    }

    /// The order in which a layer is tried; one of land is not taken for units because its features have numbers.
    static let tried: [LayerRole] = [.planned, .recorded, .priority, .stations, .approved, .commune, .census]
}

struct SurveyedLayer {
    var path: String
    var info: LayerInfo
    var role: LayerRole
    /// Meaning → field.
    var fields: [String: String]
    /// Columns no meaning was found for.
    var unused: [String] = []
    /// The role that came nearest and the meanings it lacks, where none was found.
    var nearest: (role: LayerRole, lacks: [String])?
    /// Code tables with the share of the layer's codes that each knows, best first.
    var namespaces: [(id: String, share: Double)] = []
}

/// Looks through files and says which part of a workspace each layer can be, by headings and by what the cells hold.
struct SourceSurvey {
    var context = SurveyContext()

    /// Rows looked at; the kinds of a column show in fewer.
    private static let sample = 2000

    func layers(of path: String) throws -> [SurveyedLayer] {
        if Self.isTerrain(path) {
            let info = LayerInfo(
                name: URL(fileURLWithPath: path).lastPathComponent, crs: nil, fields: [], featureCount: 0, extent: nil,
                geometryKind: .none)
            return [SurveyedLayer(path: path, info: info, role: .terrain, fields: [:])]
        }
        let source = try VectorSource(path)
        return try source.layers.filter { $0.featureCount > 0 || source.layers.count == 1 }.map { info in
            judge(info, try columns(of: info, at: path), path)
        }
    }

    private static func isTerrain(_ path: String) -> Bool {
        let kind = FileKind.of(path)
        guard kind != .missing else { return false }
        let rasters = [".hgt", ".tif", ".tiff", ".hgt.zip"]
        func isRaster(_ name: String) -> Bool { rasters.contains { name.lowercased().hasSuffix($0) } }
        guard kind == .folder, !path.lowercased().hasSuffix(".gdb") else { return isRaster(path) }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.contains(where: isRaster)
    }

    private struct Enough: Error {}

    private func columns(of info: LayerInfo, at path: String) throws -> [ColumnProfile] {
        // Any projected system lets the numbers be read as they stand.
        let options = SourceOptions(layer: info.name, crs: info.crs == nil ? .epsg(5897) : nil)
        var table = FeatureTable(name: info.name, crs: nil, fields: info.fields)
        do {
            try VectorSource(path, options: options).read(batchSize: Self.sample) { batch in
                table = batch
                throw Enough()
            }
        } catch is Enough {}
        return table.fields.indices.map { index in
            ColumnProfile(
                name: table.fields[index].name, values: table.features.prefix(Self.sample).map { $0.values[index] })
        }
    }

    private func judge(_ info: LayerInfo, _ columns: [ColumnProfile], _ path: String) -> SurveyedLayer {
        let isArea = info.geometryKind == .polygon || info.geometryKind == .mixed
        var nearest: (role: LayerRole, lacks: [String], found: Int)?
        for role in LayerRole.tried {
            if let polygonal = role.isPolygonal, polygonal != isArea { continue }
            let (fields, lacks) = fields(of: role, columns)
            let isWhole =
                lacks.isEmpty && (role != .census || fields["code"] != nil || fields["name"] != nil)
            if isWhole { return layer(info, role, fields, columns, path) }
            if fields.count > nearest?.found ?? 0 { nearest = (role, lacks, fields.count) }
        }
        var layer = SurveyedLayer(path: path, info: info, role: .unknown, fields: [:])
        layer.unused = columns.map(\.name)
        layer.nearest = nearest.map { ($0.role, $0.lacks) }
        return layer
    }

    private func layer(
        _ info: LayerInfo, _ role: LayerRole, _ fields: [String: String], _ columns: [ColumnProfile], _ path: String
    ) -> SurveyedLayer {
        var layer = SurveyedLayer(path: path, info: info, role: role, fields: fields)
        let taken = Set(fields.values)
        layer.unused = columns.map(\.name).filter { !taken.contains($0) }
        if role == .recorded || role == .planned, let code = columns.first(where: { $0.name == fields["code"] }) {
            let names = SurveyContext.namespaces(planned: role == .planned)
            // Of tables that know the same share the likelier stays first.
            layer.namespaces = names.map { ($0, context.known(code, in: $0)) }.enumerated()
                .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element)
        }
        return layer
    }

    /// Each meaning's column: by heading where the cells do not speak against it, else by the cells alone; and the
    /// required meanings that have none.
    private func fields(of role: LayerRole, _ columns: [ColumnProfile]) -> (fields: [String: String], lacks: [String]) {
        let (required, optional) = role.meanings
        var fields: [String: String] = [:]
        var taken: Set<String> = []
        func take(_ meaning: Meaning, _ column: ColumnProfile) {
            fields[meaning.key] = column.name
            taken.insert(column.name)
        }
        for meaning in required + optional where fields[meaning.key] == nil {
            let free = columns.filter { !taken.contains($0.name) && $0.filled > 0 }
            let byHeading = meaning.headings.lazy.compactMap { heading in
                free.first { $0.heading == heading && meaning.fits($0, context) }
            }.first
            if let byHeading { take(meaning, byHeading) }
        }
        for meaning in required + optional where fields[meaning.key] == nil {
            // What the cells alone tell has to be told by one column only.
            let telling = columns.filter { !taken.contains($0.name) && meaning.tells($0, context) }
            if telling.count == 1 { take(meaning, telling[0]) }
        }
        if fields["longitude"] == nil || fields["latitude"] == nil {
            (fields["longitude"], fields["latitude"]) = (nil, nil)
        } else {
            (fields["x"], fields["y"]) = (nil, nil)
        }
        return (fields, required.map(\.key).filter { fields[$0] == nil })
    }
}
