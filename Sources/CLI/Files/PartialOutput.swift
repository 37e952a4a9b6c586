import Foundation

/// What a command that ends at once leaves beside the folder it was to write.
///
/// Results and samples are made in a hidden folder of another name, `.NAME.part`, under a lock `.NAME.lock` that names
/// its process, and renamed at the end.
enum PartialOutput: Sendable {
    case of(folder: String)
    /// Of several folders beside each other.
    case allIn(parent: String)

    /// Removes what belongs to this process; another run's work stays.
    func remove() {
        switch self {
        case .of(let folder):
            let url = URL(fileURLWithPath: folder).standardizedFileURL
            Self.remove(named: url.lastPathComponent, in: url.deletingLastPathComponent())
        case .allIn(let parent):
            let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
            for name in names where name.hasPrefix(".") && name.hasSuffix(".lock") {
                Self.remove(named: String(name.dropFirst().dropLast(5)), in: URL(fileURLWithPath: parent))
            }
        }
    }

    private static func remove(named name: String, in parent: URL) {
        let lock = parent.appendingPathComponent(".\(name).lock")
        let owner = (try? String(contentsOf: lock, encoding: .utf8))?.split(separator: "\n").first
        guard let owner, owner == "process \(ProcessInfo.processInfo.processIdentifier)" else { return }
        for leftover in [".\(name).part", ".\(name).lock"] { remove(parent.appendingPathComponent(leftover)) }
    }

    /// Moved aside first, so that a thread that still writes cannot add to it.
    private static func remove(_ url: URL) {
        let manager = FileManager.default
        let aside = url.appendingPathExtension("removed")
        let isAside = (try? manager.moveItem(at: url, to: aside)) != nil
        try? manager.removeItem(at: isAside ? aside : url)
    }
}
