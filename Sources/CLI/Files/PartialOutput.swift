import Foundation

/// What an interrupted command leaves beside the folder it was to write.
///
/// Results and samples are made in a hidden folder of another name, `.NAME.part`, under a lock `.NAME.lock` that names
/// its process, and renamed at the end.
struct PartialOutput: Sendable {
    private let parent: URL
    private let name: String

    init(of folder: String) {
        let url = URL(fileURLWithPath: folder).standardizedFileURL
        parent = url.deletingLastPathComponent()
        name = url.lastPathComponent
    }

    /// Removes what belongs to this process; another run's work stays.
    func remove() {
        let lock = parent.appendingPathComponent(".\(name).lock")
        let owner = (try? String(contentsOf: lock, encoding: .utf8))?.split(separator: "\n").first
        guard let owner, owner == "process \(ProcessInfo.processInfo.processIdentifier)" else { return }
        for leftover in [".\(name).part", ".\(name).lock"] { remove(parent.appendingPathComponent(leftover)) }
    }

    /// Removes what this process was making of several folders beside each other.
    static func removeAll(in parent: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
        for name in names where name.hasPrefix(".") && name.hasSuffix(".lock") {
            PartialOutput(of: parent + "/" + name.dropFirst().dropLast(5)).remove()
        }
    }

    /// Moved aside first, so that a thread that still writes cannot add to it.
    private func remove(_ url: URL) {
        let manager = FileManager.default
        let aside = url.appendingPathExtension("removed")
        let isAside = (try? manager.moveItem(at: url, to: aside)) != nil
        try? manager.removeItem(at: isAside ? aside : url)
    }
}
