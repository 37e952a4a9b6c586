import Foundation
import Testing

/// Reports of the districts of a small sample, with the ways a batch can be disturbed.
@Suite struct ReportTests {
    private static let home = Result<TemporaryFolder, any Error> { try TemporaryFolder.lasting() }
    /// Without a switch-off: what a batch proves does not depend on how much there is to predict.
    private static let workspace = Result<String, any Error> {
        try SmallSample(in: home.get().path, without: "subscribers: {source: subscribers.csv}\n").workspace
    }

    let folder: TemporaryFolder
    let command: BuiltCommand

    init() throws {
        folder = try TemporaryFolder()
        command = BuiltCommand(workingFolder: folder.path)
    }

    private func report(_ more: String...) throws -> BuiltCommand.Outcome {
        try command.run(
            ["report", try Self.workspace.get(), "--units", "718", "719", "720", "724", "--lang", "vi,en"] + more
                + ["--format", "html,csv,gpkg", "--out", "reports"])
    }

    @Test("A stopped batch goes on without redoing what is done, and a unit that cannot be written stops no other")
    func goesOn() throws {
        let first = try report("--jobs", "2")
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("Đã lập 4 báo cáo, giữ nguyên 0, không lập được 0"))
        #expect(first.output.hasSuffix("\n\(folder.path)/reports/index.html\n"))
        let reports = folder.path + "/reports"
        let before = try FileTree(reports)
        for name in ["index.html", "index.vi.html", "index.en.html", "index.csv", "zones.csv", "stations.csv"] {
            #expect(before.names.contains(name))
        }
        #expect(before.names.count { $0.hasSuffix("/report.vi.html") } == 4)
        #expect(before.names.count { $0.hasSuffix("/tables/blocked_by_unit.csv") } == 4)

        // As a kill leaves it: one unit not begun, one half made under its hidden name.
        let units = try FileManager.default.contentsOfDirectory(atPath: reports + "/units").sorted()
        try FileManager.default.removeItem(atPath: reports + "/units/" + units[0])
        try FileManager.default.moveItem(
            atPath: reports + "/units/" + units[1], toPath: reports + "/units/.\(units[1]).part")
        // A folder that somebody else wrote into is theirs.
        let taken = reports + "/units/" + units[2]
        try FileManager.default.removeItem(atPath: taken + "/made-from.txt")
        try Data("a".utf8).write(to: URL(fileURLWithPath: taken + "/notes.txt"))
        let second = try report("--jobs", "1")
        #expect(second.status == 1)
        #expect(second.output.contains("Đã lập 2 báo cáo, giữ nguyên 1, không lập được 1"))
        #expect(second.errors.contains("notes.txt"))
        let after = try FileTree(reports)
        #expect(after.names.count { $0.hasSuffix("/report.gpkg") } == 4)
        for name in before.names where !name.hasPrefix("index") && !name.hasSuffix("made-from.txt") {
            #expect(after[name] == before[name], "\(name)")
        }
        let index = try String(contentsOfFile: reports + "/index.vi.html", encoding: .utf8)
        #expect(index.contains("Chưa lập được") && index.contains("notes.txt"))
        #expect(try String(contentsOfFile: reports + "/index.csv", encoding: .utf8).contains(",failed,"))

        // Once nothing stands in the way, only what is missing is made, and nothing tells that there was a stop.
        try FileManager.default.removeItem(atPath: taken)
        let third = try report("--jobs", "2")
        #expect(third.status == 0, "\(third.errors)")
        #expect(third.output.contains("Đã lập 1 báo cáo, giữ nguyên 3, không lập được 0"))
        #expect(try FileTree(reports) == before)
    }

    @Test("Papers and comparisons come out whole; against its own files nothing changed, and what cannot be is refused")
    func papersAndComparisons() throws {
        let workspace = try Self.workspace.get()
        try """
        site,operator,structure,longitude,latitude
        A1,Nhà mạng A,groundMast,106.65,10.98
        A2,Nhà mạng A,groundMast,abc,11

        """.write(toFile: folder.path + "/list.csv", atomically: true, encoding: .utf8)
        let papers = try command.run(
            "report", workspace, "--paper", "request,submission,decision,half-year", "--list", "list.csv", "--out",
            "papers",
            "--format", "docx,xlsx,csv")
        #expect(papers.status == 1, "one row of the list has no place: \(papers.errors)")
        let names = try FileTree(folder.path + "/papers").names
        for name in [
            "cong-van-lay-y-kien/cong-van-lay-y-kien.docx", "to-trinh/phu-luc.xlsx",
            "du-thao-quyet-dinh/tables/conditions.csv", "bao-cao-6-thang/tables/blocked_by_unit.csv",
        ] {
            #expect(names.contains(name))
        }

        let first = try command.run("report", workspace, "--units", "718", "--format", "csv", "--out", "reports")
        #expect(first.status == 0, "\(first.errors)")
        let against = try command.run(
            "report", workspace, "--against", "reports", "--out", "comparison", "--lang", "en")
        #expect(against.status == 0, "\(against.errors)")
        let page = try String(contentsOfFile: folder.path + "/comparison/report.en.html", encoding: .utf8)
        for said in ["No zone changed.", "4G stations", "built places: from "] {
            #expect(page.contains(said), "\(said)")
        }
        let missing = try command.run("report", workspace, "--against", "papers", "--lang", "en")
        #expect(missing.status == 2)
        #expect(
            missing.errors.contains(
                "phusong: papers: has no zones.csv; give the folder that phusong run or phusong report wrote"))
        let same = try command.run("report", workspace, "--compare", "2026-07-01", "--lang", "en")
        #expect(same.errors.contains("--compare 2026-07-01: is the last date of the law itself; give another day"))
        let listless = try command.run("report", workspace, "--paper", "decision", "--lang", "en")
        #expect(listless.errors.contains("--paper decision needs --list with the places"))
    }

    @Test("A unit nobody knows is refused before anything is computed into files")
    func refusesUnknownUnits() throws {
        let outcome = try command.run("report", try Self.workspace.get(), "--units", "99999", "--out", "reports")
        #expect(outcome.status == 2)
        #expect(
            outcome.errors.contains(
                "phusong: --units 99999: no unit has this code; give province, district, commune, or a code of the "
                    + "unit layers"
            ))
        #expect(try folder.entries == [])
    }
}
