import Foundation

/// The `phusong` binary of this build, run as a user runs it: from another folder, without this process's settings.
struct BuiltCommand {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    enum Problem: Error {
        case notBuilt(String)
    }

    /// Folder of the test bundle, where the package manager puts all products.
    static let folder: URL = {
        let bundle =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? Bundle.main.executablePath ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: bundle).deletingLastPathComponent()
    }()

    var binary = BuiltCommand.folder.appendingPathComponent("phusong").path
    var workingFolder: String
    /// Whole environment of the command; no locale, so that it speaks English.
    var environment: [String: String] = ["PATH": "/usr/bin:/bin"]

    func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

    func run(_ arguments: [String]) throws -> Outcome {
        guard FileManager.default.isExecutableFile(atPath: binary) else { throw Problem.notBuilt(binary) }
        // Files, not pipes: a pipe that nobody empties stops the command.
        let outputFile = workingFolder + "/.output-\(UUID().uuidString)"
        let errorFile = workingFolder + "/.errors-\(UUID().uuidString)"
        for file in [outputFile, errorFile] { try Data().write(to: URL(fileURLWithPath: file)) }
        defer {
            for file in [outputFile, errorFile] { try? FileManager.default.removeItem(atPath: file) }
        }
        let process = try start(arguments, output: outputFile, errors: errorFile)
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus,
            output: try String(contentsOfFile: outputFile, encoding: .utf8),
            errors: try String(contentsOfFile: errorFile, encoding: .utf8))
    }

    func start(_ arguments: [String], output: String = "/dev/null", errors: String = "/dev/null") throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: binary)
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = URL(fileURLWithPath: workingFolder)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        try process.run()
        return process
    }
}
