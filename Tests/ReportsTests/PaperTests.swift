import Foundation
import Geometry
import PermitRules
import Testing
import Units

@testable import GeoStore
@testable import Province
@testable import Reports
@testable import Studies

/// Papers about three places whose land decides: residential land that also fits the plan, land for defence, and a mixed
/// parcel nobody measured.
@Suite("Papers that are handed in") struct PaperTests {
    private let rows: [(row: SiteList.Row, check: SiteCheck?)]
    private let papers: ListPapers
    private static let day = CalendarDate(2026, 7, 1)
    private static let book = Result { try RuleBook(folder: SmallStudy.dataFolder) }

    init() throws {
        let book = try Self.book.get()
        func check(_ id: String, _ code: String, planned: String?, operator: String) -> SiteCheck {
            let facts = PlaceFacts(
                recorded: book.catalogue.parse(code, namespace: "vn-plan-2014"),
                planned: planned.map { book.catalogue.parse($0, namespace: "vn-plan-2014") }, urban: true,
                province: "74", parcelArea: 5000, compoundArea: 100)
            let site = Site(
                id: id, place: Coordinate(106.65, 10.98), position: Coordinate(598_000, 1_214_000),
                operator: `operator`, structure: .groundMast,
                observations: [Fact(rawValue: "height"): Observation(.number(42))])
            let verdicts = [Reading.papers, .plan].map {
                book.verdict(for: facts, structure: .groundMast, on: Self.day, reading: $0)
            }
            return SiteCheck(
                site: site,
                ground: SiteGround(
                    records: [.init(id: "P-\(id)", use: facts.recorded, area: 0)],
                    commune: UnitReference(code: "1", name: "Phường Một"),
                    recordedUse: facts.recorded, plannedUse: facts.planned),
                dates: [
                    .init(
                        date: Self.day,
                        structures: [.init(structure: .groundMast, papers: verdicts[0], plan: verdicts[1])])
                ], alternatives: [])
        }
        let checks = [
            check("A1", "ODT", planned: "DBV", operator: "Nhà mạng A"),
            check("B1", "CQP", planned: "CQP", operator: "Nhà mạng B"),
            check("C1", "ODT+CLN", planned: nil, operator: "Nhà mạng A"),
        ]
        rows =
            checks.enumerated().map {
                (SiteList.Row(row: Int64($0 + 2), id: $1.site.id, site: $1.site, problems: []), $1)
            }
            + [
                (
                    SiteList.Row(row: 5, id: "D1", site: nil, problems: [.unreadablePosition("abc; 11")]),
                    nil
                )
            ]
        papers = ListPapers(
            rows, province: UnitReference(code: "74", name: "Bình Dương"),
            options: ListPapers.Options(date: Self.day, year: 2027, deadline: CalendarDate(2026, 7, 15)))
    }

    private func text(_ kind: PaperKind) throws -> String {
        String(decoding: WordDocument(try #require(papers.paper(kind))).bytes, as: UTF8.self)
    }

    @Test("The decision puts forward what conforms by both readings, and the submission names the others with reasons")
    func sorts() throws {
        let decision = try #require(papers.decision.annexes.first)
        #expect(decision.rows.map { $0[0] } == [.code("A1")])
        let others = try #require(papers.submission.annexes.first { $0.id == "other_places" })
        #expect(others.rows.map { $0[0] } == [.code("B1"), .code("C1")])
        #expect(
            others.rows.allSatisfy {
                $0[4] != .words(Bilingual(vi: "Không có trở ngại.", en: "Nothing stands against it."))
            })
        let counts = try #require(papers.submission.annexes.first { $0.id == "by_operator" })
        #expect(counts.rows.map { $0[1] } == [.whole(2), .whole(1)])
        #expect(counts.total?[1] == .whole(3))
        for said in ["Phê duyệt danh mục 1 vị trí", "năm 2027", "Điều 3. Hiệu lực", "DỰ THẢO", "Nhà mạng A 1 vị trí"] {
            #expect(try text(.decision).contains(said), "missing: \(said)")
        }
        #expect(try text(.submission).contains("Kính gửi: Ủy ban nhân dân tỉnh Bình Dương"))
    }

    @Test("Only instruments in force on the day whose text was read or quoted are cited; the others are to be checked")
    func cites() throws {
        let text = try text(.decision)
        let cited = text.components(separatedBy: ">").filter { $0.hasPrefix("Căn cứ ") }
        #expect(cited.contains("Căn cứ Luật Đất đai số 31/2024/QH15;</w:t"))
        for instrument in try Self.book.get().instruments
        where !instrument.mark.isCitable || !instrument.interval.contains(Self.day) {
            #expect(!cited.contains { $0.contains(instrument.number) }, "\(instrument.number)")
        }
        for kind in PaperKind.allCases where kind.needsList {
            #expect(try !self.text(kind).contains("được cấp phép"))
        }
    }

    @Test("A law is cited by its number in place of its year, other instruments by kind and number")
    func citations() throws {
        let bases = try ["31/2024/QH15", "50/2014/QH13", "102/2024/NĐ-CP", "QCVN 8:2022/BTTTT"].map { number in
            let register = try Self.book.get().register
            let instrument = try #require(register.instruments.first { $0.number == number })
            return try #require(
                register.articles.lazy.filter { $0.instrument == instrument.id }.compactMap { register.basis($0.id) }
                    .first)
        }
        #expect(
            LawCitation.all(bases.reversed() + bases).map(\.text) == [
                "Luật Đất đai số 31/2024/QH15",
                "Luật Xây dựng số 50/2014/QH13, sửa đổi bởi Luật 62/2020/QH14",
                "Nghị định số 102/2024/NĐ-CP quy định chi tiết thi hành một số điều của Luật Đất đai",
                "Quy chuẩn kỹ thuật quốc gia QCVN 8:2022/BTTTT về phơi nhiễm trường điện từ của các trạm gốc (Thông tư "
                    + "21/2022/TT-BTTTT)",
            ])
    }

    @Test("The request asks each body about places by number, and until when")
    func asks() throws {
        let questions = try #require(papers.request.annexes.first { $0.id == "questions" })
        let bodies = questions.rows.map { $0[0] }
        for body in [
            "Ủy ban nhân dân cấp xã", "Sở Xây dựng", "Sở Nông nghiệp và Môi trường", "Bộ Chỉ huy quân sự tỉnh",
        ] {
            #expect(bodies.contains(.code(body)))
        }
        #expect(questions.rows[0][2] == .code("1–3"))
        #expect(try text(.request).contains("- Ủy ban nhân dân cấp xã nơi có vị trí (Phường Một);"))
        #expect(try text(.request).contains("trước ngày 15/7/2026 để tổng hợp"))
        #expect(try text(.request).contains("D1: tọa độ “abc; 11” không đọc được"))
        #expect(NumberRanges.text([1, 2, 3, 5, 7, 8]) == "1–3, 5, 7–8")
    }

    @Test("Bodies are named as on the paper's day")
    func bodies() {
        let before = PaperBodies(UnitReference(code: "74", name: "Bình Dương"), date: CalendarDate(2025, 2, 28))
        let after = PaperBodies(UnitReference(code: "74", name: "Tỉnh Bình Dương"), date: CalendarDate(2025, 7, 1))
        #expect(before.department == "Sở Thông tin và Truyền thông" && before.departmentSymbol == "STTTT")
        #expect(before.land == "Sở Tài nguyên và Môi trường" && before.local == "Ủy ban nhân dân cấp huyện, cấp xã")
        #expect(after.department == "Sở Khoa học và Công nghệ" && after.local == "Ủy ban nhân dân cấp xã")
        #expect(before.provinceName == "tỉnh Bình Dương" && after.provinceName == "tỉnh Bình Dương")
        #expect(
            PaperBodies(UnitReference(code: "01", name: "Hà Nội"), date: Self.day).defence == "Bộ Tư lệnh Thủ đô Hà Nội"
        )
        #expect(PaperBodies(UnitReference(code: "46", name: "Huế"), date: Self.day).rank == "thành phố")
        #expect(
            PaperBodies(UnitReference(code: "46", name: "Thừa Thiên Huế"), date: CalendarDate(2024, 12, 31)).rank
                == "tỉnh")
        #expect(PaperBodies(nil, date: Self.day).provinceName == "tỉnh …………")
    }

    @Test("The workbook has the figures of the CSV, numbered, under merged heads, with sums another reader finds")
    func annexes() throws {
        let study = try DocumentFixture.study()
        let builder = ReportBuilder(study, options: ReportBuilder.Options(version: "0"))
        let paper = PeriodReport(
            builder, approved: [], isYear: false, options: ListPapers.Options(date: Self.day, year: 2026)
        ).paper
        try DocumentFixture.withFolder { folder in
            try PaperFiles([.xlsx, .csv], templates: ReportTemplates(dataFolder: SmallStudy.dataFolder), python: nil)
                .write(paper, named: "bao-cao", to: folder + "/paper")
            let path = folder + "/paper/phu-luc.xlsx"
            #expect(paper.annexes.count >= 6)
            for (index, table) in paper.annexes.enumerated() where !table.rows.isEmpty {
                let file = try DocumentFixture.rows(ofCSV: folder + "/paper/tables/\(table.id).csv")
                let sheet = try Sheet(path, number: index + 1)
                let body = sheet.rows.drop { $0.first != "1" }
                #expect(body.count == file.count + (table.total == nil ? 0 : 1), "\(table.id)")
                for (number, (row, record)) in zip(body, file).enumerated() {
                    #expect(row.first == String(number + 1))
                    for (column, cell) in zip(table.columns, row.dropFirst()) where column.kind == .whole {
                        #expect(cell == record[column.key] || cell == "–", "\(table.id) \(column.key)")
                    }
                }
                for (column, cell) in (table.total ?? []).enumerated() {
                    guard case .whole(let sum) = cell, let last = body.last else { continue }
                    #expect(last[column + 1] == String(sum), "\(table.id) total")
                    #expect(body.dropLast().compactMap { Int($0[column + 1]) }.reduce(0, +) == sum)
                }
            }
            let archive = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
            #expect(archive.contains("<mergeCell ref=\"A3:A4\"/>") && archive.contains("<f>SUM("))
        }
    }

    @Test("The half-year report prints the study's tables and dots what nobody computed")
    func period() throws {
        let builder = ReportBuilder(try DocumentFixture.study(), options: ReportBuilder.Options(version: "0"))
        let options = ListPapers.Options(date: Self.day, year: 2026)
        let half = PeriodReport(builder, approved: [], isYear: false, options: options).paper
        let text = String(decoding: WordDocument(half).bytes, as: UTF8.self)
        for said in [
            "6 tháng đầu năm 2026", "- Giá thuê hạ tầng dùng chung: …………", "VIII. ĐỀ XUẤT, KIẾN NGHỊ",
            "Báo cáo số …………/BC-SKHCN", "w:orient=\"landscape\"",
        ] {
            #expect(text.contains(said), "missing: \(said)")
        }
        let blocked = try #require(half.annexes.first { $0.id == "blocked_by_unit" })
        let last = try #require(builder.result.province.atDates.last)
        let column = try #require(blocked.columns.firstIndex { $0.key == "blocked_plan_people" })
        #expect(blocked.total?[column] == .whole(last.blockedPlan.people))
        #expect(!PeriodReport(builder, approved: [], isYear: true, options: options).paper.title.contains("tháng"))
    }

    @Test("Letters stay inside their columns: no column is narrower than its longest word")
    func widths() throws {
        let table = papers.placeTable()
        let texts = ReportTableText(table, Numbers(.vi), numbered: true)
        for line in [84.0, 128.0] {
            let widths = texts.widths(line: line)
            #expect(zip(widths, texts.leastWidths).allSatisfy { $0 >= $1 })
            #expect(widths.reduce(0, +) <= max(line, texts.leastWidths.reduce(0, +)) + 1e-9)
        }
    }
}

/// The cells of a worksheet as its part of the archive writes them; GDAL finds the sheet.
private struct Sheet {
    var rows: [[String]] = []

    init(_ path: String, number: Int) throws {
        let names = try VectorSource(path, options: SourceOptions(layer: "Phụ lục \(number)")).layers.map(\.name)
        try #require(names.contains("Phụ lục \(number)"))
        let bytes = try VirtualFile.bytes("/vsizip/\(path)/xl/worksheets/sheet\(number).xml", path: path)
        for row in String(decoding: bytes, as: UTF8.self).components(separatedBy: "<row ").dropFirst() {
            rows.append(
                row.components(separatedBy: "<c ").dropFirst().map { cell in
                    let text = cell.components(separatedBy: "</f>").last ?? cell
                    return Markup.text("<c " + text).trimmingCharacters(in: .whitespacesAndNewlines)
                })
        }
    }
}
