import GeoStore
import Geometry
import Testing

/// Drawings as surveyors send them, each of a few entities (AutoCAD DXF Reference, release 2000); areas are those of the
/// rectangles drawn.
@Suite struct DrawingTests {
    private static func polyline(_ corners: [(Double, Double)], closed: Bool = false, level: String = "RANH") -> String
    {
        "0\nLWPOLYLINE\n8\n\(level)\n90\n\(corners.count)\n70\n\(closed ? 1 : 0)\n"
            + corners.map { "10\n\($0.0)\n20\n\($0.1)\n" }.joined()
    }

    private static func square(_ x: Double, level: String = "RANH") -> String {
        polyline([(x, 0), (x + 10, 0), (x + 10, 10), (x, 10)], closed: true, level: level)
    }

    private static func line(_ a: (Double, Double), _ b: (Double, Double)) -> String {
        "0\nLINE\n8\nRANH\n10\n\(a.0)\n20\n\(a.1)\n11\n\(b.0)\n21\n\(b.1)\n"
    }

    private static func text(_ text: String, _ x: Double, _ y: Double = 5, kind: String = "TEXT") -> String {
        "0\n\(kind)\n8\nCHU\n10\n\(x)\n20\n\(y)\n40\n1.0\n1\n\(text)\n"
    }

    private static func read(
        _ entities: String, header: String = "", options: SourceOptions = SourceOptions(crs: .epsg(9210))
    ) throws -> (FeatureTable, [String]) {
        let head = header.isEmpty ? "" : "0\nSECTION\n2\nHEADER\n\(header)0\nENDSEC\n"
        let source = try VectorSource(
            try Scratch().write(
                "dat.dxf", Array((head + "0\nSECTION\n2\nENTITIES\n\(entities)0\nENDSEC\n0\nEOF\n").utf8)),
            options: options)
        let table = try source.readAll()
        return (table, source.ledger.entries.filter { $0.defect != .crsDeclared }.map(\.detail))
    }

    private static func values(_ name: String, _ table: FeatureTable) -> [FieldValue] {
        table.fieldIndex(name).map { field in table.features.map { $0.values[field] } } ?? []
    }

    /// The reader before called three texts ambiguous and left the parcel without a code.
    @Test func numberCodeAndAreaAreToldApart() throws {
        let (table, notes) = try Self.read(
            Self.square(0) + Self.text("125", 2, 7) + Self.text("ODT", 2, 5) + Self.text("98.4", 2, 3)
                + Self.square(20) + Self.text("12", 22, 7) + Self.text("ODT+CLN", 22, 5) + Self.text("125", 22, 3)
                + Self.square(40) + Self.text("ONT/7", 42) + Self.square(60)
                + Self.text("LUC\\P31\\P100", 62, kind: "MTEXT")
                + Self.square(80) + Self.text("T", 82) + Self.text("Nguyễn Văn A", 82, 3))
        #expect(
            Self.values("code", table) == [.text("ODT"), .text("ODT+CLN"), .text("ONT"), .text("LUC"), .text("T")])
        #expect(
            Self.values("number", table) == [.text("125"), .text("12/125"), .text("7"), .text("31"), .null])
        #expect(Self.values("area", table) == [.real(98.4), .null, .null, .real(100), .null])
        #expect(notes == [])
    }

    @Test func aParcelWithANumberOnlyHasNoCode() throws {
        let (table, notes) = try Self.read(Self.square(0) + Self.text("125", 2))
        #expect(Self.values("code", table) == [.null])
        #expect(notes == ["no land code stands inside, only 125"])
    }

    @Test func lettersWrittenAsCodePointsAreRead() throws {
        let (table, _) = try Self.read(
            Self.square(0) + Self.text("\\U+0110\\U+1EA5t \\U+1EDF", 2) + Self.square(20) + Self.text("%%uODT%%u", 22)
                + Self.square(40) + Self.text("{\\fVNI-Times|b0;CLN}\\P12", 42, kind: "MTEXT"))
        #expect(Self.values("code", table) == [.text("Đất ở"), .text("ODT"), .text("CLN")])
        #expect(Self.values("number", table) == [.null, .null, .text("12")])
    }

    @Test func outlinesThatNearlyCloseAreClosedAndOthersListed() throws {
        let (table, notes) = try Self.read(
            Self.polyline([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0.02)]) + Self.text("ODT", 5)
                + Self.polyline([(20, 0), (30, 0), (30, 10), (20, 10), (20, 0)]) + Self.text("CLN", 25)
                + Self.polyline([(40, 0), (50, 0), (50, 10), (40, 10)]) + Self.text("LUC", 45))
        #expect(table.features.map { $0.shape?.area } == [100, 100])
        #expect(Self.values("code", table) == [.text("ODT"), .text("CLN")])
        #expect(
            notes == [
                "outline closed over a gap of 0.02", "the outline does not close, and is no parcel",
                "“LUC” stands in no shape",
            ])
    }

    /// Four lines, ends 2 cm apart, and two parcels with a common side; a title block around nothing stays out.
    @Test func linesDrawnOneByOneAreJoined() throws {
        let single =
            Self.line((0, 0), (10, 0)) + Self.line((10, 0.02), (10, 10)) + Self.line((10, 10), (0, 10))
            + Self.line((0, 10), (0, 0))
        let twins =
            Self.polyline([(20, 0), (30, 0), (40, 0), (40, 10), (30, 10), (20, 10)]) + Self.line((20, 10), (20, 0))
            + Self.line((30, 0), (30, 10))
        let frame =
            Self.line((90, 0), (99, 0)) + Self.line((99, 0), (99, 9)) + Self.line((99, 9), (90, 9))
            + Self.line((90, 9), (90, 0))
        let (table, notes) = try Self.read(
            single + Self.text("ODT", 5) + twins + Self.text("CLN", 25) + Self.text("LUC", 35) + frame
                + Self.line((200, 0), (210, 0)))
        #expect(
            Set(
                zip(Self.values("code", table), table.features.map { ($0.shape?.area ?? 0).rounded() }).map {
                    "\($0.0.text ?? "") \($0.1)"
                })
                == ["ODT 100.0", "CLN 100.0", "LUC 100.0"])
        #expect(notes.count { $0 == "outline joined from lines drawn one by one" } == 3)
        #expect(notes.contains("1 rings of single lines hold no text and are no parcels"))
        #expect(notes.contains("1 single lines enclose nothing and are no parcels"))
    }

    /// An outline and the polyline of its hatch.
    @Test func shapesDrawnTwiceAreOne() throws {
        let again = Self.polyline([(10, 0), (10, 10), (0, 10), (0, 0)], closed: true, level: "HATCH")
        let (table, notes) = try Self.read(Self.square(0) + again + Self.text("ODT", 5))
        #expect(Self.values("code", table) == [.text("ODT")])
        #expect(notes == ["1 shapes are drawn twice"])
    }

    @Test func levelsOfAWorkspaceAreCodes() throws {
        let (table, notes) = try Self.read(
            Self.square(0, level: "A1") + Self.square(20, level: "A2"),
            options: SourceOptions(crs: .epsg(9210), levels: ["A1": "ODT"]))
        #expect(Self.values("code", table) == [.text("ODT"), .null])
        #expect(notes == ["level “A2” has no code in “levels”"])
    }

    /// “Đất Cát” in Windows-1258 under its code page, and in TCVN3 under the Western one that programs write.
    @Test(arguments: [
        ("ANSI_1258", [0xD0, 0xE2, 0xEC, 0x74, 0x20, 0x43, 0x61, 0xEC, 0x74] as [UInt8]),
        ("ANSI_1252", [0xA7, 0xCA, 0x74, 0x20, 0x43, 0xB8, 0x74]),
    ])
    func textsAreInTheCodePageOfTheDrawing(page: String, stored: [UInt8]) throws {
        let scratch = try Scratch()
        let head =
            "0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1015\n9\n$DWGCODEPAGE\n3\n\(page)\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n"
        let mark = Self.text("@", 5)
        let split = try #require(mark.firstIndex(of: "@"))
        let file =
            Array((head + Self.square(0) + mark[..<split]).utf8) + stored
            + Array((mark[mark.index(after: split)...] + "0\nENDSEC\n0\nEOF\n").utf8)
        let source = try VectorSource(try scratch.write("a.dxf", file), options: SourceOptions(crs: .epsg(9210)))
        #expect(Self.values("code", try source.readAll()) == [.text("Đất Cát")])
        #expect(
            source.ledger.entries.map(\.defect)
                == (page == "ANSI_1252" ? [.encodingDetected, .crsDeclared] : [.crsDeclared]))
    }
}
