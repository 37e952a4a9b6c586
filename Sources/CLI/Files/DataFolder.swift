import Foundation
import Reports

/// Where the legal registers, code tables and sample facts of `GeoData` are, and how they were found.
struct DataFolder: Sendable {
    enum Route: String, Encodable, Sendable {
        /// `--data`
        case option
        /// `$PHUSONG_DATA`
        case environment
        /// `../share/phusong` beside the binary, where an installation puts it
        case share
        /// `GeoData` of the checkout the binary was built in
        case checkout
    }

    let path: String
    let route: Route

    static let variable = "PHUSONG_DATA"

    /// Folder of the legal registers inside; what has none is not GeoData.
    private static let mark = "law"

    /// The first of the four routes, in the order of ``Route``. A folder that was named and is not there is an error,
    /// never passed over: the next route could hold other law.
    static func find(
        option: String?, environment: [String: String] = ProcessInfo.processInfo.environment,
        binary: String = DataFolder.ownBinary
    ) throws(Failure) -> DataFolder {
        if let option { return try named(option, by: "--data", route: .option) }
        if let value = environment[variable], !value.isEmpty {
            return try named(value, by: "$\(variable)", route: .environment)
        }
        let besideBinary = URL(fileURLWithPath: binary).deletingLastPathComponent()
        let share = besideBinary.appendingPathComponent("../share/phusong").standardizedFileURL.path
        if isData(share) { return DataFolder(path: share, route: .share) }
        if let checkout = checkout(above: besideBinary) { return DataFolder(path: checkout, route: .checkout) }
        throw Texts.spoken.dataNotFound(share: share)
    }

    private static func named(_ path: String, by name: String, route: Route) throws(Failure) -> DataFolder {
        guard isFolder(path) else { throw Texts.spoken.dataFolderMissing(name, path) }
        guard isData(path) else { throw Texts.spoken.notDataFolder(name, path, lacks: mark) }
        return DataFolder(path: URL(fileURLWithPath: path).standardizedFileURL.path, route: route)
    }

    /// Walks up from a build folder such as `.build/x86_64-unknown-linux-gnu/release`.
    private static func checkout(above folder: URL) -> String? {
        var folder = folder
        while folder.path != "/" {
            let data = folder.appendingPathComponent("GeoData").path
            let manifest = folder.appendingPathComponent("Package.swift").path
            if isData(data) && FileManager.default.fileExists(atPath: manifest) { return data }
            folder.deleteLastPathComponent()
        }
        return nil
    }

    private static func isData(_ path: String) -> Bool { isFolder(path + "/" + mark) }

    private static func isFolder(_ path: String) -> Bool {
        let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        return (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
    }

    /// The running binary with symbolic links resolved, so that a link in /usr/local/bin leads to its installation.
    static var ownBinary: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? Bundle.main.executablePath ?? CommandLine.arguments[0]
    }
}
