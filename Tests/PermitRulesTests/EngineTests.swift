import PermitRules
import Testing
import Units

/// Days, facts and mixed parcels: how the engine treats what is just before, not known, or of several kinds.
@Suite struct EngineTests {
    func verdict(
        _ recorded: String, _ day: String, _ structure: StructureClass = .groundMast, reading: Reading = .papers,
        _ change: (inout PlaceFacts) -> Void = { _ in }
    ) throws -> Verdict {
        let book = try Law.book()
        var place = PlaceFacts(
            recorded: book.catalogue.parse(recorded, namespace: "vn-plan-2014"), urban: true, passivePlan: false)
        change(&place)
        return book.verdict(for: place, structure: structure, on: try Law.day(day), reading: reading)
    }

    struct Turn: Sendable, CustomTestStringConvertible {
        let what: String, code: String, before: String, after: String
        let outcome: [LandOutcome], firmness: [Int?]
        var testDescription: String { what }
    }

    @Test(
        "The day before an instrument is in force the older answer stands",
        arguments: [
            Turn(
                what: "land law 2024", code: "ODT", before: "2024-07-31", after: "2024-08-01",
                outcome: [.prohibited, .conditional], firmness: [nil, 1]),
            Turn(
                what: "telecommunications law 2023", code: "TSC", before: "2024-06-30", after: "2024-07-01",
                outcome: [.prohibited, .conditional], firmness: [nil, 2]),
            Turn(
                what: "decree 217/2026", code: "ODT", before: "2026-06-30", after: "2026-07-01",
                outcome: [.conditional, .conditional], firmness: [1, 3]),
            Turn(
                what: "decree 217/2026 on crops", code: "HNK", before: "2026-06-30", after: "2026-07-01",
                outcome: [.conditional, .conditional], firmness: [2, 3]),
        ])
    func turns(_ turn: Turn) throws {
        let verdicts = [try verdict(turn.code, turn.before), try verdict(turn.code, turn.after)]
        #expect(verdicts.map(\.land) == turn.outcome)
        #expect(verdicts.map(\.firmness) == turn.firmness)
    }

    @Test("The cap on mining land ends with 2026-01-30")
    func miningCap() throws {
        func land(_ day: String) throws -> LandOutcome {
            try verdict("SKS", day) { ($0.parcelArea, $0.compoundArea) = (900, 500) }.land
        }
        #expect(try land("2026-01-30") == .prohibited)
        #expect(try land("2026-01-31") == .conditional)
    }

    @Test(
        "Half of the area and a square decimetre more",
        arguments: [(450.0, LandOutcome.conditional), (450.01, .prohibited)])
    func cap(compound: Double, expected: LandOutcome) throws {
        #expect(
            try verdict("TMD", "2024-08-01") { ($0.parcelArea, $0.compoundArea) = (900, compound) }.land == expected)
    }

    @Test("The rule on the cap speaks from the first day of the land law", arguments: ["TMD", "SKS", "CLN"])
    func capFromTheFirstDay(code: String) throws {
        func rules(_ day: String) throws -> [String] {
            try verdict(code, day) { ($0.parcelArea, $0.compoundArea, $0.convertible) = (900, 451, true) }
                .findings.map(\.rule).filter { $0.contains("over-cap") }
        }
        #expect(try rules("2024-07-31").isEmpty)
        #expect(try rules("2024-08-01").count == 1)
    }

    @Test("Above the cap, crops that may not be converted can still be accepted; otherwise not")
    func capOnCrops() throws {
        func land(_ convertible: Bool?, _ day: String = "2025-07-01") throws -> Verdict {
            try verdict("CLN", day) {
                ($0.parcelArea, $0.compoundArea, $0.convertible) = (900, 451, convertible)
            }
        }
        for (day, issuer) in [
            ("2024-08-01", "district"), ("2024-12-30", "district"), ("2025-06-30", "district"),
            ("2025-07-01", "commune"), ("2026-07-01", "commune"),
        ] {
            #expect(try land(false, day).land == .conditional)
            #expect(try land(false, day).conditions.map(\.id).contains("site-acceptance-\(issuer)"))
        }
        #expect(try land(true).land == .prohibited)
        let open = try land(nil)
        #expect(open.land == .undetermined)
        #expect(open.missing.map(\.fact) == [.convertible])
    }

    struct Asked: Sendable, CustomTestStringConvertible {
        let code: String, planned: String?, day: String, reading: Reading
        /// A condition or duty that must be asked for, and one that must not.
        let asked: String, notAsked: String?
        var testDescription: String { "\(code) planned \(planned ?? "unknown") on \(day), \(reading)" }

        init(_ code: String, _ planned: String?, _ day: String, _ reading: Reading, _ asked: String, not: String? = nil)
        {
            (self.code, self.planned, self.day, self.reading) = (code, planned, day, reading)
            (self.asked, self.notAsked) = (asked, not)
        }
    }

    /// Who is asked, by day: the same firmness may rest on another body or paper.
    @Test(arguments: [
        Asked("CLN", "CLN", "2024-07-31", .papers, "site-acceptance-district"),
        Asked("CLN", "CLN", "2024-08-01", .plan, "site-acceptance-district", not: "half-area"),
        Asked("CLN", "CLN", "2024-12-30", .plan, "site-acceptance-district", not: "half-area"),
        Asked("CLN", "CLN", "2025-06-30", .plan, "site-acceptance-district", not: "half-area"),
        Asked("CLN", "CLN", "2025-07-01", .plan, "site-acceptance-commune", not: "half-area"),
        Asked("CLN", "CLN", "2026-07-01", .plan, "site-acceptance-commune", not: "half-area"),
        Asked("CLN", "CLN", "2026-07-01", .papers, "multi-purpose-plan", not: "site-acceptance-commune"),
        Asked("LUC", nil, "2024-08-01", .papers, "rice-decree", not: "forest-decree"),
        Asked("LUC", "LUC", "2024-07-31", .papers, "site-acceptance-district", not: "rice-decree"),
        Asked("RSX", nil, "2024-08-01", .papers, "forest-decree", not: "rice-decree"),
        Asked("RPH", "RPH", "2024-07-31", .papers, "protected-forest", not: "forest-decree"),
        Asked("RDD", nil, "2024-08-01", .papers, "protected-forest", not: "forest-decree"),
        Asked("ODT", nil, "2024-07-31", .papers, "", not: "telecom-notice"),
        Asked("ODT", nil, "2024-08-01", .papers, "telecom-notice", not: "half-area"),
        Asked("DBV", nil, "2024-06-30", .papers, "building-permit", not: "telecom-notice"),
        Asked("DBV", nil, "2024-07-01", .papers, "telecom-notice"),
        Asked("DBV", nil, "2026-07-01", .papers, "plan-conformity-shown", not: "plan-conformity"),
        Asked("DGT", nil, "2026-07-01", .papers, "road-consent", not: "plan-conformity"),
    ])
    func asks(_ asked: Asked) throws {
        let verdict = try verdict(asked.code, asked.day, reading: asked.reading) { place in
            place.planned = try? asked.planned.map { try Law.book().catalogue.parse($0, namespace: "vn-plan-2014") }
        }
        let ids = (verdict.conditions + verdict.duties).map(\.id)
        #expect(asked.asked.isEmpty || ids.contains(asked.asked))
        if let notAsked = asked.notAsked { #expect(!ids.contains(notAsked)) }
    }

    @Test("In the first half of 2026 two instruments are in force together and the question is printed")
    func earlyTwentySix() throws {
        func questions(_ day: String) throws -> [String] {
            let verdict = try verdict("DBV", day)
            return verdict.findings.filter { $0.axis == .permit }.map(\.rule)
                + verdict.openQuestions.map(\.id).filter { $0.hasPrefix("exempt") }
        }
        #expect(try questions("2025-12-31") == ["vn.permit.required@2016-08-08"])
        #expect(try questions("2026-01-01") == ["vn.permit.early-2026@2026-01-01", "exempt-or-permit-2026"])
        #expect(try questions("2026-06-30") == ["vn.permit.early-2026@2026-01-01", "exempt-or-permit-2026"])
        #expect(try questions("2026-07-01") == ["vn.permit.2026@2026-07-01", "exempt-list-2026"])
    }

    @Test("An appraised feasibility study waives the permit from 2026-07-01, not the start notice")
    func appraised() throws {
        let verdict = try verdict("DBV", "2026-07-01") { $0.appraisedProject = true }
        #expect(verdict.permit == .exempt)
        #expect(verdict.headline == .exempt)
        #expect(verdict.duties.map(\.id).contains("start-notice"))
        #expect(try self.verdict("DBV", "2026-06-30") { $0.appraisedProject = true }.permit == .unknown)
    }

    @Test("A cap that cannot be tested is a condition and is listed")
    func untestedCap() throws {
        let verdict = try verdict("CLN", "2024-08-01")
        #expect(verdict.conditions.map(\.id).contains("half-area"))
        #expect(verdict.notEvaluated.map(\.id).contains("land.areaCap"))
    }

    @Test("Site acceptance changes hands on 2025-07-01")
    func issuer() throws {
        func issuers(_ day: String) throws -> [String] {
            try verdict("BCS", day) { $0.convertible = false }.conditions.map(\.id).filter { $0.contains("site") }
        }
        #expect(try issuers("2025-06-30") == ["site-acceptance-district"])
        #expect(try issuers("2025-07-01") == ["site-acceptance-commune"])
    }

    @Test("Both branches of a missing fact are evaluated; where they agree nothing is missing")
    func branches() throws {
        let before = try verdict("CLN", "2024-07-31")
        #expect(before.missing.map(\.fact) == [.convertible])
        #expect(
            before.findings.filter { !$0.assumed.isEmpty }.map(\.rule) == [
                "vn.land.open.acceptance@2017-06-25", "vn.land.open.convertible@2017-06-25",
            ])
        let after = try verdict("CSD", "2024-08-01")
        #expect(after.land == .conditional)
        #expect(after.missing.isEmpty)
    }

    @Test("Without the urban flag the permit is unknown, yet permitted land stays permitted")
    func permitOnly() throws {
        let verdict = try verdict("DBV", "2024-08-01") { ($0.urban, $0.passivePlan) = (nil, true) }
        #expect(verdict.headline == .permitted)
        #expect(verdict.permit == .unknown)
        #expect(verdict.missing.map(\.fact) == [.urban])
        #expect(verdict.missing.first?.decides.map(\.headline) == [.permitted, .exempt])
        #expect(verdict.missing.first?.decides.map(\.permit) == [.required, .exempt])
    }

    @Test("Exempt from a permit is not allowed land")
    func exemptIsNotAllowed() throws {
        let pole = try verdict("CQP", "2024-08-01", .nonBulkyRoofMast) { $0.passivePlan = true }
        #expect(pole.permit == .exempt)
        #expect(pole.headline == .prohibited)
        #expect(try verdict("ODT", "2024-08-01", .nonBulkyRoofMast) { $0.passivePlan = true }.headline == .exempt)
    }

    @Test("An unknown code is undetermined, and what each kind of land would decide is told")
    func unknownCode() throws {
        let verdict = try verdict("QQQ", "2024-08-01")
        #expect(verdict.headline == .undetermined)
        let missing = try #require(verdict.missing.first { $0.fact == .recorded })
        #expect(
            missing.decides.map { "\($0.value) \($0.headline)" } == [
                "DBV permitted", "ODT conditional", "TMD conditional", "CLN conditional", "CSD conditional",
                "TSC conditional", "CQP prohibited",
            ])
        #expect(
            verdict.notEvaluated.first { $0.id == "landuse.unknown.QQQ" }?.reason.vi
                == "Không hiểu mã loại đất “QQQ” trong bảng mã vn-plan-2014.")
        let blank = try self.verdict("", "2024-08-01") { ($0.urban, $0.passivePlan) = (nil, true) }
        #expect(blank.missing.map(\.fact) == [.recorded, .urban])
        #expect(blank.permit == .unknown)
        #expect(try self.verdict("QQQ", "2024-08-01", .sharedMast).headline == .undetermined)
    }

    @Test("Before the register begins nothing is decided and the verdict says so")
    func beforeTheRegister() throws {
        let verdict = try verdict("ODT", "2010-01-01")
        #expect(verdict.headline == .undetermined)
        #expect(verdict.notEvaluated.map(\.id).contains("land.noRule"))
        #expect(verdict.missing.isEmpty)
    }

    @Test("Parts of unknown size leave a mixed parcel undetermined, unless they all agree")
    func partAreas() throws {
        let mixed = try verdict("ODT+CLN", "2024-08-01")
        #expect(mixed.headline == .undetermined)
        let missing = try #require(mixed.missing.first)
        #expect(missing.fact == .partAreas)
        #expect(missing.decides.map(\.value) == ["ODT", "CLN"])
        #expect(missing.decides.map(\.headline) == [.conditional, .conditional])
        #expect(mixed.duties.allSatisfy { $0.id != "part-areas-paper" })
        #expect(try verdict("ODT+CLN", "2026-07-01").duties.map(\.id).contains("part-areas-paper"))
        #expect(try verdict("ODT+CQP", "2024-07-31").headline == .prohibited)
        #expect(try verdict("ODT+ONT", "2024-08-01").headline == .conditional)
        #expect(try verdict("ODT+CLN", "2024-08-01", .bulkyRoofMast).headline == .conditional)
    }

    @Test("A mixed parcel takes its best part and says where to stand")
    func bestPart() throws {
        let verdict = try verdict("CLN(900)+DBV(60)", "2024-08-01") { $0.compoundArea = 60 }
        #expect(verdict.headline == .permitted)
        #expect(verdict.placement?.shares == [.init(code: "DBV", atMost: 60)])
        #expect(verdict.placement?.text.vi == "Cột phải đặt trên phần đất DBV (không quá 60 m²).")
        let defence = try self.verdict("CQP(900)+ODT(100)", "2024-08-01", .bulkyRoofMast)
        #expect(defence.headline == .conditional)
        #expect(defence.placement?.shares == [.init(code: "ODT", atMost: nil)])
    }

    @Test("A zone core that is not loaded is listed, not missing; inside it is prohibited")
    func heritageCore() throws {
        let open = try verdict("DDT", "2024-08-01")
        #expect(open.missing.isEmpty)
        #expect(open.notEvaluated.map(\.id).contains("vn.land.heritage.core"))
        #expect(try verdict("DDT", "2024-08-01") { $0.heritageCore = true }.headline == .prohibited)
        #expect(try verdict("DDT", "2025-07-01") { $0.heritageCore = true }.headline == .prohibited)
        #expect(try verdict("DDT", "2024-08-01") { $0.heritageCore = false }.headline == .conditional)
    }

    @Test("Without the province its rules are listed, never assumed")
    func province() throws {
        #expect(try verdict("ODT", "2026-07-01") { $0.province = "24" }.province == .notMet)
        let unknown = try verdict("ODT", "2026-07-01")
        #expect(unknown.province == .notEvaluated)
        #expect(unknown.notEvaluated.map(\.id).contains("vn.bac-ninh.urban-mast"))
        let noFlag = try verdict("ODT", "2026-07-01") { ($0.province, $0.urban) = ("24", nil) }
        #expect(noFlag.province == .notEvaluated)
        #expect(noFlag.notEvaluated.map(\.id).contains("vn.bac-ninh.urban-mast"))
        #expect(try verdict("ODT", "2026-07-01") { ($0.province, $0.urban) = ("24", false) }.province == .notEvaluated)
        #expect(try verdict("ODT", "2026-07-01") { $0.province = "79" }.province == .notEvaluated)
    }

    @Test("The same question gives the same verdict, and every text is in both languages")
    func repeatable() throws {
        let once = try verdict("ODT(300)+CLN(900)", "2026-07-01") { ($0.province, $0.compoundArea) = ("24", 500) }
        let twice = try verdict("ODT(300)+CLN(900)", "2026-07-01") { ($0.province, $0.compoundArea) = ("24", 500) }
        #expect(once == twice)
        let texts =
            once.findings.map(\.summary) + once.conditions.map(\.text) + once.openQuestions.map(\.text)
            + once.notEvaluated.map(\.reason) + once.remedies.map(\.text) + once.duties.map(\.text)
        #expect(!texts.isEmpty)
        for text in texts {
            #expect(!text.vi.isEmpty && !text.en.isEmpty && text.vi != text.en)
            #expect(!text.vi.contains("{") && !text.en.contains("{"))
        }
    }
}
