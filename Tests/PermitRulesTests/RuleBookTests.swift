import PermitRules
import Testing
import Units

/// What must hold for the law register that ships with the program.
@Suite struct RuleBookTests {
    @Test("Every basis is in force on every day of its rule")
    func basesHold() throws {
        let book = try Law.book()
        #expect(book.rules.count > 60)
        for rule in book.rules {
            #expect(!rule.bases.isEmpty, "\(rule.id)")
            for basis in rule.bases {
                #expect(basis.interval.contains(rule.interval), "\(rule.id) rests on \(basis.article)")
            }
        }
    }

    /// First and last days as in the domain notes B1 and the field review A 3–5; a day's shift here changes verdicts.
    @Test(arguments: [
        ("ldd-2013", "2014-07-01…2024-07-31"), ("ldd-2024", "2024-08-01…"), ("nd-102-2024", "2024-08-01…"),
        ("lxd-2014", "2015-01-01…2026-06-30"), ("lxd-2025", "2026-07-01…"), ("nd-217-2026", "2026-07-01…"),
        ("nd-175-2024", "2024-12-30…2026-06-30"), ("lvt-2023", "2024-07-01…"), ("nd-151-2025", "2025-07-01…"),
        ("nd-49-2026", "2026-01-31…"), ("qd-72-2025-bn", "2025-12-01…"), ("qcvn-8-2022", "2023-07-01…"),
    ])
    func instrumentRuns(id: String, interval: String) throws {
        #expect(try Law.book().register.instrument(id)?.interval.description == interval)
    }

    @Test(
        "From its first day on, every land type has exactly one answer a day, for every structure and reading",
        arguments: [
            "2017-06-25", "2018-01-01", "2023-07-01", "2024-07-01", "2024-08-01", "2024-12-30", "2025-07-01",
            "2026-01-31", "2026-07-01",
        ])
    func coversEveryLandType(day: String) throws {
        let book = try Law.book()
        let date = try Law.day(day)
        let telecom = book.catalogue.parse("DBV", namespace: "vn-plan-2014")
        for code in book.catalogue.codes where code.namespace != "vn-construction" {
            guard !code.has(.heading), !code.has(.functionalZone) else { continue }
            // The law on public property is in force from 2018-01-01 only.
            if code.has(.publicProperty), day < "2018-01-01" { continue }
            let use = book.catalogue.parse(code.code, namespace: code.namespace)
            for (reading, planned) in [(Reading.papers, telecom), (.papers, use), (.plan, use)] {
                for structure in StructureClass.allCases {
                    let place = PlaceFacts(
                        recorded: use, planned: planned, urban: true, passivePlan: false, province: "74")
                    let verdict = book.verdict(for: place, structure: structure, on: date, reading: reading)
                    let what: Comment = "\(code.namespace) \(code.code) \(structure) \(reading)"
                    #expect(verdict.conflicts.isEmpty, what)
                    #expect(verdict.land != .undetermined, what)
                    #expect(verdict.missing.isEmpty, what)
                }
            }
        }
    }

    @Test("A rule is found by its base id and a day, or by its own id")
    func finds() throws {
        let book = try Law.book()
        let rule = book.rule("vn.land.residential.mast", on: try Law.day("2024-07-31"))
        #expect(rule?.id == "vn.land.residential.mast@2017-06-25")
        #expect(rule?.outcome == .land(.prohibited))
        #expect(rule?.mark == .unverified)
        #expect(book.rule("vn.land.residential.mast@2024-08-01")?.outcome == .land(.conditional))
        #expect(book.rule("vn.land.residential.mast") == nil)
    }

    @Test("The headline rule is printed in both languages")
    func headlineRule() throws {
        let rule = try Law.book().headlineRule
        #expect(rule.vi.contains("Miễn giấy phép không có nghĩa là đất được phép."))
        #expect(rule.en.contains("Exempt from a permit never means that the land is allowed."))
    }

    @Test(
        "Official letters cite only what was read",
        arguments: [
            (VerificationMark.textRead, true), (.secondary, true), (.titleOnly, false), (.unverified, false),
        ])
    func marks(mark: VerificationMark, citable: Bool) {
        #expect(mark.isCitable == citable)
    }
}
