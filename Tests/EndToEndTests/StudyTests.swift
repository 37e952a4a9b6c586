import Foundation
import Testing

/// The whole way of a newcomer: make a sample, check it, run it. One small province serves all tests.
@Suite struct StudyTests {
    /// Fewest parcels that still give every commune land, with defects of every kind.
    private static let sampleArguments = ["sample", "--seed", "5", "--parcels", "800", "--defects", "0.02"]

    private static let home = Result { try TemporaryFolder() }
    private static let sample = Result {
        let home = try home.get()
        let outcome = try BuiltCommand(workingFolder: home.path).run(sampleArguments + ["province"])
        try #require(outcome.status == 0, "\(outcome.errors)")
        return home.path + "/province"
    }

    let folder: TemporaryFolder
    let command: BuiltCommand

    init() throws {
        folder = try TemporaryFolder()
        command = BuiltCommand(workingFolder: folder.path)
    }

    @Test("The same seed makes the same province, byte by byte, and another seed another one")
    func sampleRepeats() throws {
        let sample = try Self.sample.get()
        #expect(try command.run(Self.sampleArguments + ["again"]).status == 0)
        let files = try FileTree(sample)
        #expect(files.names.contains("phusong.yaml"))
        #expect(try FileTree(folder.path + "/again") == files)
        var others = Self.sampleArguments
        others[2] = "6"
        #expect(try command.run(others + ["other"]).status == 0)
        #expect(try FileTree(folder.path + "/other") != files)
        #expect(try folder.entries == ["again", "other"])
    }

    @Test("The same workspace gives the same result, byte by byte, from any folder")
    func runRepeats() throws {
        let sample = try Self.sample.get()
        let first = try command.run("run", sample, "--out", "first")
        // 1: the planted defects are refused and listed.
        #expect(first.status == 1, "\(first.errors)")
        #expect(first.output.hasSuffix("\n\(folder.path)/first/summary.html\n"))
        #expect(first.errors.contains("peak memory"))
        let elsewhere = try TemporaryFolder()
        let second = try BuiltCommand(workingFolder: elsewhere.path).run("run", sample, "--out", "second")
        #expect(second.status == 1)
        let files = try FileTree(folder.path + "/first")
        for name in ["zones.gpkg", "zones.csv", "zones.geojson", "ledger.csv", "summary.html"] {
            #expect(files.names.contains(name))
        }
        #expect(files.names.contains { $0.hasPrefix("coverage/") && $0.hasSuffix(".tif") })
        #expect(try FileTree(elsewhere.path + "/second") == files)
        #expect(try folder.entries == ["first"])
        #expect(try elsewhere.entries == ["second"])
    }

    @Test("The table names every district and the figures of the province")
    func printsTable() throws {
        let outcome = try command.run("run", try Self.sample.get(), "--out", "out", "--lang", "vi")
        for district in [
            "Thủ Dầu Một", "Bàu Bàng", "Dầu Tiếng", "Bến Cát", "Phú Giáo", "Tân Uyên", "Dĩ An", "Thuận An",
        ] {
            #expect(outcome.output.contains(district))
        }
        // Census 2019 of Bình Dương, the sum the sample is made to.
        #expect(outcome.output.contains("2.426.561"))
    }

    @Test("JSON goes to standard output alone, and asks for the law of one day")
    func printsJSON() throws {
        let outcome = try command.run(
            "run", try Self.sample.get(), "--out", "out", "--json", "--as-of", "2024-08-01")
        let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        #expect(json?["dates"] as? [String] == ["2024-08-01"])
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

    @Test("zones puts blocked zones first and says how many it left out")
    func listsZones() throws {
        let outcome = try command.run("zones", try Self.sample.get(), "--limit", "3")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.first?.hasPrefix("3 of ") == true)
        #expect(lines.count == 6)
        #expect(try folder.entries == [])
    }

    @Test("init drafts a workspace that lacks only what nobody but the user knows")
    func draftsWorkspace() throws {
        let sample = try Self.sample.get()
        let outcome = try command.run(
            "init", "draft", sample + "/land.gpkg", sample + "/units.gpkg", sample + "/census.csv",
            sample + "/stations.csv", "--province", "74")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let draft = try String(contentsOfFile: folder.path + "/draft/phusong.yaml", encoding: .utf8)
        #expect(draft.contains("crs: EPSG:9210"))
        #expect(draft.contains("KHLOAIDAT"))
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
