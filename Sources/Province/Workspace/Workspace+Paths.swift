import Foundation
import GeoStore

extension Workspace {
    /// Relative to the workspace where it lies inside, so that results do not name the machine;
    /// a connection string without its password.
    package func displayPath(_ path: String) -> String {
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        if path.uppercased().hasPrefix("PG:") { return ConnectionText.redacted(path) }
        if path.hasPrefix(prefix) { return String(path.dropFirst(prefix.count)) }
        return path.hasPrefix("/") ? URL(fileURLWithPath: path).lastPathComponent : path
    }
}
