import GeoStore
import PermitRules
import Propagation
public import Province
import Studies
import Units

/// The report of a province's department on passive telecom infrastructure, for half a year or a year: every figure is the
/// study's, and what no study knows (rents, undergrounding, what was done) is dotted for a person to fill in.
public struct PeriodReport {
    private let builder: ReportBuilder
    private let approved: [ApprovedSite]
    private let isYear: Bool
    private let options: ListPapers.Options
    private let form: PaperForm
    private let tables: [String: ReportTable]
    private let n = Numbers(.vi)

    private var result: ZonesResult { builder.result }
    private var bodies: PaperBodies { form.bodies }
    private static let dots = PaperForm.dots

    /// - Parameters:
    ///   - builder: of the province.
    ///   - approved: positions that decisions and yearly plans approve.
    ///   - isYear: for the year, else for its first half.
    public init(
        _ builder: ReportBuilder, approved: [ApprovedSite], isYear: Bool, options: ListPapers.Options
    ) {
        (self.builder, self.approved, self.isYear, self.options) = (builder, approved, isYear, options)
        form = PaperForm(bodies: PaperBodies(builder.result.province.unit, date: options.date), numbers: n)
        let blocks = [builder.network, builder.coverage, builder.switchOff, builder.proposals].flatMap(\.blocks)
        let found = blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
        tables = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private var period: String { isYear ? "năm \(options.year)" : "6 tháng đầu năm \(options.year)" }

    public var paper: Paper {
        let about = "tình hình hạ tầng kỹ thuật viễn thông thụ động \(period)"
        var paper = Paper(title: "Báo cáo \(about)", language: .vi, date: options.date)
        form.head(&paper, from: .department, symbol: "BC")
        form.name(&paper, "BÁO CÁO", about: about.capitalizedFirst)
        form.addressees(&paper, ["Ủy ban nhân dân \(bodies.provinceName)"])
        paper.add(
            .body(
                "\(bodies.department) báo cáo \(about) như sau. Số liệu tính từ dữ liệu hiện có: địa giới ngày "
                    + "\(n.date(result.unitsDate)), dân số ngày \(n.date(result.censusDate)), pháp luật có hiệu lực ngày "
                    + "\(result.dates.last.map(n.date) ?? Self.dots); phần để trống (…) do Sở bổ sung."))
        network(&paper)
        coverage(&paper)
        land(&paper)
        plan(&paper)
        switchOff(&paper)
        blanks(&paper)
        difficulties(&paper)
        proposals(&paper)
        form.foot(
            &paper, copies: ["Như trên", "Cục Viễn thông (để báo cáo)", Self.dots], signature: ["GIÁM ĐỐC"])
        annexes(&paper)
        return paper
    }

    // MARK: sections

    private func paragraphs(_ section: ReportSection) -> [String] {
        section.blocks.compactMap { if case .paragraph(let text) = $0 { text.vi } else { nil } }
    }

    private func add(_ id: String, to paper: inout Paper) {
        if let table = tables[id] { paper.add(table) }
    }

    private func network(_ paper: inout Paper) {
        form.section(&paper, "I. HIỆN TRẠNG HẠ TẦNG, DÙNG CHUNG")
        for text in paragraphs(builder.network) { paper.add(.body(text)) }
        add("stations_by_operator", to: &paper)
    }

    private func coverage(_ paper: inout Paper) {
        form.section(&paper, "II. VÙNG PHỦ SÓNG, VÙNG LÕM SÓNG")
        let missing = result.zones.filter(\.service.isMissing)
        paper.add(
            .body(
                "Vùng phủ tính theo mức thu dự báo, chưa phải kết quả đo. \(n.integer(missing.count)) trong "
                    + "\(n.integer(result.zones.count)) khu dân cư, \(n.integer(missing.reduce(0) { $0 + $1.people })) người, chưa "
                    + "được mọi nhà mạng phục vụ \(result.service.technology.rawValue) (từ "
                    + "\(n.percent(result.service.servedShare)) số người trở lên được phủ thì tính là được phục vụ)."))
        add("coverage", to: &paper)
    }

    private func land(_ paper: inout Paper) {
        form.section(&paper, "III. QUY HOẠCH SỬ DỤNG ĐẤT, KHẢ NĂNG CẤP PHÉP")
        guard let date = result.dates.last else { return }
        for entry in HeadlineFigures.all(of: result) where entry.date == date {
            guard let reading = Reading(rawValue: entry.reading) else { continue }
            var text =
                "Tại ngày \(n.date(date)), \(Words.reading(reading).vi): \(n.integer(entry.zones)) khu dân cư, "
                + "\(n.integer(entry.people)) người, không được xây dựng cột ăng ten dưới đất trên toàn bộ hoặc một phần diện tích; trong đó "
                + "\(n.integer(entry.notServedZones)) khu, \(n.integer(entry.notServedPeople)) người, chưa được mọi nhà mạng "
                + "phục vụ"
            if entry.undeterminedZones > 0 {
                text +=
                    "; \(n.integer(entry.undeterminedZones)) khu, \(n.integer(entry.undeterminedPeople)) người, chưa đủ căn cứ "
                    + "kết luận"
            }
            paper.add(.body(text + "."))
        }
    }

    private func plan(_ paper: inout Paper) {
        form.section(&paper, "IV. THỰC HIỆN DANH MỤC ĐÃ PHÊ DUYỆT")
        let states = approved.map { $0.state(on: options.date) }
        func count(_ state: ApprovedSite.State) -> String { n.integer(states.count { $0 == state }) }
        var text = ""
        if !approved.isEmpty {
            text =
                "Đến ngày \(n.date(options.date)), \(n.integer(approved.count)) vị trí đã được đưa vào danh mục phê duyệt: "
                + "\(count(.active)) vị trí đang hiệu lực, \(count(.reviewDue)) vị trí đến hạn rà soát, \(count(.withdrawn)) "
                + "vị trí đã bị thu hồi, \(count(.notYetApproved)) vị trí có ngày phê duyệt sau ngày báo cáo. "
        }
        let waiting = StationTally(result.stations).approved
        text +=
            waiting > 0
            ? "Theo danh sách trạm, \(n.integer(waiting)) vị trí đã được phê duyệt, chưa xây dựng. "
            : "Danh sách trạm không có vị trí nào đã được phê duyệt mà chưa xây dựng. "
        paper.add(.body(text + Self.dots))
    }

    private func switchOff(_ paper: inout Paper) {
        form.section(&paper, "V. TẮT SÓNG 2G, 3G")
        for text in paragraphs(builder.switchOff) { paper.add(.body(text)) }
        if builder.sunset == nil { paper.add(.body(Self.dots)) }
    }

    private func blanks(_ paper: inout Paper) {
        form.section(&paper, "VI. GIÁ THUÊ, NGẦM HÓA, KIỂM TRA")
        for title in [
            "Giá thuê hạ tầng dùng chung", "Ngầm hóa, chỉnh trang cáp viễn thông", "Kiểm định, kiểm tra, xử lý vi phạm",
        ] {
            paper.add(.body("- \(title): \(Self.dots)"))
        }
    }

    private func difficulties(_ paper: inout Paper) {
        form.section(&paper, "VII. KHÓ KHĂN, VƯỚNG MẮC")
        form.list(&paper, result.openQuestions.map(\.vi) + result.notEvaluated.map(\.text.vi))
        let defects = result.ledger.entries.count
        if defects > 0 {
            paper.add(
                .body("- Dữ liệu đầu vào có \(n.integer(defects)) lỗi được ghi lại; cần đơn vị cung cấp rà soát."))
        }
        paper.add(.body("- \(Self.dots)"))
    }

    private func proposals(_ paper: inout Paper) {
        form.section(&paper, "VIII. ĐỀ XUẤT, KIẾN NGHỊ")
        paper.add(.body("Cách giải quyết cho các khu dân cư chưa được mọi nhà mạng phục vụ:"))
        for block in builder.proposals.blocks {
            if case .list(let texts) = block {
                form.list(&paper, texts.map(\.vi))
                break
            }
        }
        paper.add(.closing("- \(Self.dots)./."))
    }

    // MARK: annexes

    private func annexes(_ paper: inout Paper) {
        let act = "Kèm theo Báo cáo số \(Self.dots)/BC-\(bodies.departmentSymbol) ngày \(Self.dots)"
        let byUnit = [tables["stations_by_unit"], tables["coverage_by_unit"], blockedByUnit].compactMap(\.self)
        form.annex(&paper, "I", "Số liệu theo đơn vị hành chính", of: act)
        for table in byUnit { paper.add(table, numbered: true) }
        var long = ["underserved_zones", "worst_zones"].compactMap { tables[$0] }
        if let table = tables["switch_off"] { long.append(table) }
        form.annex(&paper, "II", "Khu dân cư cần ưu tiên", of: act)
        for table in long.prefix(2) { paper.add(table, numbered: table.id != "worst_zones") }
        paper.annexes =
            [tables["stations_by_operator"], tables["coverage"]].compactMap(\.self) + byUnit + long
    }

    /// Blocked people at the last date only: the steps between dates are a comparison's business.
    private var blockedByUnit: ReportTable {
        let papers = Words.reading(.papers), plan = Words.reading(.plan)
        func law(_ unit: UnitSummary) -> UnitAtDate? { unit.atDates.last }
        var table = ReportTableBuilder<UnitSummary>()
        builder.unitColumn(&table)
        table.whole("zones", "Số khu", "Zones") { $0.zones }
        table.whole("people", "Số người", "People") { $0.people }
        table.whole("blocked_papers_zones", "khu bị chặn", "blocked zones", group: papers) {
            law($0)?.blockedPapers.zones
        }
        table.whole("blocked_papers_people", "người", "people", group: papers) { law($0)?.blockedPapers.people }
        table.whole("undetermined_papers_people", "người, chưa xác định", "undetermined", group: papers) {
            law($0)?.undeterminedPapers.people
        }
        table.whole("blocked_plan_zones", "khu bị chặn", "blocked zones", group: plan) { law($0)?.blockedPlan.zones }
        table.whole("blocked_plan_people", "người", "people", group: plan) { law($0)?.blockedPlan.people }
        table.whole("undetermined_plan_people", "người, chưa xác định", "undetermined", group: plan) {
            law($0)?.undeterminedPlan.people
        }
        table.whole("blocked_not_served_people", "Bị chặn và thiếu phục vụ (người)", "Blocked and lacking service") {
            law($0)?.blockedNotServed.people
        }
        let date = result.dates.last
        return table.table(
            "blocked_by_unit",
            Bilingual { $0.say("Khu dân cư bị chặn ngày ", "Blocked zones on ") + (date.map($0.date) ?? "–") },
            builder.rows, total: builder.total)
    }
}
