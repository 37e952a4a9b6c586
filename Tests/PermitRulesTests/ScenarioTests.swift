import PermitRules
import Testing
import Units

/// The scenarios of the field review F that land and permit rules answer: inputs and right answers are quoted from there.
@Suite struct ScenarioTests {
    func place(
        _ recorded: String, planned: String? = nil, urban: Bool? = nil, passivePlan: Bool? = false,
        province: String? = nil, compound: Double? = nil
    ) throws -> PlaceFacts {
        let catalogue = try Law.book().catalogue
        return PlaceFacts(
            recorded: catalogue.parse(recorded, namespace: "vn-plan-2014"),
            planned: planned.map { catalogue.parse($0, namespace: "vn-plan-2014") }, urban: urban,
            passivePlan: passivePlan, province: province, compoundArea: compound)
    }

    func verdict(
        _ place: PlaceFacts, _ day: String, _ reading: Reading = .papers, _ structure: StructureClass = .groundMast
    ) throws -> Verdict {
        try Law.book().verdict(for: place, structure: structure, on: try Law.day(day), reading: reading)
    }

    @Test("L1: 2024-07-01 releases the school, 2024-08-01 the residential zone by the papers only, DBV never moves")
    func l1() throws {
        let days = ["2024-06-30", "2024-07-31", "2024-08-01"]
        let zones = [
            try place("ODT", planned: "ODT"), try place("DGD", planned: "DGD"), try place("DBV", planned: "DBV"),
        ]
        func table(_ reading: Reading) throws -> [[Headline]] {
            try zones.map { zone in try days.map { try verdict(zone, $0, reading).headline } }
        }
        #expect(
            try table(.papers) == [
                [.prohibited, .prohibited, .conditional],
                [.prohibited, .conditional, .conditional],
                [.permitted, .permitted, .permitted],
            ])
        #expect(
            try table(.plan) == [
                [.prohibited, .prohibited, .prohibited],
                [.prohibited, .conditional, .conditional],
                [.permitted, .permitted, .permitted],
            ])
        // Firm release: conditional with firmness 1 or 2 by the papers, none by the plan.
        #expect(try verdict(zones[0], "2024-08-01", .papers).firmness == 1)
        #expect(try verdict(zones[0], "2024-08-01", .plan).firmness == nil)
    }

    @Test(
        "L2: a town merged into a commune keeps its land verdict; a bulky mast in the plan goes from permit to exempt")
    func l2() throws {
        var town = try place("ODT", urban: true, passivePlan: true, province: "24")
        let before = try verdict(town, "2025-06-30")
        town.urban = false
        let after = try verdict(town, "2025-07-01")
        let december = try verdict(town, "2025-12-01")
        let july = try verdict(town, "2026-07-01")
        #expect(
            [before, after, december, july].map(\.land) == [.conditional, .conditional, .conditional, .conditional])
        #expect([before.permit, after.permit] == [.required, .exempt])
        #expect(
            [before.permit, after.permit, december.permit, july.permit] == [.required, .exempt, .exempt, .unknown])
        #expect(december.province == .notEvaluated)
        #expect(!after.notEvaluated.map(\.id).contains("vn.province.distance-bac-ninh"))
        #expect(december.notEvaluated.map(\.id).contains("vn.province.distance-bac-ninh"))
        #expect(after.notEvaluated.map(\.id).contains("vn.province.bac-ninh-before"))
    }

    @Test("P1: conditional without cap, multi-purpose plan and plan conformity, and the province's rule not met")
    func p1() throws {
        let parcel = try place("ODT", urban: true, province: "24", compound: 100)
        let now = try verdict(parcel, "2026-08-01")
        #expect(now.land == .conditional)
        #expect(now.province == .notMet)
        #expect(now.headline == .conditional)
        #expect(now.firmness == 3)
        #expect(!now.conditions.map(\.id).contains("half-area"))
        #expect(now.conditions.map(\.id).contains("multi-purpose-plan"))
        #expect(now.conditions.map(\.id).contains("plan-conformity"))
        #expect(now.openQuestions.map(\.id).contains("multi-purpose"))
        let cited = now.findings.flatMap(\.bases).map { "\($0.number) \($0.place)" }
        for basis in [
            "31/2024/QH15 Đ218 k1 g", "102/2024/NĐ-CP Đ99 k2 b", "217/2026/NĐ-CP Đ55 k11", "217/2026/NĐ-CP Đ50 k2 a",
            "72/2025/QĐ-UBND Đ15 k6 a",
        ] {
            #expect(cited.contains(basis), "\(basis)")
        }
        #expect(now.remedies.map(\.id).contains("share-mast") && now.remedies.map(\.id).contains("use-roof"))
        #expect(now.notEvaluated.map(\.id).contains("vn.province.distance-bac-ninh"))

        let before = try verdict(parcel, "2025-11-30")
        #expect(before.province == .notEvaluated)
        #expect(before.firmness == 1)
        #expect(before.openQuestions.map(\.id).contains("multi-purpose-before-2026"))
        let older = before.findings.flatMap(\.bases)
        #expect(!older.contains { $0.instrument == "qd-72-2025-bn" || $0.instrument == "nd-217-2026" })
        #expect(try verdict(parcel, "2025-12-01").province == .notMet)
    }

    @Test("P2: before, undetermined for want of convertible")
    func p2before() throws {
        let parcel = try place("ODT(300)+CLN(900)", urban: true, province: "74", compound: 500)
        let before = try verdict(parcel, "2024-07-31")
        #expect(before.headline == .undetermined)
        #expect(before.parts.map(\.headline) == [.prohibited, .undetermined])
        let missing = try #require(before.missing.first)
        #expect(before.missing.count == 1)
        #expect(missing.fact == .convertible)
        #expect(missing.decides.map(\.value) == ["true", "false"])
        #expect(missing.decides.map(\.headline) == [.prohibited, .conditional])
    }

    @Test("P2: after, neither part alone, both together")
    func p2after() throws {
        let parcel = try place("ODT(300)+CLN(900)", urban: true, province: "74", compound: 500)
        let after = try verdict(parcel, "2024-08-01")
        #expect(after.headline == .conditional)
        #expect(after.missing.isEmpty)
        #expect(after.parts.map(\.usableArea) == [300, 450])
        #expect(after.placement?.shares == [.init(code: "ODT", atMost: 300), .init(code: "CLN", atMost: 200)])
        #expect(
            after.placement?.text.en
                == "The compound of 500 m² fits only across several parts: 300 m² on the ODT part, 200 m² on the CLN part."
        )
        #expect(after.openQuestions.map(\.id).contains("cap-denominator"))
        // Just inside and just outside what the parts give: 300 + 450.
        #expect(try verdict(place("ODT(300)+CLN(900)", compound: 750), "2024-08-01").headline == .conditional)
        #expect(
            try verdict(place("ODT(300)+CLN(900)", compound: 300), "2024-08-01").placement?.shares.map(\.code) == [
                "ODT"
            ])
        #expect(
            try verdict(place("ODT(300)+CLN(900)", compound: 450), "2024-08-01").placement?.shares.map(\.code) == [
                "CLN"
            ])
        #expect(try verdict(place("ODT(300)", compound: 300.1), "2024-08-01").headline == .prohibited)
    }

    @Test("Z2: planned housing on recorded perennial crops: the recorded use decides by the papers, with its cap")
    func z2() throws {
        let land = try place("CLN", planned: "ODT")
        let before = try verdict(land, "2024-07-31")
        #expect(before.headline == .prohibited)
        #expect(before.findings.map(\.rule).contains("vn.land.open.convertible@2017-06-25"))
        let after = try verdict(land, "2024-08-01")
        #expect(after.headline == .conditional)
        #expect(after.conditions.map(\.id).contains("half-area"))
        #expect(try verdict(land, "2024-08-01", .plan).headline == .prohibited)
    }

    @Test("From 2026-07-01 an accepted position counts as the plan; the day before it does not")
    func acceptedPosition() throws {
        let listed = try place("ODT", planned: "ODT", passivePlan: true)
        #expect(try verdict(listed, "2026-06-30", .plan).land == .prohibited)
        #expect(try verdict(listed, "2026-07-01", .plan).land == .conditional)
        let open = try place("ODT", planned: "ODT", passivePlan: nil)
        let undecided = try verdict(open, "2026-07-01", .plan)
        #expect(undecided.land == .undetermined)
        #expect(undecided.missing.map(\.fact) == [.passivePlan])
        #expect(undecided.missing.first?.decides.map(\.land) == [.conditional, .prohibited])
    }
}
