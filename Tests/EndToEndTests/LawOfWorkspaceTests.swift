import Foundation
import Testing

/// What a workspace says of its law, and of what is approved, changes the answer of every command as the flags do.
@Suite struct LawOfWorkspaceTests {
    let folder: TemporaryFolder
    let command: BuiltCommand

    init() throws {
        folder = try TemporaryFolder()
        command = BuiltCommand(workingFolder: folder.path)
        let ward = try OneWard(in: folder, codes: ["ODT", "DBV", "XQ9"], station: "106.565,11.092")
        try ward.write("sites.csv", "site,longitude,latitude\nhome,106.522,11.052\npost,106.532,11.052\n")
        try ward.write("approved.csv", "site,operator,longitude,latitude,approved\nAP1,A,106.522,11.052,2025-01-15\n")
        // A user's own rule and code.
        try ward.write(
            "mine/law/vn/rules/mine.yaml",
            """
            namespaces: [vn-plan-2014, vn-plan-2024, vn-cadastral-legacy]
            rules:
              - id: mine.residential
                title: {vi: "Thí điểm cột trên đất ở", en: "Trial of masts on residential land"}
                axis: land
                structures: [groundMast]
                recorded: {codes: [ODT]}
                outcome: allowed
                overrides: [vn.land.residential.mast]
                summary: {vi: "Tỉnh cho thí điểm.", en: "The province tries it."}
                periods: [{from: 2017-06-25, until: 2024-07-31, bases: [ldd-2013.telecom]}]

            """)
        try ward.write(
            "codes/landuse/own.yaml",
            """
            namespace: own
            title: {vi: "Bảng mã của tỉnh", en: "The province's table"}
            source: "test"
            mark: U
            extends: vn-cadastral-legacy
            codes: [{code: XQ9, vi: "Đất khác của tỉnh", en: "Other land of the province", group: N}]

            """)
        // Another country, in data only.
        try ward.write(
            "abroad/law/xx/facts.yaml", "facts: []\n")
        try ward.write(
            "abroad/law/xx/instruments.yaml",
            """
            instruments:
              - {id: code, number: "1", title: {vi: "Luật", en: "Code"}, kind: law, from: 2000-01-01, mark: R}

            """)
        try ward.write(
            "abroad/law/xx/articles.yaml",
            "articles:\n  - {id: a1, instrument: code, place: \"1\", vi: \"điều\", en: \"article\", mark: R}\n")
        try ward.write(
            "abroad/law/xx/rules/all.yaml",
            """
            rules:
              - id: xx.all
                title: {vi: "Được phép", en: "Allowed"}
                axis: land
                outcome: allowed
                periods: [{from: 2000-01-01, bases: [a1]}]

            """)
        try ward.write("plain.yaml", Self.workspace())
        try ward.write("mine.yaml", Self.workspace("law: {overlays: [mine]}\n"))
        try ward.write("abroad.yaml", Self.workspace("law: {country: xx, overlays: [abroad]}\n"))
        let own = Self.workspace().replacingOccurrences(of: "namespace: vn-cadastral-legacy", with: "namespace: own")
        try ward.write("own.yaml", own)
        try ward.write("codes.yaml", own + "law: {overlays: [codes]}\n")
        try ward.write(
            "approved.yaml",
            Self.workspace(
                "approved: {source: approved.csv, fields: {site: site, operator: operator, longitude: longitude, "
                    + "latitude: latitude, approved: approved}}\n"))
    }

    private static func workspace(_ more: String = "") -> String {
        OneWard.workspace(
            asOf: "2024-07-31, 2026-07-01", "coverage: {cell: 500, max_radius: 3000}\n" + more)
    }

    /// What a command answers, on standard output and in the folder it writes.
    private func answer(_ workspace: String, _ question: [String], _ flags: [String]) throws -> [String] {
        let out = folder.path + "/answer"
        defer { try? FileManager.default.removeItem(atPath: out) }
        let arguments = question.map { $0 == "W" ? workspace : $0 == "OUT" ? out : $0 }
        let outcome = try command.run(arguments + flags)
        #expect(outcome.status <= 1, "\(arguments): \(outcome.errors)")
        let files = FileManager.default.fileExists(atPath: out + "/index.csv") ? try FileTree(out) : nil
        return [outcome.output]
            + (files?.names ?? []).filter { $0.hasSuffix(".csv") }.map { name in
                String(decoding: files?[name] ?? Data(), as: UTF8.self)
            }
    }

    static let questions: [[String]] = [
        ["run", "W", "--json", "--out", "OUT"],
        ["zones", "W", "--json"],
        ["check", "W", "--at", "106.522,11.052", "--as-of", "2024-07-31", "--json"],
        ["check", "W", "--list", "sites.csv", "--as-of", "2024-07-31", "--json"],
        [
            "site", "W", "--sites", "1", "--price-of-law", "--time", "2", "--as-of", "2024-07-31", "--json", "--out",
            "OUT",
        ],
        ["law", "diff", "2024-07-31", "2024-08-01", "--workspace", "W", "--json"],
        ["report", "W", "--format", "csv", "--date", "2026-12-01", "--units", "commune", "--out", "OUT"],
    ]

    @Test("An overlay of the workspace changes the answer exactly as the flag does", arguments: questions)
    func overlay(question: [String]) throws {
        let plain = try answer("plain.yaml", question, [])
        let byWorkspace = try answer("mine.yaml", question, [])
        #expect(byWorkspace == (try answer("plain.yaml", question, ["--overlay", "mine"])))
        #expect(byWorkspace != plain)
    }

    @Test("Another country of the workspace changes the answer exactly as the flags do", arguments: questions)
    func country(question: [String]) throws {
        let plain = try answer("plain.yaml", question, [])
        let byWorkspace = try answer("abroad.yaml", question, [])
        #expect(byWorkspace == (try answer("plain.yaml", question, ["--country", "xx", "--overlay", "abroad"])))
        #expect(byWorkspace != plain)
    }

    @Test("A code table of an overlay is read by import and coverage too")
    func codes() throws {
        func unknown(_ workspace: String, _ flags: String...) throws -> Bool {
            _ = try command.run(["import", workspace, "--out", "ledger"] + flags)
            defer { try? FileManager.default.removeItem(atPath: folder.path + "/ledger") }
            return try String(contentsOfFile: folder.path + "/ledger/ledger.csv", encoding: .utf8).contains("XQ9")
        }
        #expect(try unknown("own.yaml"))
        #expect(try !unknown("codes.yaml"))
        #expect(try !unknown("own.yaml", "--overlay", "codes"))
        #expect(try command.run("cover", "codes.yaml", "--out", "cover").status == 0)
        #expect(try command.run("cover", "plain.yaml", "--out", "cover", "--country", "nowhere").status == 2)
    }

    @Test("Without --as-of a check answers for every day of the workspace")
    func allDays() throws {
        let output = try command.run("check", "plain.yaml", "--at", "106.522,11.052", "--json").output
        for day in ["2024-07-31", "2026-07-01"] { #expect(output.contains("\"date\" : \"\(day)\"")) }
    }

    @Test("A country nobody has is refused by every command", arguments: questions)
    func nowhere(question: [String]) throws {
        let arguments = question.map { $0 == "W" ? "plain.yaml" : $0 == "OUT" ? "out" : $0 }
        #expect(try command.run(arguments + ["--country", "nowhere"]).status == 2)
    }

    @Test("An approved list decides at a position and away from it, in checks, zones, plans and the comparison")
    func approved() throws {
        func passive(_ workspace: String, _ more: String...) throws -> String {
            try command.run(["check", workspace, "--as-of", "2026-07-01", "--json"] + more).output
        }
        // At the position the list answers what otherwise the flag has to.
        let known = try passive("plain.yaml", "--at", "106.522,11.052", "--set", "passivePlan=true")
        let listed = try passive("approved.yaml", "--at", "106.522,11.052")
        for text in [known, listed] { #expect(!text.contains(#""fact" : "passivePlan""#)) }
        #expect(try passive("plain.yaml", "--at", "106.522,11.052") != listed)
        for question in [
            ["zones", "W", "--as-of", "2026-07-01", "--json"],
            [
                "site", "W", "--sites", "1", "--price-of-law", "--time", "2", "--as-of", "2026-07-01", "--json",
                "--out", "OUT",
            ],
            ["law", "diff", "2024-08-01", "2026-07-01", "--workspace", "W", "--json"],
        ] {
            #expect(
                try answer("approved.yaml", question, []) != (try answer("plain.yaml", question, [])), "\(question)")
        }
    }
}
