import Testing
import Units

@testable import GeoStore

/// Columns read as columns: what the whole column decides, by hand.
@Suite struct TypedColumnTests {
    private func table(_ heading: String, _ cells: [String], _ kind: FieldKind = .text) -> FeatureTable {
        FeatureTable(
            name: "t", crs: nil, fields: [FieldDefinition(heading, kind)],
            features: cells.enumerated().map { row, cell in
                Feature(id: Int64(row + 2), shape: nil, values: [cell.isEmpty ? .null : .text(cell)])
            })
    }

    private func numbers(
        _ heading: String, _ cells: [String], _ dimension: Dimension,
        in range: ClosedRange<Double> = -.greatestFiniteMagnitude...(.greatestFiniteMagnitude),
        _ mark: DecimalMark? = nil
    ) -> [Double?] {
        let column = table(heading, cells).numbers(0, as: dimension, in: range, decimal: mark)
        return cells.indices.map { column[$0] }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let reason: String, heading: String, cells: [String], dimension: Dimension, expected: [Double?]
        var testDescription: String { reason }
    }

    @Test(arguments: [
        Case(
            reason: "Twenty-six thousand people, parted by points", heading: "population",
            cells: ["26.000", "15.455", "980"], dimension: .count, expected: [26_000, 15_455, 980]),
        Case(
            reason: "The same parted by commas, blanks and apostrophes", heading: "people",
            cells: ["26,000", "15 455", "1'234'567"], dimension: .count, expected: [26_000, 15_455, 1_234_567]),
        Case(
            reason: "Thousands of people by the heading", heading: "Dân số (nghìn người)", cells: ["26,4", "0,98"],
            dimension: .count, expected: [26_400, 980]),
        Case(
            reason: "People are whole", heading: "people", cells: ["12,5", "-", "nhiều"], dimension: .count,
            expected: [nil, nil, nil]),
        Case(
            reason: "One grouped number tells what the comma of the others is", heading: "DTTHOCU",
            cells: ["1.234,5", "120,25", "1.250"], dimension: .area, expected: [1234.5, 120.25, 1250]),
        Case(
            reason: "One decimal point tells what the point of the others is", heading: "area",
            cells: ["120.5", "1.250", "300"], dimension: .area, expected: [120.5, 1.25, 300]),
        Case(
            reason: "Units in cells", heading: "Diện tích", cells: ["120 m2", "150m²", "1,2 ha", "0.5 km2", "120 dBm"],
            dimension: .area, expected: [120, 150, 12_000, 500_000, nil]),
        Case(
            reason: "A unit in the heading", heading: "Diện tích (ha)", cells: ["1,5", "2"], dimension: .area,
            expected: [15_000, 20_000]),
        Case(
            reason: "A unit in the cell goes before the heading's", heading: "area_ha", cells: ["1,5", "200 m2"],
            dimension: .area, expected: [15_000, 200]),
        Case(
            reason: "Metres with unit, without, and in other units", heading: "Chiều cao cột",
            cells: ["42", "42m", "42 m", "36,5 mét", "4200 cm", "khoảng 42"], dimension: .length,
            expected: [42, 42, 42, 36.5, 42, nil]),
        Case(
            reason: "Powers in dBm and watts", heading: "Công suất",
            cells: ["43", "43 dBm", "20 W", "10000 mW", "13 dBW"],
            dimension: .power, expected: [43, 43, 43.0103, 40, 43]),
        Case(
            reason: "Watts by the heading", heading: "Công suất phát (W)", cells: ["20", "40,0"], dimension: .power,
            expected: [43.0103, 46.0206]),
        Case(
            reason: "A unit in brackets before the name", heading: "(km) Khoảng cách", cells: ["1,5"],
            dimension: .length, expected: [1500]),
        Case(
            reason: "A unit behind brackets that hold something else", heading: "Chiều cao (so với mặt đất), cm",
            cells: ["4200"], dimension: .length, expected: [42]),
        Case(
            reason: "Households are no people", heading: "Dân số (hộ)", cells: ["26.000", "26.000 người"],
            dimension: .count, expected: [nil, 26_000]),
        Case(
            reason: "A land measure that differs from province to province", heading: "Diện tích (sào)",
            cells: ["3", "3 ha"], dimension: .area, expected: [nil, 30_000]),
        Case(
            reason: "Brackets without a unit leave the usual one", heading: "Chiều cao (theo hồ sơ)", cells: ["42"],
            dimension: .length, expected: [42]),
        Case(
            reason: "Angles", heading: "tilt", cells: ["4", "4°", "4 độ", "-2,5"], dimension: .angle,
            expected: [4, 4, 4, -2.5]),
        Case(
            reason: "Per cent", heading: "share", cells: ["95 %", "0,95"], dimension: .share, expected: [0.95, 0.95]),
    ])
    func columnsOfNumbers(_ example: Case) {
        let found = numbers(example.heading, example.cells, example.dimension)
        for (value, expected) in zip(found, example.expected) {
            #expect(value.map { ($0 * 1e4).rounded() } == expected.map { ($0 * 1e4).rounded() })
        }
    }

    @Test("The range decides where only one reading is possible")
    func range() {
        #expect(numbers("height", ["45.000", "36.125"], .length, in: 1...350) == [45, 36.125])
    }

    @Test("Nothing decides: both readings are named, and the mark that is declared decides")
    func ambiguity() throws {
        let column = table("compound", ["120", "1.250"]).numbers(0, as: .area, in: 0...1e9)
        let doubt = try #require(column.doubt)
        #expect(doubt.row == 1 && doubt.text == "1.250" && doubt.readings == [1.25, 1250])
        #expect(column[0] == 120 && column[1] == nil)
        #expect(numbers("compound", ["120", "1.250"], .area, .comma) == [120, 1250])
        #expect(numbers("compound", ["120", "1.250"], .area, .point) == [120, 1.25])
    }

    @Test("A part larger than its parcel is the wrong reading")
    func plausible() {
        let areas = [1500.0, 400]
        let column = table("DTTHOCU", ["1.250", "0"]).numbers(0, as: .area, in: 0...1e9) { $1 <= areas[$0] }
        // 1.25 m² would fit too; only a column in which one reading fails decides.
        #expect(column.doubt != nil)
        let small = table("DTTHOCU", ["1.250", "300.125"]).numbers(0, as: .area, in: 0...1e9) { $1 <= areas[$0] }
        #expect(small[0] == 1.25 && small[1] == 300.125)
    }

    @Test("What cannot be read is said with the column, the cell and what was expected")
    func complaints() {
        let column = table("Chiều cao (m)", ["42", "", "cao", "999"]).numbers(0, as: .length, in: 1...350)
        #expect(
            (0..<4).map { column.complaint($0) } == [
                nil, nil, "“Chiều cao (m)” is “cao”; expected metres from 1 to 350",
                "“Chiều cao (m)” is “999”; expected metres from 1 to 350",
            ])
    }

    @Test(
        "31 July 2024, as people and programs write it",
        arguments: [
            "2024-07-31", "2024/07/31", "2024-07-31T08:30:00", "2024/07/31 08:30:00", "2024-07-31 00:00:00+07",
            "20240731",
            "31/07/2024", "31/7/2024", "31.7.2024", "31-07-2024", "31/7/24", "45504", "45504.354166", "31 Jul 2024",
            "Jul 31, 2024", "31-July-24", "ngày 31 tháng 7 năm 2024", "Ngày 31/07/2024", "07/31/2024",
        ])
    func dates(text: String) {
        #expect(table("Ngày duyệt", [text]).dates(0)[0] == CalendarDate(2024, 7, 31))
    }

    @Test("The day comes first, unless the column says otherwise")
    func orders() {
        let vietnamese = table("d", ["07/08/2024"]).dates(0)
        #expect(vietnamese[0] == CalendarDate(2024, 8, 7))
        let american = table("d", ["07/08/2024", "07/31/2024"]).dates(0)
        #expect(american[0] == CalendarDate(2024, 7, 8))
        let mixed = table("d", ["07/08/2024", "07/31/2024", "31/07/2024"]).dates(0)
        #expect(mixed.doubt?.text == "07/08/2024")
        #expect(mixed[1] == CalendarDate(2024, 7, 31) && mixed[2] == CalendarDate(2024, 7, 31))
        #expect(table("d", ["07/08/2024"]).dates(0, order: .monthFirst)[0] == CalendarDate(2024, 7, 8))
    }

    @Test(
        "What is no day",
        arguments: [
            "2024", "7/2024", "Quý III/2024", "tháng 7/2024", "31/02/2024", "12345678", "#N/A", "1", "32/13/2024",
        ])
    func noDate(text: String) {
        let column = table("d", [text]).dates(0)
        #expect(column[0] == nil)
        #expect(column.complaint(0) == "“d” is “\(text)”; expected a day, such as 31/07/2024")
    }

    @Test("Yes and no in both languages")
    func flags() {
        let yes = ["x", "X", "Có", "CÓ", "có", "đúng", "yes", "1", "TRUE", "✓"]
        let no = ["không", "Không", "no", "0", "false", "chưa", "-"]
        let column = table("f", yes + no + ["", "có lẽ"]).flags(0)
        #expect(yes.indices.allSatisfy { column[$0] == true })
        #expect(no.indices.allSatisfy { column[yes.count + $0] == false })
        #expect(column.complaint(yes.count + no.count) == nil)
        #expect(
            column.complaint(yes.count + no.count + 1) == "“f” is “có lẽ”; expected yes or no (có, không)")
    }

    @Test("A yearly plan may be named by its year")
    func yearly() {
        for text in ["có", "kế hoạch 2024", "KH năm 2025", "2024", "Kế hoạch năm"] {
            #expect(WordList.isYearlyPlan(text) == true, "\(text)")
        }
        for text in ["không", "Ngoài kế hoạch", "riêng"] { #expect(WordList.isYearlyPlan(text) == false, "\(text)") }
        #expect(WordList.isYearlyPlan("12/QĐ-UBND") == nil)
    }

    @Test("The decimal style of a whole column changes nothing", arguments: 0..<200)
    func stylesAgree(seed: Int) {
        var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        // Tenths, so that each style shows its mark at least once.
        let tenths = (0..<20).map { _ in next(50_000_000) } + [15]
        func written(_ value: Int, _ group: String, _ decimal: String) -> String {
            var whole = String(value / 10)
            var parts: [String] = []
            while whole.count > 3 {
                parts.insert(String(whole.suffix(3)), at: 0)
                whole.removeLast(3)
            }
            return ([whole] + parts).joined(separator: group) + decimal + String(value % 10)
        }
        let expected = tenths.map { Double($0) / 10 }
        for (group, decimal) in [("", "."), ("", ","), (".", ","), (",", "."), (" ", ","), ("'", ".")] {
            let found = numbers("x", tenths.map { written($0, group, decimal) }, .number)
            #expect(found == expected.map { Optional($0) })
        }
    }
}
