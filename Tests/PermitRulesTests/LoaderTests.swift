import Foundation
import PermitRules
import Testing

/// A copy of the shipped data with one thing broken: the message names file, line and remedy, word for word.
@Suite struct LoaderTests {
    struct Break: Sendable, CustomTestStringConvertible {
        let what: String, file: String, old: String, new: String
        /// `LINE` stands for the line of `old`, counted from 1, plus ``offset``.
        let message: String
        var offset = 0
        var testDescription: String { what }
    }

    @Test(arguments: [
        Break(
            what: "unknown key", file: "law/vn/rules/province-bac-ninh.yaml", old: "    whenUnknown: notEvaluated\n",
            new: "    whenUnkown: notEvaluated\n",
            message: "law/vn/rules/province-bac-ninh.yaml:LINE: unknown key “whenUnkown”; known here: id, axis, title, "
                + "structures, readings, recorded, whenUnknown, listedAs, provinces, overrides, clashesWith, outcome, summary, conditions, "
                + "questions, remedies, bases, areaCap, when, readsAsOf, periods"),
        Break(
            what: "unknown land-use code", file: "law/vn/rules/province-bac-ninh.yaml",
            old: "    recorded: {exceptFlags: [publicProperty, telecom, transport]}\n",
            new: "    recorded: {codes: [ODT, OZT]}\n",
            message: "law/vn/rules/province-bac-ninh.yaml:LINE: no land-use code is called “OZT”"),
        Break(
            what: "unknown flag", file: "law/vn/rules/province-bac-ninh.yaml",
            old: "    recorded: {exceptFlags: [publicProperty, telecom, transport]}\n",
            new: "    recorded: {flags: [housing]}\n",
            message: "law/vn/rules/province-bac-ninh.yaml:LINE: flags: “housing” is not one of residential, telecom, "
                + "publicProperty, defence, heritage, transport, mining, forest, protectedForest, rice, water, heading, "
                + "functionalZone, reserve"),
        Break(
            what: "missing basis", file: "law/vn/rules/province-bac-ninh.yaml",
            old: "      - from: 2025-12-01\n        bases: [qd-72-bn.urban]\n", new: "      - from: 2025-12-01\n",
            message: "law/vn/rules/province-bac-ninh.yaml:LINE: rule vn.bac-ninh.urban-mast@2025-12-01 names no basis; "
                + "cite an article under “bases”"),
        Break(
            what: "unknown article", file: "law/vn/rules/province-bac-ninh.yaml",
            old: "        bases: [qd-72-bn.urban]\n",
            new: "        bases: [qd-72-bn.rural]\n",
            message: "law/vn/rules/province-bac-ninh.yaml:LINE: no article is called “qd-72-bn.rural”"),
        Break(
            what: "basis not in force on the first day", file: "law/vn/rules/province-bac-ninh.yaml",
            old: "      - from: 2025-12-01\n", new: "      - from: 2025-11-30\n",
            message: "law/vn/rules/province-bac-ninh.yaml:LINE: rule vn.bac-ninh.urban-mast@2025-11-30 "
                + "(2025-11-30…) rests on qd-72-bn.urban, in force 2025-12-01…: shorten the period or cite what is in "
                + "force on the other days"),
        Break(
            what: "basis that ends a day early", file: "law/vn/instruments.yaml", old: "    until: 2024-12-29\n",
            new: "    until: 2024-12-28\n",
            message:
                "law/vn/procedures.yaml:25: rule site-acceptance@2017-06-25 (2017-06-25…2024-12-29) rests "
                + "on nd-53.papers, in force 2017-06-25…2024-12-28: shorten the period or cite what is in force on the "
                + "other days"),
        Break(
            what: "overlapping periods", file: "law/vn/rules/land-mast.yaml",
            old:
                "      - from: 2024-08-01\n        until: 2024-12-29\n        bases: [ldd-2024.type, nd-102.telecom-land",
            new:
                "      - from: 2024-08-01\n        until: 2024-12-29\n        bases: [ldd-2024.type, nd-102.telecom-land]\n"
                + "      - from: 2024-12-29\n        until: 2024-12-29\n        bases: [ldd-2024.type",
            message: "law/vn/rules/land-mast.yaml:LINE: rule vn.land.telecom.mast@2024-12-29 and rule "
                + "vn.land.telecom.mast@2024-08-01 select the same cases and are both in force on 2024-12-29", offset: 3
        ),
        Break(
            what: "bad date", file: "law/vn/rules/province-bac-ninh.yaml", old: "      - from: 2025-12-01\n",
            new: "      - from: 2025-02-30\n",
            message: "law/vn/rules/province-bac-ninh.yaml:LINE: from: “2025-02-30” is not a day of the form yyyy-MM-dd"),
        Break(
            what: "end before the beginning", file: "law/vn/rules/province-bac-ninh.yaml",
            old: "      - from: 2025-12-01\n",
            new: "      - from: 2025-12-01\n        until: 2025-11-30\n",
            message: "law/vn/rules/province-bac-ninh.yaml:LINE: until: “2025-11-30” is not 2025-12-01 or a later day",
            offset: 1),
        Break(
            what: "unknown outcome", file: "law/vn/rules/province-bac-ninh.yaml", old: "    outcome: notMet\n",
            new: "    outcome: prohibited\n",
            message:
                "law/vn/rules/province-bac-ninh.yaml:LINE: outcome: “prohibited” is not one of meets, shareOrMove, "
                + "notMet, notEvaluated"),
        Break(
            what: "bad value of a fact", file: "law/vn/rules/province-bac-ninh.yaml", old: "    when: {urban: true}\n",
            new: "    when: {urban: yes}\n",
            message: "law/vn/rules/province-bac-ninh.yaml:LINE: urban: “yes” is not true or false"),
        Break(
            what: "exception to nothing", file: "law/vn/rules/permit.yaml", old: "    overrides: [vn.permit.2026]\n",
            new: "    overrides: [vn.permit.2027]\n",
            message: "law/vn/rules/permit.yaml:LINE: no rule is called “vn.permit.2027”", offset: 5),
        Break(
            what: "circle of exceptions", file: "law/vn/rules/permit.yaml",
            old: "  - id: vn.permit.2026\n", new: "  - id: vn.permit.2026\n    overrides: [vn.permit.2026.appraised]\n",
            message:
                "law/vn/rules/permit.yaml:LINE: exceptions run in a circle: vn.permit.2026 → vn.permit.2026.appraised "
                + "→ vn.permit.2026", offset: 10),
        Break(
            what: "test of an unknown fact", file: "law/vn/rules/heights.yaml",
            old: "    when: {radioAid: {atLeast: 0}}\n",
            new: "    when: {}\n",
            message: "law/vn/rules/heights.yaml:LINE: when: “{}” is not a table with at least one test"),
        Break(
            what: "range without ends", file: "law/vn/rules/heights.yaml", old: "    when: {radioAid: {atLeast: 0}}\n",
            new: "    when: {radioAid: {atLeast: 5, below: 5}}\n",
            message:
                "law/vn/rules/heights.yaml:LINE: radioAid: “≥ 5, < 5” is not a range: below, atMost, above, atLeast"),
        Break(
            what: "number for a yes-or-no fact", file: "law/vn/rules/heights.yaml",
            old: "    when: {militaryApproach: true}\n", new: "    when: {militaryApproach: {below: 5}}\n",
            message: "law/vn/rules/heights.yaml:LINE: militaryApproach: “a table” is not a text"),
        Break(
            what: "two procedures at once", file: "law/vn/procedures.yaml",
            old: "      - from: 2025-07-01\n        until: 2026-06-30\n",
            new: "      - from: 2025-06-30\n        until: 2026-06-30\n",
            message: "law/vn/procedures.yaml:LINE: rule building-permit@2025-06-30 (2025-06-30…2026-06-30) rests on "
                + "nd-140.permit, in force 2025-07-01…: shorten the period or cite what is in force on the other days"),
        Break(
            what: "list entry unknown", file: "law/vn/rules/heights.yaml", old: "    listedAs: vn.height.obstacle\n",
            new: "    listedAs: vn.height.obstacles\n",
            message: "law/vn/rules/heights.yaml:LINE: no entry of not-evaluated.yaml is called “vn.height.obstacles”"),
        Break(
            what: "missing title", file: "law/vn/instruments.yaml",
            old: "    title: {vi: \"Luật Đất đai 2013\", en: \"Land Law 2013\"}\n", new: "",
            message: "law/vn/instruments.yaml:LINE: the key “title” is missing", offset: -2),
        Break(
            what: "firmness out of range", file: "law/vn/conditions.yaml", old: "    firmness: 1\n",
            new: "    firmness: 4\n",
            message: "law/vn/conditions.yaml:LINE: firmness: “4” is not 1, 2 or 3", offset: -3),
        Break(
            what: "code there twice", file: "landuse/vn-plan-2014.yaml", old: "  - code: \"CHN\"\n",
            new: "  - code: \"NNP\"\n", message: "landuse/vn-plan-2014.yaml:LINE: the code “NNP” is there twice"),
        Break(
            what: "successor unknown", file: "landuse/vn-plan-2014.yaml", old: "    new: [\"NNP\"]\n",
            new: "    new: [\"NNX\"]\n",
            message: "landuse/vn-plan-2014.yaml:LINE: no code of vn-plan-2024 is called “NNX”", offset: -6),
        Break(
            what: "not YAML", file: "law/vn/conditions.yaml", old: "conditions:\n", new: "conditions: [\n",
            message: "law/vn/conditions.yaml:4: not readable as YAML: did not find expected node content"),
    ])
    func namesFileAndLine(_ broken: Break) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: URL(filePath: Law.folder), to: folder)
        let file = folder.appending(path: broken.file)
        let text = try String(contentsOf: file, encoding: .utf8)
        let range = try #require(text.range(of: broken.old))
        try text.replacingCharacters(in: range, with: broken.new).write(to: file, atomically: true, encoding: .utf8)
        let line =
            text[..<range.lowerBound].split(separator: "\n", omittingEmptySubsequences: false).count + broken.offset

        let catalogue = broken.file.hasPrefix("law") ? try Law.book().catalogue : nil
        let error = #expect(throws: RuleError.self) { try RuleBook(folder: folder.path, catalogue: catalogue) }
        #expect(error?.description == broken.message.replacing("LINE", with: "\(line)"))
    }

    @Test("A missing folder or file is named, not its machine path")
    func missingFolder() {
        let error = #expect(throws: RuleError.self) { try RuleBook(folder: "/nowhere") }
        #expect(error?.description == "landuse: the folder is missing or unreadable")
        let country = #expect(throws: RuleError.self) { try RuleBook(folder: Law.folder, country: "xx") }
        #expect(country?.description == "law/xx/instruments.yaml: the file is missing or unreadable")
    }

    @Test("Two rules that clash without a stated exception give a conflict, not the later one")
    func conflict() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: URL(filePath: Law.folder), to: folder)
        try """
        namespaces: [vn-plan-2014]
        rules:
          - id: test.clash
            title: {vi: "Thử", en: "Trial"}
            axis: land
            structures: [groundMast]
            recorded: {codes: [ODT]}
            outcome: prohibited
            periods:
              - from: 2024-08-01
                bases: [ldd-2024.type]
        """.write(to: folder.appending(path: "law/vn/rules/zz.yaml"), atomically: true, encoding: .utf8)
        let book = try RuleBook(folder: folder.path, catalogue: try Law.book().catalogue)
        let place = PlaceFacts(recorded: book.catalogue.parse("ODT", namespace: "vn-plan-2014"))
        let verdict = book.verdict(
            for: place, structure: .groundMast, on: try Law.day("2024-08-01"), reading: .papers)
        #expect(verdict.headline == .conflict)
        #expect(verdict.land == .undetermined)
        #expect(
            verdict.conflicts == [
                Conflict(axis: .land, rules: ["vn.land.residential.mast@2024-08-01", "test.clash@2024-08-01"])
            ])
        let other = PlaceFacts(recorded: book.catalogue.parse("ONT", namespace: "vn-plan-2014"))
        #expect(
            book.verdict(for: other, structure: .groundMast, on: try Law.day("2024-08-01"), reading: .papers).headline
                == .conditional)
    }
}
