import Foundation
import Testing

/// What every command that computes owes its user: the same bytes on any number of threads, and an end when asked.
@Suite struct RunOptionsTests {
    private static let home = Result<TemporaryFolder, any Error> { try TemporaryFolder.lasting() }
    private static let workspace = Result<String, any Error> {
        try SmallSample(in: home.get().path, withList: true).workspace
    }

    let folder: TemporaryFolder
    let command: BuiltCommand

    init() throws {
        folder = try TemporaryFolder()
        command = BuiltCommand(workingFolder: folder.path)
    }

    @Test(
        "One thread and two write the same bytes",
        arguments: [
            ["run"], ["cover"], ["import"], ["site", "--sites", "2", "--time", "600s"],
            ["sunset", "--scenarios", "20"], ["report", "--units", "718", "719", "--format", "html,csv"],
        ])
    func threads(arguments: [String]) throws {
        let workspace = try Self.workspace.get()
        for threads in ["1", "2"] {
            let outcome = try command.run(
                [arguments[0], workspace] + arguments.dropFirst() + ["--threads", threads, "--out", threads])
            #expect(outcome.status == 0 || outcome.status == 1, "\(outcome.errors)")
        }
        #expect(try FileTree(folder.path + "/1") == FileTree(folder.path + "/2"))
    }

    @Test("One thread and two say the same of zones, of a list of sites and of two days of the law")
    func threadsOnOutput() throws {
        let workspace = try Self.workspace.get()
        let list = try Self.home.get().path + "/sites.csv"
        var outputs: [[String]] = []
        for threads in ["1", "2"] {
            let zones = try command.run("zones", workspace, "--json", "--threads", threads)
            let law = try command.run(
                "law", "diff", "2024-07-31", "2024-08-01", "--workspace", workspace, "--json", "--threads", threads)
            let check = try command.run(
                "check", workspace, "--list", list, "--alternatives", "--out", "\(threads).csv", "--threads", threads)
            for outcome in [zones, law, check] {
                #expect(outcome.status == 0 || outcome.status == 1, "\(outcome.errors)")
            }
            outputs.append([zones.output, law.output])
        }
        #expect(outputs[0] == outputs[1])
        let files = try FileTree(folder.path)
        #expect(files["1.csv"] == files["2.csv"] && files["1.csv"] != nil)
    }

    @Test("A budget of no thread is refused, in the language spoken")
    func refusesNoThread() throws {
        let outcome = try command.run("run", "anywhere", "--threads", "0", "--lang", "vi")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("--threads phải từ 1 trở lên."))
    }

    @Test(
        "Ctrl-C ends every command with 130 and leaves nothing behind",
        arguments: [
            ["run"], ["zones"], ["cover"], ["import"], ["site", "--sites", "2"], ["sunset"], ["report"],
        ])
    func interrupted(arguments: [String]) throws {
        let workspace = try Self.workspace.get()
        let outputs = arguments[0] == "zones" ? ["--csv", "out.csv"] : ["--out", "out"]
        let process = try command.start([arguments[0], workspace] + arguments.dropFirst() + outputs)
        try Self.waitUntilListening(process)
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        #expect(try folder.entries == [])
    }

    /// A busy machine may take a second to load the program: waits until it catches SIGTERM, the later of its two signals, and
    /// a little longer, until it computes.
    private static func waitUntilListening(_ process: Process) throws {
        let started = Date()
        while process.isRunning, Date().timeIntervalSince(started) < 30 {
            let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
            let mask = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }?.split(separator: "\t").last
            if let mask, let caught = UInt64(mask, radix: 16), caught & (1 << UInt64(SIGTERM - 1)) != 0 { break }
            Thread.sleep(forTimeInterval: 0.01)
        }
        Thread.sleep(forTimeInterval: 0.3)
    }
}
