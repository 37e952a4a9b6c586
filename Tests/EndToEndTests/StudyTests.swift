import Foundation
import Testing

/// The whole way of a newcomer: make a sample, check it, run it. One small province serves all tests.
@Suite struct StudyTests {
    /// Fewest parcels that still give every commune land, with defects of every kind.
    private static let sampleArguments = ["sample", "--seed", "5", "--parcels", "800", "--defects", "0.02"]

    private static let home = Result<TemporaryFolder, any Error> { try TemporaryFolder.lasting() }
    private static let sample = Result<String, any Error> {
        let folder = try home.get().path
        let outcome = try BuiltCommand(workingFolder: folder).run(sampleArguments + ["province"])
        try #require(outcome.status == 0, "\(outcome.errors)")
        return folder + "/province"
    }
    /// The sample with coverage by Hata on cells of 500 m: a hundredth of the work, nearly the same way through the program.
    private static let workspace = Result<String, any Error> {
        let path = try home.get().path + "/workspace"
        try FileManager.default.copyItem(atPath: try sample.get(), toPath: path)
        let file = path + "/phusong.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try #require(text.contains("cell: 100"))
        try text.replacingOccurrences(of: "cell: 100", with: "cell: 500, model: hata")
            .write(toFile: file, atomically: true, encoding: .utf8)
        return path
    }
    /// One run for all tests that look at its results.
    private static let result = Result<BuiltCommand.Outcome, any Error> {
        let command = BuiltCommand(workingFolder: try home.get().path)
        return try command.run("run", try workspace.get(), "--out", "result", "--lang", "vi")
    }

    let folder: TemporaryFolder
    let command: BuiltCommand

    init() throws {
        folder = try TemporaryFolder()
        command = BuiltCommand(workingFolder: folder.path)
    }

    @Test("The same seed makes the same province, byte by byte")
    func sampleRepeats() throws {
        let sample = try Self.sample.get()
        let files = try FileTree(sample)
        #expect(files.names.contains("phusong.yaml"))
        #expect(try command.run(Self.sampleArguments + ["again"]).status == 0)
        #expect(try FileTree(folder.path + "/again") == files)
        #expect(try folder.entries == ["again"])
    }

    @Test("run ends with the path of the summary, says what it took, and with 1 for the defects planted")
    func runEnds() throws {
        let outcome = try Self.result.get()
        let home = try Self.home.get().path
        #expect(outcome.status == 1, "\(outcome.errors)")
        #expect(outcome.output.hasSuffix("\n\(home)/result/summary.html\n"))
        #expect(outcome.errors.contains("bộ nhớ cao nhất"))
        let files = try FileTree(home + "/result")
        for name in ["zones.gpkg", "zones.csv", "zones.geojson", "ledger.csv", "summary.html"] {
            #expect(files.names.contains(name))
        }
        #expect(files.names.contains { $0.hasPrefix("coverage/") && $0.hasSuffix(".tif") })
    }

    @Test("The same workspace gives the same files, byte by byte, from any folder; JSON comes alone on standard output")
    func runRepeats() throws {
        _ = try Self.result.get()
        let outcome = try command.run("run", try Self.workspace.get(), "--out", "second", "--json", "--lang", "vi")
        #expect(outcome.status == 1, "\(outcome.errors)")
        let home = try Self.home.get().path
        #expect(try FileTree(folder.path + "/second") == FileTree(home + "/result"))
        #expect(try folder.entries == ["second"])
        let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        #expect(json?["dates"] as? [String] == ["2024-06-30", "2024-07-31", "2024-08-01", "2026-07-01"])
    }

    @Test("The table names every district and the figures of the province")
    func printsTable() throws {
        let output = try Self.result.get().output
        // Districts of Bình Dương to 2025-06-30.
        for district in [
            "Thủ Dầu Một", "Bàu Bàng", "Dầu Tiếng", "Bến Cát", "Phú Giáo", "Tân Uyên", "Bắc Tân Uyên", "Dĩ An",
            "Thuận An",
        ] {
            #expect(output.contains("\n\(district) "))
        }
        // Census of 2019-04-01, which the sample is made to.
        #expect(output.contains(" 2.426.561 "))
    }

    @Test("zones asks the law of the day named, blocked zones first, and writes nothing")
    func listsZones() throws {
        let outcome = try command.run("zones", try Self.workspace.get(), "--limit", "3", "--as-of", "2024-06-30")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.first?.hasPrefix("3 of ") == true)
        #expect(lines.first?.contains("2024-06-30") == true)
        #expect(lines.count == 6)
        #expect(try folder.entries == [])
    }

    @Test("sunset accounts for every line that was counted; an earlier deadline leaves no fewer old terminals")
    func studiesSwitchOff() throws {
        let workspace = try Self.workspace.get()
        /// A column of a table whose cells hold no commas, as numbers.
        func column(_ name: String, of file: String) throws -> [Double] {
            let rows = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
                .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
            let index = try #require(rows.first?.firstIndex { $0 == name })
            return rows.dropFirst().compactMap { Double($0[index]) }
        }
        func study(_ out: String, _ more: String...) throws -> String {
            let arguments = ["sunset", workspace, "--scenarios", "20", "--out", out] + more
            let outcome = try command.run(arguments)
            #expect(outcome.status == 0, "\(outcome.errors)")
            return folder.path + "/" + out + "/communes.csv"
        }
        let communes = try study("national")
        let counted = workspace + "/subscribers.csv"
        let lines = try column("lines", of: communes)
        #expect(lines.count == 91)
        #expect(lines.reduce(0, +) == (try column("lines", of: counted)).reduce(0, +))
        // 2G is off by then, so 2G-only terminals are gone.
        let old = try column("three_g_only", of: counted) + column("four_g_no_volte", of: counted)
        #expect(try column("device_now", of: communes).reduce(0, +) == old.reduce(0, +))
        let left = try column("device_p50", of: communes)
        #expect(zip(left, try column("device_p90", of: communes)).allSatisfy { $0 <= $1 })
        #expect(
            zip(try column("harmed_least", of: communes), try column("harmed_most", of: communes))
                .allSatisfy { $0 <= $1 })

        let sooner = try column("device_p50", of: study("sooner", "--deadline", "2027-09-30"))
        #expect(zip(sooner, left).allSatisfy { $0 >= $1 })

        let refused = try command.run("sunset", workspace, "--deadline", "2020-01-01", "--out", "never", "--lang", "en")
        #expect(refused.status == 2)
        #expect(
            refused.errors.contains("deadline 2020-01-01 lies before the last data of 2024-06-30; name a later one"))
        #expect(try folder.entries == ["national", "sooner"])
    }

    @Test("import lists the planted defects and writes the ledger")
    func importsLedger() throws {
        let outcome = try command.run("import", try Self.sample.get(), "--out", "checked")
        #expect(outcome.status == 1, "\(outcome.errors)")
        #expect(outcome.output.hasSuffix("\n\(folder.path)/checked/ledger.csv\n"))
        let ledger = try String(contentsOfFile: folder.path + "/checked/ledger.csv", encoding: .utf8)
        #expect(ledger.split(separator: "\n").count > 10)
        #expect(try folder.entries == ["checked"])
    }

    @Test("init drafts a workspace that lacks only what nobody but the user knows")
    func draftsWorkspace() throws {
        let sample = try Self.sample.get()
        let outcome = try command.run(
            "init", "draft", sample + "/land.gpkg", sample + "/units.gpkg", sample + "/census.csv",
            sample + "/stations.csv", sample + "/priority.gpkg", "--province", "74")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let draft = try String(contentsOfFile: folder.path + "/draft/phusong.yaml", encoding: .utf8)
        #expect(draft.contains("crs: EPSG:9210"))
        #expect(draft.contains("KHLOAIDAT"))
        #expect(draft.contains("priority_places:") && draft.contains("share: \"share\""))
        let again = try command.run("init", "draft", sample + "/land.gpkg")
        #expect(again.status == 2)
        #expect(
            again.errors
                == "phusong: \(folder.path)/draft/phusong.yaml: exists already; edit it, or name another folder\n")
    }

    @Test("A workspace that is not there ends with 2, one line and no output")
    func refusesMissingWorkspace() throws {
        let outcome = try command.run("run", "nowhere", "--out", "out")
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("phusong: nowhere"))
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(try folder.entries == [])
    }

    @Test("Ctrl-C in the middle leaves nothing behind and ends with 130")
    func stopsCleanly() throws {
        let process = try command.start(["sample", "--parcels", "200000", "province"])
        Thread.sleep(forTimeInterval: 1.5)
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        #expect(try folder.entries == [])
    }

    @Test("A folder with somebody's files in it is refused and left alone")
    func keepsForeignFiles() throws {
        let thesis = try folder.makeFolder("mine") + "/thesis.txt"
        try Data("chapter 1".utf8).write(to: URL(fileURLWithPath: thesis))
        let outcome = try command.run(Self.sampleArguments + ["mine"])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("mine"))
        #expect(try folder.entries == ["mine"])
        #expect(try FileTree(folder.path + "/mine").names == ["thesis.txt"])
    }
}
