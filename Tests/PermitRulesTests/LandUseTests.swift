import Foundation
import PermitRules
import Testing

/// Codes, groups and meanings are those of the printed tables (domain notes A2 and A3).
@Suite struct LandUseTests {
    struct Text: Sendable, CustomTestStringConvertible {
        let raw: String
        let codes: [String]
        let areas: [Double?]
        var testDescription: String { "“\(raw)”" }
    }

    @Test(arguments: [
        Text(raw: "ODT+CLN", codes: ["ODT", "CLN"], areas: [nil, nil]),
        Text(raw: "ODT(300)+CLN(900)", codes: ["ODT", "CLN"], areas: [300, 900]),
        Text(raw: "ONT-CLN", codes: ["ONT", "CLN"], areas: [nil, nil]),
        Text(raw: "T", codes: ["T"], areas: [nil]),
        Text(raw: "", codes: [], areas: []),
        Text(raw: "  \t ", codes: [], areas: []),
        Text(raw: "odt + cln", codes: ["ODT", "CLN"], areas: [nil, nil]),
        Text(raw: "ODT (120,5 m2), CLN (80.25)", codes: ["ODT", "CLN"], areas: [120.5, 80.25]),
        Text(raw: "ODT(1.200,5)+CLN", codes: ["ODT", "CLN"], areas: [1200.5, nil]),
        Text(raw: "ONT(100)+CLN(50)+ONT(20)", codes: ["ONT", "CLN"], areas: [120, 50]),
    ])
    func reads(_ text: Text) throws {
        let use = try Law.book().catalogue.parse(text.raw, namespace: "vn-cadastral-legacy")
        #expect(use.parts.map(\.code) == text.codes)
        #expect(use.parts.map(\.area) == text.areas)
        #expect(use.problems.isEmpty)
        #expect(use.raw == text.raw)
    }

    /// Before, `R-1-8` was three parts that no table knows, and every parcel of a zoning map undetermined.
    @Test(
        "A code with signs in it is found before it is taken apart",
        arguments: [
            Text(raw: "R-1-8", codes: ["R-1-8"], areas: [nil]),
            Text(raw: "r-1", codes: ["R-1"], areas: [nil]),
            Text(raw: "R-1-8(300)+C(20)", codes: ["R-1-8", "C"], areas: [300, 20]),
            Text(raw: "C-R-1", codes: ["C", "R-1"], areas: [nil, nil]),
            Text(raw: "R-1/C,R-1-8", codes: ["R-1", "C", "R-1-8"], areas: [nil, nil, nil]),
        ])
    func readsWholeCodes(_ text: Text) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "codes-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "landuse"), withIntermediateDirectories: true)
        let codes = ["R-1", "R-1-8", "C"].map { "{code: \($0), vi: v, en: e, group: N}" }.joined(separator: ", ")
        try "namespace: zoning\ntitle: {vi: v, en: e}\nsource: test\nmark: R\ncodes: [\(codes)]\n".write(
            to: folder.appending(path: "landuse/zoning.yaml"), atomically: true, encoding: .utf8)
        let use = try LandUseCatalogue(folder: folder.path).parse(text.raw, namespace: "zoning")
        #expect(use.parts.map(\.code) == text.codes)
        #expect(use.parts.map(\.area) == text.areas)
        #expect(use.problems.isEmpty)
    }

    @Test("Unknown codes are kept and listed, never dropped")
    func keepsUnknownCodes() throws {
        let use = try Law.book().catalogue.parse("ODT(300)+QQQ(40)", namespace: "vn-plan-2014")
        #expect(use.parts.map(\.code) == ["ODT", "QQQ"])
        #expect(use.parts.map(\.isKnown) == [true, false])
        #expect(use.problems == [.unknownCode("QQQ")])
    }

    @Test(
        "An area that can be read in two ways is unknown, not guessed", arguments: ["1.200", "abc", "-5", "", "1,2,3"])
    func refusesArea(text: String) throws {
        let use = try Law.book().catalogue.parse("ODT(\(text))", namespace: "vn-plan-2014")
        #expect(use.parts.map(\.area) == [nil])
        #expect(use.problems == [.unreadableArea(code: "ODT", text: text)])
    }

    @Test("The same letters mean other things in a construction plan")
    func separatesNamespaces() throws {
        let catalogue = try Law.book().catalogue
        #expect(catalogue.code("DDT", namespace: "vn-plan-2014")?.has(.heritage) == true)
        #expect(catalogue.code("DDT", namespace: "vn-construction")?.has(.heritage) == false)
        #expect(catalogue.code("DDT", namespace: "vn-construction")?.has(.reserve) == true)
        #expect(catalogue.code("DKT", namespace: "vn-plan-2024")?.has(.publicProperty) == true)
        #expect(catalogue.code("DKT", namespace: "vn-construction")?.name.en == "Storage")
        #expect(catalogue.code("CDTHH09", namespace: "vn-construction")?.has(.telecom) == true)
        #expect(catalogue.code("CXDT2", namespace: "vn-construction")?.code == "CX*")
        #expect(catalogue.code("DKT", namespace: "vn-plan-2014") == nil)
        #expect(catalogue.code("ODT", namespace: "no such vocabulary") == nil)
    }

    @Test("Sub-codes of old sheets fall back to the table they refine")
    func extendsOlderTable() throws {
        let catalogue = try Law.book().catalogue
        #expect(catalogue.code("t", namespace: "vn-cadastral-legacy")?.isResidential == true)
        #expect(catalogue.code("LNK", namespace: "vn-cadastral-legacy")?.successors == ["CLN"])
        #expect(catalogue.code("RDN", namespace: "vn-cadastral-legacy")?.has(.protectedForest) == true)
        #expect(catalogue.code("ODT", namespace: "vn-cadastral-legacy")?.namespace == "vn-plan-2014")
        #expect(catalogue.code("LNK", namespace: "vn-plan-2014") == nil)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let code: String, group: LandGroup, colour: String?, new: [String]
        var testDescription: String { code }
    }

    @Test(arguments: [
        Row(code: "LUC", group: .agricultural, colour: "FFFC8C", new: ["LUC"]),
        Row(code: "LUN", group: .agricultural, colour: "FFFCB4", new: ["LUK"]),
        Row(code: "BHK", group: .agricultural, colour: "FFF0B4", new: ["HNK"]),
        Row(code: "LMU", group: .agricultural, colour: nil, new: ["LMU"]),
        Row(code: "ONT", group: .nonAgricultural, colour: "FFD0FF", new: ["ONT"]),
        Row(code: "ODT", group: .nonAgricultural, colour: "FFA0FF", new: ["ODT"]),
        Row(code: "CQP", group: .nonAgricultural, colour: "FF6450", new: ["CQP"]),
        Row(code: "DDT", group: .nonAgricultural, colour: "FFAAA0", new: ["DDD"]),
        Row(code: "SKX", group: .nonAgricultural, colour: "CDAACD", new: ["SKS"]),
        Row(code: "DSH", group: .nonAgricultural, colour: "FFAAA0", new: ["DKV"]),
        Row(code: "DCK", group: .nonAgricultural, colour: "FFAAA0", new: []),
        Row(code: "NCS", group: .unused, colour: "E6E6C8", new: ["NCS"]),
        Row(code: "MVR", group: .unused, colour: "B4FFFF", new: []),
    ])
    func matchesThePrintedTable(_ row: Row) throws {
        let code = try #require(try Law.book().catalogue.code(row.code, namespace: "vn-plan-2014"))
        #expect(code.group == row.group)
        #expect(code.colour == row.colour)
        #expect(code.successors == row.new)
    }

    @Test("The tables hold as many codes as the printed ones")
    func isComplete() throws {
        let counts = try Dictionary(grouping: Law.book().catalogue.codes, by: \.namespace).mapValues(\.count)
        // A2: 74 codes in the old column, 71 in the new one, without the six whose meaning was not checked.
        #expect(counts == ["vn-plan-2014": 74, "vn-plan-2024": 71, "vn-cadastral-legacy": 19, "vn-construction": 20])
    }
}
