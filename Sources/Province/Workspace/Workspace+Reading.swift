import Foundation
import GeoStore
import Geometry
import Propagation
public import Units

extension Workspace {
    /// Reads `phusong.yaml`, or the folder that holds it.
    ///
    /// A file with any key of a province has to describe one completely.
    public init(path: String) throws(WorkspaceError) {
        let file = FileKind.of(path) == .folder ? path + "/phusong.yaml" : path
        let root = try YAMLMapping(file: file)
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
        try root.rejectUnknownKeys(known: Self.keys)
        let schema = try root.requiredText("phusong")
        guard schema == "1" else { throw root.bad("phusong", schema, expected: "1, the schema this version reads") }
        self.file = file
        self.folder = folder
        name = try root.requiredText("name")
        if root.keys.contains(where: { !Self.keysOfLayersAlone.contains($0) }) {
            province = try Province(root, folder)
            crs = try root.crs("crs") ?? CRS.wgs84
            guard crs != .wgs84 else { throw .missingKey(file: file, line: root.line, key: "crs") }
            asOf = try root.dates("as_of") ?? Workspace.defaultDates
        } else {
            crs = try root.grid("crs")
            guard let dates = try root.dates("as_of") else {
                throw .missingKey(file: file, line: root.line, key: "as_of")
            }
            asOf = dates
        }
        law = try Law(root.mapping("law"), folder: folder)
        guard let check = try root.mapping("check") else { return }
        try check.rejectUnknownKeys(known: ["layers", "sites"])
        if let entry = try check.mapping("layers") {
            for key in entry.keys {
                layers[key] = try Layer(entry.requiredMapping(key), folder: folder, fields: nil, required: [])
            }
        }
        if let sites = try check.mapping("sites") {
            siteNumbers = try sites.choice("numbers")
            siteDates = try sites.choice("dates")
            for key in sites.keys where !["numbers", "dates"].contains(key) {
                siteFields[key] = try sites.requiredText(key)
            }
        }
    }

    private static let keys = [
        "phusong", "name", "province", "crs", "as_of", "units", "census", "current_population", "land_use", "zones",
        "stations", "terrain", "subscribers", "service", "coverage", "claims", "candidates", "law", "approved",
        "priority_places", "check",
    ]
    private static let keysOfLayersAlone: Set = ["phusong", "name", "crs", "as_of", "law", "check"]

    /// Day before and after each change the rules know for residential land (field review, items 3–4).
    public static let defaultDates = ["2024-06-30", "2024-07-31", "2024-08-01", "2026-07-01"].compactMap {
        CalendarDate($0)
    }
}

extension Workspace.Province {
    fileprivate init(_ root: YAMLMapping, _ folder: String) throws(WorkspaceError) {
        code = try root.requiredText("province")
        units = try Self.readUnits(root.requiredMapping("units"), folder)
        census = try Self.readCensus(root.requiredMapping("census"), folder)
        currentPopulation = try root.mapping("current_population").map { (m) throws(WorkspaceError) in
            try Self.readCensus(m, folder)
        }
        let land = try root.requiredMapping("land_use")
        try land.rejectUnknownKeys(known: ["recorded", "planned"])
        landUse = Workspace.LandUse(
            recorded: try Self.readLand(land.requiredMapping("recorded"), folder),
            planned: try land.mapping("planned").map { (m) throws(WorkspaceError) in try Self.readLand(m, folder) }
        )
        zones = try Self.readZones(root.mapping("zones"))
        stations = try Workspace.Layer(
            root.requiredMapping("stations"), folder: folder,
            fields: [
                "site", "operator", "technologies", "structure", "height", "longitude", "latitude", "x", "y", "status",
                "decision", "approved", "azimuths", "bands", "power", "feeder", "tilt", "mechanical_tilt", "pattern",
            ],
            required: ["operator", "technologies", "height"])
        terrain = try root.mapping("terrain").map { (m) throws(WorkspaceError) in
            try Workspace.Layer(m, folder: folder, fields: [], required: [])
        }
        subscribers = try root.mapping("subscribers").map { (m) throws(WorkspaceError) in
            try m.rejectUnknownKeys(known: ["source", "shares", "history"])
            func path(_ text: String) -> String { text.hasPrefix("/") ? text : folder + "/" + text }
            return Workspace.Subscribers(
                source: path(try m.requiredText("source")), shares: try m.text("shares").map(path),
                history: try m.text("history").map(path))
        }
        service = try Self.readService(root.mapping("service"))
        coverage = try Self.readCoverage(root.mapping("coverage"), folder)
        candidates = try Self.readCandidates(root.mapping("candidates"))
        claims = try Self.readClaims(root.mapping("claims"), folder)
        approved = try root.mapping("approved").map { (m) throws(WorkspaceError) in
            try Workspace.Layer(
                m, folder: folder,
                fields: [
                    "site", "operator", "longitude", "latitude", "x", "y", "decision", "approved", "yearly",
                    "extended", "withdrawn", "withdrawn_by",
                ],
                required: ["operator"])
        }
        priorityPlaces = try root.mapping("priority_places").map { (m) throws(WorkspaceError) in
            try Workspace.Layer(
                m, folder: folder,
                fields: ["name", "technology", "share", "people", "operator", "longitude", "latitude", "x", "y"],
                required: ["name", "technology", "share"])
        }
        if coverage.model == .p1812 && terrain == nil {
            throw .badValue(
                file: root.file, line: root.line(of: "coverage"), key: "coverage.model", value: "p1812",
                expected: "“hata”, or a terrain layer for p1812 to look at")
        }
        if zones.from == .planned && landUse.planned == nil {
            throw root.bad("zones", "planned", expected: "“recorded”, or a land_use.planned layer to take zones from")
        }
    }

    private static func readUnits(_ map: YAMLMapping, _ folder: String) throws(WorkspaceError) -> Workspace.Units {
        try map.rejectUnknownKeys(known: ["date", "district", "commune", "swap"])
        let swap = try map.texts("swap") ?? []
        guard swap.count % 2 == 0 else {
            throw map.bad("swap", swap.joined(separator: ", "), expected: "pairs of district codes, e.g. [723, 726]")
        }
        return Workspace.Units(
            date: try map.requiredDate("date"),
            district: try map.mapping("district").map { (m) throws(WorkspaceError) in
                try Workspace.Layer(
                    m, folder: folder, fields: ["code", "name", "rank", "valid_from", "valid_to"],
                    required: ["code", "name"])
            },
            commune: try Workspace.Layer(
                map.requiredMapping("commune"), folder: folder,
                fields: ["code", "name", "rank", "district", "district_name", "valid_from", "valid_to"],
                required: ["code", "name"]),
            swap: swap)
    }

    private static func readCensus(_ map: YAMLMapping, _ folder: String) throws(WorkspaceError) -> Workspace.Census {
        let layer = try Workspace.Layer(
            map, folder: folder, fields: ["code", "name", "district", "province", "population"],
            required: ["population"],
            extraKeys: ["date", "provinces"])
        guard layer.fields["code"] != nil || layer.fields["name"] != nil else {
            throw .missingKey(file: map.file, line: map.line, key: map.qualified("fields.code"))
        }
        return Workspace.Census(
            layer: layer, date: try map.requiredDate("date"), provinces: try map.texts("provinces") ?? [])
    }

    private static func readLand(_ map: YAMLMapping, _ folder: String) throws(WorkspaceError) -> Workspace.LandLayer {
        Workspace.LandLayer(
            layer: try Workspace.Layer(
                map, folder: folder, fields: ["id", "code", "residential_area", "commune"], required: ["code"],
                extraKeys: ["namespace", "approved"]),
            namespace: try map.requiredText("namespace"), approved: try map.requiredDate("approved"))
    }

    private static func readZones(_ map: YAMLMapping?) throws(WorkspaceError) -> Workspace.Zones {
        var zones = Workspace.Zones(from: .recorded, joinGap: 10, mastFootprint: 100)
        guard let map else { return zones }
        try map.rejectUnknownKeys(known: ["from", "join_gap", "mast_footprint"])
        if let from = try map.text("from") {
            guard let source = Workspace.Zones.Source(rawValue: from) else {
                throw map.bad("from", from, expected: "“recorded” or “planned”")
            }
            zones.from = source
        }
        zones.joinGap = try map.number("join_gap", in: 0...500) ?? zones.joinGap
        zones.mastFootprint = try map.number("mast_footprint", in: 0...100_000) ?? zones.mastFootprint
        return zones
    }

    private static func readService(_ map: YAMLMapping?) throws(WorkspaceError) -> Workspace.Service {
        var service = Workspace.Service(
            technology: .lte, share: 0.95, operators: [],
            thresholds: Dictionary(uniqueKeysWithValues: Technology.allCases.map { ($0, $0.defaultThreshold.covered) }),
            switchOff: .umts)
        guard let map else { return service }
        try map.rejectUnknownKeys(known: [
            "technology", "share", "operators", "thresholds", "switch_off", "certainty", "shadowing",
        ])
        service.technology = try map.technology("technology") ?? service.technology
        service.share = try map.number("share", in: 0.01...1) ?? service.share
        service.operators = try map.texts("operators") ?? []
        service.switchOff = try map.technology("switch_off") ?? service.switchOff
        if let thresholds = try map.mapping("thresholds") {
            try thresholds.rejectUnknownKeys(known: Technology.allCases.map(\.rawValue))
            for technology in Technology.allCases {
                if let level = try thresholds.number(technology.rawValue, in: -150 ... -20) {
                    service.thresholds[technology] = .dBm(level)
                }
            }
        }
        let certainty = try map.number("certainty", in: 0.5...0.99) ?? service.certainty
        let shadowing = try map.number("shadowing", in: 0...20).map { Decibels($0) } ?? service.shadowing
        do {
            try service.require(certainty: certainty, shadowing: shadowing)
        } catch {
            throw map.bad("certainty", "\(certainty)", expected: "\(error)")
        }
        return service
    }

    private static func readClaims(_ map: YAMLMapping?, _ folder: String) throws(WorkspaceError) -> [Workspace.Claim] {
        guard let map else { return [] }
        var claims: [Workspace.Claim] = []
        for key in map.keys {
            let entry = try map.requiredMapping(key)
            let claim = Workspace.Claim(
                layer: try Workspace.Layer(
                    entry, folder: folder, fields: ["operator", "technology"], required: [],
                    extraKeys: ["operator", "technology"]),
                operator: try entry.text("operator"), technology: try entry.technology("technology"))
            if claim.operator == nil, claim.layer.fields["operator"] == nil {
                throw .missingKey(file: entry.file, line: entry.line, key: entry.qualified("operator"))
            }
            if claim.technology == nil, claim.layer.fields["technology"] == nil {
                throw .missingKey(file: entry.file, line: entry.line, key: entry.qualified("technology"))
            }
            claims.append(claim)
        }
        return claims
    }

    private static func readCoverage(_ map: YAMLMapping?, _ folder: String) throws(WorkspaceError) -> Workspace.Coverage
    {
        guard let map else { return Workspace.Coverage(cell: 100, maxRadius: 10_000) }
        try map.rejectUnknownKeys(known: [
            "cell", "max_radius", "pattern", "model", "clutter", "calibration", "building", "load",
        ])
        func path(_ key: String) throws(WorkspaceError) -> String? {
            try map.text(key).map { $0.hasPrefix("/") ? $0 : folder + "/" + $0 }
        }
        let model = try map.text("model").map { (text) throws(WorkspaceError) in
            guard let model = Workspace.Coverage.Model(rawValue: text) else {
                throw map.bad("model", text, expected: "“p1812” or “hata”")
            }
            return model
        }
        let building = try map.text("building").map { (text) throws(WorkspaceError) in
            switch text {
            case "traditional": return BuildingEntryLoss.Construction.traditional
            case "efficient": return .thermallyEfficient
            default: throw map.bad("building", text, expected: "“traditional” or “efficient”")
            }
        }
        return Workspace.Coverage(
            cell: try map.number("cell", in: 5...1000) ?? 100,
            maxRadius: try map.number("max_radius", in: 100...50_000) ?? 10_000, pattern: try path("pattern"),
            model: model, clutter: try path("clutter"), calibration: try path("calibration"),
            building: building ?? .traditional,
            load: try map.number("load", in: SignalQuality.loads) ?? Workspace.Coverage.usualLoad)
    }

    private static func readCandidates(_ map: YAMLMapping?) throws(WorkspaceError) -> Workspace.Candidates {
        guard let map else { return Workspace.Candidates(radius: 4000, places: 3, roofs: 5) }
        try map.rejectUnknownKeys(known: ["radius", "places", "roofs"])
        return Workspace.Candidates(
            radius: try map.number("radius", in: 0...50_000) ?? 4000,
            places: Int(try map.number("places", in: 0...20) ?? 3), roofs: Int(try map.number("roofs", in: 0...50) ?? 5)
        )
    }
}

extension Workspace.Layer {
    /// - Parameter fields: meanings this layer may map; nil when any are carried.
    init(
        _ map: YAMLMapping, folder: String, fields known: [String]?, required: [String], extraKeys: [String] = []
    ) throws(WorkspaceError) {
        try map.rejectUnknownKeys(
            known: ["source", "layer", "levels", "crs", "encoding", "filter", "numbers", "dates", "fields"] + extraKeys)
        let source = try map.requiredText("source")
        let isConnection = source.uppercased().hasPrefix("PG:") || source.hasPrefix("/")
        self.source = isConnection ? source : folder + "/" + source
        layers = try map.texts("layer") ?? []
        levels = try map.mapping("levels").map { (entry) throws(WorkspaceError) in
            var codes: [String: String] = [:]
            for level in entry.keys { codes[level] = try entry.requiredText(level) }
            return codes
        }
        crs = try map.crs("crs")
        encoding = nil
        if let name = try map.text("encoding") {
            guard let found = TextEncoding(rawValue: name.lowercased()) else {
                let names = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
                throw map.bad("encoding", name, expected: "one of \(names)")
            }
            encoding = found
        }
        filter = try map.text("filter")
        numbers = try map.choice("numbers")
        dates = try map.choice("dates")
        line = map.line
        var fields: [String: String] = [:]
        if let entry = try map.mapping("fields") {
            if let known { try entry.rejectUnknownKeys(known: known) }
            for key in entry.keys { fields[key] = try entry.requiredText(key) }
        }
        self.fields = fields
        for key in required where fields[key] == nil {
            throw .missingKey(file: map.file, line: map.line, key: map.qualified("fields.\(key)"))
        }
    }
}

extension YAMLMapping {
    /// One of the words of a closed list.
    func choice<Value: RawRepresentable<String> & CaseIterable>(_ key: String) throws(WorkspaceError) -> Value? {
        guard let text = try text(key) else { return nil }
        guard let value = Value(rawValue: text) else {
            throw bad(key, text, expected: "one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return value
    }

    func crs(_ key: String) throws(WorkspaceError) -> CRS? {
        guard let text = try text(key) else { return nil }
        let crs = CRS(text)
        do {
            _ = try crs.details()
        } catch {
            throw bad(key, text, expected: "a coordinate system PROJ knows and that is not deprecated, e.g. EPSG:9210")
        }
        return crs
    }

    /// A projected system, whose distances are lengths.
    fileprivate func grid(_ key: String) throws(WorkspaceError) -> CRS {
        let text = try requiredText(key)
        guard let crs = try crs(key), (try? crs.details().kind) == .projected else {
            throw bad(key, text, expected: "a projected system, whose distances are lengths")
        }
        return crs
    }

    func dates(_ key: String) throws(WorkspaceError) -> [CalendarDate]? {
        guard let texts = try texts(key) else { return nil }
        var dates: [CalendarDate] = []
        for text in texts {
            guard let date = CalendarDate(text) else { throw bad(key, text, expected: "a date of the form yyyy-MM-dd") }
            dates.append(date)
        }
        return dates.isEmpty ? nil : Array(Set(dates)).sorted()
    }

    fileprivate func requiredDate(_ key: String) throws(WorkspaceError) -> CalendarDate {
        let text = try requiredText(key)
        guard let date = CalendarDate(text) else { throw bad(key, text, expected: "a date of the form yyyy-MM-dd") }
        return date
    }

    fileprivate func technology(_ key: String) throws(WorkspaceError) -> Technology? {
        guard let text = try text(key) else { return nil }
        guard let technology = Technology(rawValue: text) else {
            let names = Technology.allCases.map(\.rawValue).joined(separator: ", ")
            throw bad(key, text, expected: "one of \(names)")
        }
        return technology
    }
}
