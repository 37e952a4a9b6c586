import GeoStore
public import Geometry
public import Units

/// What `phusong check` reads of a workspace: a province, or, for other places, only a grid, a law and layers.
///
/// A file with the key `land_use` is a province and has to be complete. Without it these keys are read: `phusong`, `name`,
/// `crs`, `as_of`, `law`, `check`.
public struct CheckWorkspace: Sendable {
    public var file: String
    public var folder: String
    public var name: String
    /// Working grid, projected.
    public var crs: CRS
    public var asOf: [CalendarDate]
    public var law: Workspace.Law
    /// Layers that facts of the rules name, by that name.
    public var layers: [String: Workspace.Layer] = [:]
    /// Meaning or fact → column of the site table.
    public var siteFields: [String: String] = [:]
    /// The whole province, when the file describes one.
    public var province: Workspace?

    /// - Parameter path: of `phusong.yaml` or of the folder that holds it.
    public init(path: String) throws(WorkspaceError) {
        let file = FileKind.of(path) == .folder ? path + "/phusong.yaml" : path
        let root = try YAMLMapping(file: file)
        if root.keys.contains("land_use") {
            let province = try Workspace(path: path)
            self.init(province: province)
        } else {
            try self.init(light: root)
        }
        guard let check = try root.mapping("check") else { return }
        try check.rejectUnknownKeys(known: ["layers", "sites"])
        if let entry = try check.mapping("layers") {
            for key in entry.keys {
                layers[key] = try Workspace.Layer(
                    entry.requiredMapping(key), folder: folder, fields: nil, required: [])
            }
        }
        if let sites = try check.mapping("sites") {
            for key in sites.keys { siteFields[key] = try sites.requiredText(key) }
        }
    }

    public init(province: Workspace) {
        (file, folder, name) = (province.file, province.folder, province.name)
        (crs, asOf, law) = (province.crs, province.asOf, province.law)
        self.province = province
    }

    private init(light root: YAMLMapping) throws(WorkspaceError) {
        try root.rejectUnknownKeys(known: ["phusong", "name", "crs", "as_of", "law", "check"])
        let schema = try root.requiredText("phusong")
        guard schema == "1" else { throw root.bad("phusong", schema, expected: "1, the schema this version reads") }
        file = root.file
        folder = Workspace.folder(of: root.file)
        name = try root.requiredText("name")
        let text = try root.requiredText("crs")
        guard let crs = try root.crs("crs"), (try? crs.details().kind) == .projected else {
            throw root.bad("crs", text, expected: "a projected system, whose distances are lengths")
        }
        self.crs = crs
        guard let dates = try root.dates("as_of") else {
            throw .missingKey(file: root.file, line: root.line, key: "as_of")
        }
        asOf = dates
        law = try Workspace.Law(root.mapping("law"), folder: folder)
    }
}
