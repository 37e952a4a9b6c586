import Formats
import PermitRules
import Province
import Studies
import Units

/// What the lines of a ``CheckStream`` depend on, field by field.
struct CheckStamp: Encodable {
    /// Raised when the same inputs give other lines.
    private let version = 3
    private let list: String?
    private let dates: [CalendarDate]
    private let structures: [String]
    private let owner: String?
    private let content: String
    private let language: String?
    private let alternatives: Bool
    private let law: [String?]
    private let workspace: String?
    private let layers: [String?]

    /// Sources that are no plain files, as results name them.
    let unnamed: [String]

    private enum CodingKeys: String, CodingKey {
        case version, list, dates, structures, owner, content, language, alternatives, law, workspace, layers
    }

    init(_ stream: CheckStream, _ sites: SiteList) {
        let study = stream.study
        let scene = study.scene
        list = sites.fingerprint
        dates = study.dates
        structures = study.structures.map(\.rawValue)
        owner = stream.owner
        switch stream.content {
        case .brief: (content, language, alternatives) = ("brief", nil, false)
        case .full(let spoken, let others): (content, language, alternatives) = ("full", spoken.rawValue, others)
        }
        law = scene.book.files.map { Digest.of(file: $0) }
        workspace = Digest.of(file: scene.workspace.file)
        layers = scene.inputs.map(\.sha256)
        let sources =
            [(sites.path, list), (scene.workspace.file, workspace)] + zip(scene.book.files, law)
            + zip(scene.inputs.map(\.path), layers)
        unnamed = sources.filter { $0.1 == nil }.map(\.0)
    }

    /// One line; nil when a source has no name for its bytes.
    var text: String? {
        get throws { unnamed.isEmpty ? try JSONDocument.line(self) : nil }
    }
}
