public import PermitRules
public import Province
public import Units

/// A workspace opened for questions: its law, with country, folder and overlays, and the data folder. Every study starts
/// here, so that all of them answer by the same law.
public struct Session: Sendable {
    public let workspace: Workspace
    public let book: RuleBook
    /// The folder GeoData.
    public let dataFolder: String

    /// What a question changes in the workspace.
    public struct Choices: Hashable, Sendable {
        /// Days of the law; empty: the workspace's.
        public var dates: [CalendarDate] = []
        /// Folder below `law`; nil: the workspace's.
        public var country: String?
        /// Folders laid over those of the workspace, the last on top.
        public var overlays: [String] = []

        public init(dates: [CalendarDate] = [], country: String? = nil, overlays: [String] = []) {
            (self.dates, self.country, self.overlays) = (dates, country, overlays)
        }
    }

    /// - Parameter path: of `phusong.yaml` or of the folder that holds it.
    /// - Throws: ``StudyError/province(_:)``, ``StudyError/rules(_:)``.
    public init(_ path: String, dataFolder: String, choices: Choices = Choices()) throws(StudyError) {
        var workspace = try StudyError.wrap(path) { try Workspace(path: path) }
        if !choices.dates.isEmpty { workspace.asOf = Set(choices.dates).sorted() }
        workspace.law.country = choices.country ?? workspace.law.country
        workspace.law.overlays += choices.overlays
        let law = workspace.law
        book = try StudyError.wrap(workspace.file) {
            try RuleBook(folder: law.folder ?? dataFolder, country: law.country, overlays: law.overlays)
        }
        self.workspace = workspace
        self.dataFolder = dataFolder
    }

    /// The province of the workspace, read and joined.
    ///
    /// - Throws: ``StudyError/province(_:)``.
    public func world(_ run: Run = Run()) throws(StudyError) -> World {
        try StudyError.wrap(workspace.file) {
            try ImportStudy(workspace: workspace, catalogue: book.catalogue, dataFolder: dataFolder)
                .run(run)
        }
    }

    /// What the studies of the province share.
    ///
    /// - Throws: ``StudyError/province(_:)``.
    public func scene(_ run: Run = Run()) throws(StudyError) -> Scene { Scene(try world(run), book) }

    /// Where the facts of places come from.
    public func facts(run: Run = Run()) throws(StudyError) -> FactScene {
        let world = workspace.province == nil ? nil : try self.world(run)
        return try FactScene(workspace, world: world, book: book, run: run)
    }
}
