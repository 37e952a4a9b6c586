import Foundation
import Testing

/// Reports of the districts of a small sample, with the ways a batch can be disturbed.
@Suite struct ReportTests {
    private static let home = Result<TemporaryFolder, any Error> { try TemporaryFolder() }
    /// The sample with coverage by Hata on cells of 1000 m: reports do not depend on how it is predicted.
    private static let workspace = Result<String, any Error> {
        let folder = try home.get().path
        let outcome = try BuiltCommand(workingFolder: folder).run(
            "sample", "--seed", "5", "--parcels", "800", "province")
        try #require(outcome.status == 0, "\(outcome.errors)")
        let file = folder + "/province/phusong.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try text.replacingOccurrences(of: "cell: 100", with: "cell: 1000, model: hata")
            .write(toFile: file, atomically: true, encoding: .utf8)
        return folder + "/province"
    }

    let folder: TemporaryFolder
    let command: BuiltCommand

    init() throws {
        folder = try TemporaryFolder()
        command = BuiltCommand(workingFolder: folder.path)
    }

    private func report(_ more: String...) throws -> BuiltCommand.Outcome {
        try command.run(
            ["report", try Self.workspace.get(), "--units", "district", "--lang", "vi,en", "--out", "reports"] + more)
    }

    @Test("A stopped batch goes on without redoing what is done, and a unit that cannot be written stops no other")
    func goesOn() throws {
        let first = try report("--jobs", "2")
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("Đã lập 9 báo cáo, giữ nguyên 0, không lập được 0"))
        #expect(first.output.hasSuffix("\n\(folder.path)/reports/index.html\n"))
        let reports = folder.path + "/reports"
        let before = try FileTree(reports)
        for name in ["index.html", "index.vi.html", "index.en.html", "index.csv"] {
            #expect(before.names.contains(name))
        }
        #expect(before.names.count { $0.hasSuffix("/report.vi.html") } == 9)
        #expect(before.names.count { $0.hasSuffix("/tables/blocked_by_unit.csv") } == 9)

        // As a kill leaves it: one unit not begun, one half made under its hidden name.
        let units = try FileManager.default.contentsOfDirectory(atPath: reports + "/units").sorted()
        try FileManager.default.removeItem(atPath: reports + "/units/" + units[0])
        try FileManager.default.moveItem(
            atPath: reports + "/units/" + units[1], toPath: reports + "/units/.\(units[1]).part")
        let second = try report("--jobs", "1")
        #expect(second.output.contains("Đã lập 2 báo cáo, giữ nguyên 7, không lập được 0"))
        #expect(try FileTree(reports) == before)

        // A folder that somebody else wrote into is theirs.
        let taken = reports + "/units/" + units[2]
        try FileManager.default.removeItem(atPath: taken + "/made-from.txt")
        try Data("a".utf8).write(to: URL(fileURLWithPath: taken + "/notes.txt"))
        let third = try report()
        #expect(third.status == 1)
        #expect(third.output.contains("Đã lập 0 báo cáo, giữ nguyên 8, không lập được 1"))
        #expect(third.errors.contains("notes.txt"))
        let index = try String(contentsOfFile: reports + "/index.vi.html", encoding: .utf8)
        #expect(index.contains("Chưa lập được") && index.contains("notes.txt"))
        #expect(try String(contentsOfFile: reports + "/index.csv", encoding: .utf8).contains(",failed,"))
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
