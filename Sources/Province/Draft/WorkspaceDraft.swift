import Foundation
import GeoStore
public import Geometry
public import PermitRules

/// A commented `phusong.yaml` made from the files it is pointed at; what cannot be known is asked for.
public struct WorkspaceDraft: Sendable {
    /// A value nobody but the user knows.
    public struct Question: Hashable, Sendable, Identifiable {
        /// Key path in the workspace file.
        public var id: String
        public var vi: String
        public var en: String
        /// A likely answer; nil when there is none.
        public var suggestion: String?
    }

    /// A layer that was recognised, and what of it was taken for what.
    public struct Source: Sendable {
        public var role: String
        public var path: String
        public var layer: String
        public var severalLayers: Bool
        public var fields: [String: String]
        /// Set when the file has no coordinate system, with the candidates it was chosen from.
        public var guess: MeridianGuess?
        /// The coordinate system to write; nil when the file has one or needs none.
        public var crs: CRS?
        /// Columns nothing was found for.
        public var unused: [String] = []
        /// For land: code tables with the share of the layer's codes that each knows, best first.
        public var namespaces: [Namespace] = []

        /// A code table with the share of a layer's codes that it knows, 0...1.
        public struct Namespace: Hashable, Sendable {
            public var id: String
            public var share: Double
        }
    }

    public private(set) var sources: [Source] = []
    /// Layers no part of a workspace was recognised in.
    public private(set) var unused: [Unrecognised] = []

    /// A layer that no part of a workspace was seen in.
    public struct Unrecognised: Hashable, Sendable {
        public var path: String
        public var layer: String
        /// Its columns.
        public var columns: [String]
        public var reason: Reason

        /// Why a layer was not taken.
        public enum Reason: Hashable, Sendable {
            /// Another layer has the part already.
            case taken(role: String)
            /// The part that comes nearest lacks columns of these meanings.
            case lacks(role: String, [String])
            case nothingKnown
        }
    }

    public private(set) var questions: [Question] = []
    private var answers: [String: String] = [:]
    private let province: String?

    /// - Parameters:
    ///   - files: any sources: units, census, land use, stations, terrain.
    ///   - province: GSO code, when the user gave it.
    ///   - catalogue: code tables that land codes are looked up in; nil believes the headings.
    public init(files: [String], province: String?, catalogue: LandUseCatalogue? = nil) throws(ProvinceError) {
        self.province = province
        var survey = SourceSurvey()
        survey.context.catalogue = catalogue
        let communes = try Self.communes(try Self.survey(files, survey))
        // Once the communes are known, columns that hold their codes and names are known too.
        survey.context.communeCodes = Set(communes.map(\.code))
        survey.context.communeNames = Set(communes.map { UnitName.folded($0.name) })
        let layers = try Self.survey(files, survey)
        for layer in layers {
            let siblings = layers.count { $0.path == layer.path }
            let isTaken = sources.contains { $0.role == layer.role.rawValue }
            guard layer.role != .unknown, !isTaken else {
                unused.append(Unrecognised(layer, isTaken: isTaken))
                continue
            }
            var source = Source(
                role: layer.role.rawValue, path: layer.path, layer: layer.info.name, severalLayers: siblings > 1,
                fields: layer.fields, guess: nil, crs: nil)
            source.unused = layer.unused
            source.namespaces = layer.namespaces.map { Source.Namespace(id: $0.id, share: $0.share) }
            let isLand = layer.role == .recorded || layer.role == .planned
            if isLand, layer.info.crs == nil, !communes.isEmpty {
                let guess = try Self.guess(layer, communes)
                source.guess = guess
                source.crs = guess.candidates.first { $0.share > 0 }?.crs
            }
            sources.append(source)
        }
        sources.sort { $0.role < $1.role }
        ask()
    }

    private static func survey(_ files: [String], _ survey: SourceSurvey) throws(ProvinceError) -> [SurveyedLayer] {
        var layers: [SurveyedLayer] = []
        for file in files { layers += try ProvinceError.wrap(file) { try survey.layers(of: file) } }
        // Of two layers of units the one with more is that of the communes.
        let units = layers.indices.filter { layers[$0].role == .commune }
            .sorted { (layers[$1].info.featureCount, $0) < (layers[$0].info.featureCount, $1) }
        for (place, unit) in units.enumerated() where place == 1 || layers[unit].info.name == DVHCVN.layer {
            layers[unit].role = .district
            layers[unit].fields = layers[unit].fields.filter { ["code", "name", "rank"].contains($0.key) }
        }
        return layers
    }

    /// Puts the user's answer in place of the suggestion.
    public mutating func answer(_ question: Question.ID, with value: String) { answers[question] = value }

    private mutating func ask() {
        func has(_ role: LayerRole) -> Bool { sources.contains { $0.role == role.rawValue } }
        if province == nil {
            questions.append(
                Question(
                    id: "province", vi: "Mã tỉnh theo danh mục hành chính (ví dụ 74 cho Bình Dương)",
                    en: "GSO code of the province (e.g. 74 for Bình Dương)", suggestion: nil))
        }
        questions.append(
            Question(
                id: "name", vi: "Tên không gian làm việc", en: "Name of the workspace",
                suggestion: VN2000.provinces.first { $0.code == province }?.name))
        // Units with districts are of before 2025-07-01.
        let hasDistricts = has(.district) || sources.contains { $0.role == "commune" && $0.fields["district"] != nil }
        questions.append(
            Question(
                id: "units.date", vi: "Ngày của lớp đơn vị hành chính (yyyy-MM-dd)",
                en: "Date of the unit layers (yyyy-MM-dd)", suggestion: hasDistricts ? "2024-06-30" : "2025-07-01"))
        questions.append(
            Question(
                id: "census.date", vi: "Ngày của số liệu dân số", en: "Date of the census", suggestion: "2019-04-01"))
        for role in [LayerRole.recorded, .planned] where has(role) {
            questions.append(
                Question(
                    id: "land_use.\(role.rawValue).approved", vi: "Ngày phê duyệt lớp \(role.rawValue)",
                    en: "Approval date of the \(role.rawValue) land-use layer", suggestion: nil))
        }
        for role in [LayerRole.commune, .census, .recorded, .stations] where !has(role) {
            questions.append(
                Question(
                    id: "\(role.rawValue).source", vi: "Chưa tìm thấy lớp \(role.rawValue): đường dẫn tệp",
                    en: "No \(role.rawValue) layer was recognised: path of the file", suggestion: nil))
        }
    }

    private static func communes(
        _ layers: [SurveyedLayer]
    ) throws(ProvinceError) -> [(code: String, name: String, shape: Shape)] {
        guard let layer = layers.first(where: { $0.role == .commune }) else { return [] }
        return try ProvinceError.wrap(layer.path) {
            let table = try VectorSource(layer.path, options: SourceOptions(layer: layer.info.name)).readAll()
            guard let crs = table.crs, let code = layer.fields["code"].flatMap(table.fieldIndex) else { return [] }
            let transformer = try Transformer(from: crs, to: .wgs84)
            let name = layer.fields["name"].flatMap(table.fieldIndex)
            var communes: [(code: String, name: String, shape: Shape)] = []
            for feature in table.features {
                guard let shape = feature.shape, let key = feature.text(code) else { continue }
                communes.append((key, feature.text(name) ?? key, try transformer.transform(shape)))
            }
            return communes
        }
    }

    private static func guess(
        _ layer: SurveyedLayer, _ communes: [(code: String, name: String, shape: Shape)]
    ) throws(ProvinceError) -> MeridianGuess {
        // Any projected system lets the numbers be read as they stand; it is not what the guess rests on.
        let options = SourceOptions(layer: layer.info.name, crs: .epsg(5897))
        var positions: [(position: Coordinate, commune: String?)] = []
        try ProvinceError.wrap(layer.path) {
            try VectorSource(layer.path, options: options).read { table in
                let field = layer.fields["commune"].flatMap(table.fieldIndex)
                for feature in table.features {
                    guard let box = feature.shape?.box, !box.isEmpty else { continue }
                    positions.append((box.centre, feature.text(field)))
                }
            }
        }
        return MeridianGuess(positions: positions, communes: communes)
    }

    // MARK: writing

    private func value(_ id: String) -> String {
        if id == "province", let province { return province }
        return answers[id] ?? questions.first { $0.id == id }?.suggestion ?? "?"
    }

    private func source(_ role: LayerRole) -> Source? { sources.first { $0.role == role.rawValue } }

    /// The working grid of the province, when its code is known.
    private var grid: String {
        VN2000.zone(forProvince: value("province")).map { "EPSG:\($0.epsg)" } ?? "?"
    }

    /// The file's text; a value nobody answered is written as “?”, which reading refuses with its line.
    public func yaml(inFolder folder: String) -> String {
        var lines = [
            "# Workspace of PhuSong. Paths are relative to this file. A “?” must be replaced before it can be run.",
            "phusong: 1",
            "name: \(Self.quoted(value("name")))",
            "# GSO code of the province whose rules apply.",
            "province: \"\(value("province"))\"",
            "# Working grid: the province's VN-2000 TM-3 system.",
            "crs: \(grid)",
            "# Dates of the law: the day before and after each change.",
            "as_of: [2024-06-30, 2024-07-31, 2024-08-01, 2026-07-01]",
            "units:",
            "  date: \(value("units.date"))",
        ]
        func entry(_ key: String, _ role: LayerRole, indent: Int, extra: [String] = [], isRequired: Bool = true) {
            let pad = String(repeating: " ", count: indent)
            guard let found = source(role) else {
                guard isRequired else { return }
                lines.append("\(pad)\(key):")
                lines += extra.map { "\(pad)  \($0)" }
                lines.append("\(pad)  source: \(Self.quoted(value("\(role.rawValue).source")))")
                return
            }
            lines.append("\(pad)\(key):")
            lines.append("\(pad)  source: \(Self.quoted(Self.relative(found.path, to: folder)))")
            if found.severalLayers { lines.append("\(pad)  layer: \(Self.quoted(found.layer))") }
            if let guess = found.guess {
                lines.append(
                    "\(pad)  # The file has no coordinate system. Share of \(guess.tested) features inside the")
                lines.append(
                    "\(pad)  # \(guess.byNamedCommune ? "commune they name" : "communes, none being named"), best first; please confirm:"
                )
                for candidate in guess.candidates.prefix(4) {
                    lines.append("\(pad)  #   \(candidate.crs): \(Int((candidate.share * 100).rounded())) %")
                }
                lines.append("\(pad)  crs: \(found.crs.map(\.description) ?? "?")")
            }
            lines += extra.map { "\(pad)  \($0)" }
            if !found.fields.isEmpty {
                let pairs = found.fields.sorted { $0.key < $1.key }.map { "\($0.key): \(Self.quoted($0.value))" }
                lines.append("\(pad)  fields: {\(pairs.joined(separator: ", "))}")
            }
        }
        entry("district", .district, indent: 2, isRequired: false)
        entry("commune", .commune, indent: 2)
        entry("census", .census, indent: 0, extra: ["date: \(value("census.date"))"])
        lines.append("land_use:")
        for role in [LayerRole.recorded, .planned] {
            entry(
                role.rawValue, role, indent: 2,
                extra: [
                    Self.namespaceComment(source(role)?.namespaces ?? []),
                    "namespace: \(source(role)?.namespaces.first?.id ?? (role == .recorded ? "vn-cadastral-legacy" : "vn-plan-2014"))",
                    "approved: \(value("land_use.\(role.rawValue).approved"))",
                ], isRequired: role == .recorded)
        }
        lines.append("# Zones are made from the recorded or the planned layer; gap in m, ground of a mast in m².")
        lines.append("zones: {from: recorded, join_gap: 10, mast_footprint: 100}")
        entry("stations", .stations, indent: 0)
        entry("terrain", .terrain, indent: 0, isRequired: false)
        if source(.approved) != nil {
            lines.append("# Decisions and yearly plans that approve positions of stations.")
        }
        entry("approved", .approved, indent: 0, isRequired: false)
        if source(.priority) != nil {
            lines.append("# Places phusong site has to serve: technology, share of the area, who works there.")
        }
        entry("priority_places", .priority, indent: 0, isRequired: false)
        lines.append("# For phusong sunset: each operator's lines by terminal, of communes or of the whole province.")
        lines.append("# subscribers: {source: subscribers.csv, shares: shares.csv, history: history.csv}")
        lines.append("# The service zones are judged by; share of people that must be covered.")
        lines.append("service: {technology: 4G, share: 0.95, switch_off: 3G}")
        lines.append("coverage: {cell: 100, max_radius: 10000}")
        lines.append("candidates: {radius: 4000, places: 3, roofs: 5}")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func namespaceComment(_ namespaces: [Source.Namespace]) -> String {
        guard !namespaces.isEmpty else {
            return "# vn-cadastral-legacy, vn-plan-2014, vn-plan-2024 or vn-construction: the list the codes come from."
        }
        let shares = namespaces.map { "\($0.id) \(Int(($0.share * 100).rounded(.down))) %" }.joined(separator: ", ")
        return "# The list the codes come from; of this layer's codes are known: \(shares)."
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"") + "\""
    }

    private static func relative(_ path: String, to folder: String) -> String {
        let file = URL(fileURLWithPath: path).standardizedFileURL.path
        let base = URL(fileURLWithPath: folder).standardizedFileURL.path + "/"
        return file.hasPrefix(base) ? String(file.dropFirst(base.count)) : file
    }
}

extension WorkspaceDraft.Unrecognised {
    init(_ layer: SurveyedLayer, isTaken: Bool) {
        (path, self.layer, columns) = (layer.path, layer.info.name, layer.info.fields.map(\.name))
        reason =
            if isTaken {
                .taken(role: layer.role.rawValue)
            } else if let nearest = layer.nearest {
                .lacks(role: nearest.role.rawValue, nearest.lacks)
            } else {
                .nothingKnown
            }
    }
}
