import Foundation

extension Workspace.Law {
    init(_ map: YAMLMapping?, folder: String) throws(WorkspaceError) {
        self.init()
        guard let map else { return }
        try map.rejectUnknownKeys(known: ["country", "folder", "overlays"])
        country = try map.text("country") ?? country
        func existing(_ key: String, _ path: String) throws(WorkspaceError) -> String {
            let absolute = path.hasPrefix("/") ? path : folder + "/" + path
            guard FileKind.of(absolute) == .folder else {
                throw map.bad(key, path, expected: "a folder that exists, relative to the workspace")
            }
            return absolute
        }
        if let path = try map.text("folder") { self.folder = try existing("folder", path) }
        for path in try map.texts("overlays") ?? [] { overlays.append(try existing("overlays", path)) }
    }
}
