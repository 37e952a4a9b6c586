import PermitRules
import Province
import Studies

extension ListPapers {
    private var about: String {
        "phê duyệt danh mục vị trí xây dựng công trình hạ tầng kỹ thuật viễn thông thụ động năm \(options.year)"
    }

    // MARK: submission

    /// Tờ trình: why, on what law, which places by operator and commune, which not and why, what has to be checked before.
    var submission: Paper {
        var paper = Paper(title: "Tờ trình \(about)", language: .vi, date: options.date)
        form.head(&paper, from: .department, symbol: "TTr")
        form.name(&paper, "TỜ TRÌNH", about: "Về việc \(about)")
        form.addressees(&paper, ["Ủy ban nhân dân \(bodies.provinceName)"])
        paper.add(
            .body(
                "\(bodies.department) kính trình Ủy ban nhân dân \(bodies.rank) \(about), với các nội dung sau:"))
        form.section(&paper, "I. CĂN CỨ PHÁP LÝ")
        form.list(&paper, LawCitation.all(opinions.citable).map(\.text))
        form.section(&paper, "II. QUÁ TRÌNH TỔNG HỢP, LẤY Ý KIẾN")
        paper.add(
            .body(
                "Doanh nghiệp gửi danh mục tại văn bản số \(Self.dots) ngày \(Self.dots). Sở đã lấy ý kiến các cơ quan, địa "
                    + "phương liên quan tại văn bản số \(Self.dots) ngày \(Self.dots); kết quả: \(Self.dots)"))
        form.section(&paper, "III. NỘI DUNG TRÌNH")
        paper.add(
            .body(
                "1. Sở đã rà soát \(n.integer(opinions.entries.count)) vị trí theo quy định có hiệu lực tại ngày \(lawDay), xét "
                    + "cả giấy tờ đất và quy hoạch: \(outcome)." + (assumption.map { " " + $0 } ?? "")))
        paper.add(byOperator, numbered: true)
        paper.add(byCommune, numbered: true)
        paper.add(
            .body(
                "2. Sở đề nghị phê duyệt \(n.integer(proposed.count)) vị trí tại Phụ lục I; trong đó "
                    + "\(n.integer(count(.conditional))) vị trí chỉ được thực hiện khi đáp ứng điều kiện, kể cả "
                    + "\(n.integer(proposed.count(where: \.isDisputed))) vị trí tùy xem xét hoặc còn tranh cãi."))
        paper.add(
            .body(
                "3. \(n.integer(others.count)) vị trí chưa đề nghị phê duyệt và lý do tại Phụ lục II; "
                    + "\(n.integer(opinions.refused.count)) dòng của danh mục chưa xét được do sai tọa độ hoặc thiếu thông tin."
            ))
        form.section(&paper, "IV. NỘI DUNG CẦN KIỂM TRA TRƯỚC KHI PHÊ DUYỆT")
        form.list(&paper, toCheck)
        form.section(&paper, "V. KIẾN NGHỊ")
        paper.add(
            .closing(
                "Kính trình Ủy ban nhân dân \(bodies.rank) xem xét, quyết định (có dự thảo Quyết định kèm theo)./."))
        form.foot(
            &paper, copies: ["Như trên", "Giám đốc Sở", Self.dots], signature: ["GIÁM ĐỐC"])
        let act = "Kèm theo Tờ trình số \(Self.dots)/TTr-\(bodies.departmentSymbol) ngày \(Self.dots)"
        form.annex(&paper, "I", "Danh mục vị trí đề nghị phê duyệt", of: act)
        paper.add(placeTable(), numbered: true, titled: false)
        form.annex(&paper, "II", "Vị trí chưa đề nghị phê duyệt", of: act)
        paper.add(otherTable, numbered: true, titled: false)
        paper.annexes = [placeTable(), otherTable, byOperator, byCommune]
        return paper
    }

    private var byOperator: ReportTable {
        tables.counts(
            "by_operator", Bilingual(vi: "Số vị trí theo doanh nghiệp và ý kiến", en: "Places by operator"),
            by: Bilingual(vi: "Doanh nghiệp", en: "Operator")
        ) { $0.check.site.operator }
    }

    private var byCommune: ReportTable {
        tables.counts(
            "by_commune", Bilingual(vi: "Số vị trí theo xã, phường và ý kiến", en: "Places by commune"),
            by: Bilingual(vi: "Xã, phường", en: "Commune")
        ) { $0.check.ground.commune?.name }
    }

    // MARK: decision

    /// Dự thảo quyết định: điều 1 to 3, the places and their conditions as annexes, and a sheet of what has to be checked
    /// before it is signed.
    var decision: Paper {
        var paper = Paper(title: "Dự thảo Quyết định \(about)", language: .vi, date: options.date)
        form.head(&paper, from: .province, symbol: "QĐ", isDraft: true)
        form.name(&paper, "QUYẾT ĐỊNH", about: about.capitalizedFirst)
        paper.add(
            PaperText(
                text: "ỦY BAN NHÂN DÂN \(bodies.provinceName.uppercased())", isBold: true, alignment: .center,
                before: 4,
                after: 8))
        for citation in LawCitation.all(opinions.citable) {
            paper.add(.body("Căn cứ \(citation.text);", isItalic: true))
        }
        paper.add(
            .body(
                "Theo đề nghị của Giám đốc \(bodies.department) tại Tờ trình số \(Self.dots)/TTr-\(bodies.departmentSymbol) "
                    + "ngày \(Self.dots).", isItalic: true))
        paper.add(
            PaperText(
                text: "QUYẾT ĐỊNH:", isBold: true, alignment: .center, before: 8, after: 8, isKept: true))
        articles(&paper)
        form.foot(
            &paper,
            copies: [
                "Như Điều 3", "Thường trực Hội đồng nhân dân \(bodies.rank) (để báo cáo)",
                "Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân \(bodies.rank)", Self.dots,
            ],
            signature: ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"])
        let act =
            "Kèm theo Quyết định số \(Self.dots)/QĐ-UBND ngày \(Self.dots) của Ủy ban nhân dân \(bodies.provinceName)"
        let places = placeTable("Danh mục vị trí được phê duyệt")
        let conditions = tables.conditions(
            "conditions", Bilingual(vi: "Điều kiện, nghĩa vụ và hồ sơ", en: "Conditions, duties and papers"), proposed,
            whenEmpty: noPlaces)
        form.annex(&paper, "I", "Danh mục vị trí được phê duyệt", of: act)
        paper.add(places, numbered: true, titled: false)
        form.annex(&paper, "II", "Điều kiện thực hiện", of: act)
        paper.add(conditions, numbered: true, titled: false)
        paper.turnPage(isLandscape: false)
        paper.add(
            PaperText(
                text: "PHIẾU KIỂM TRA KÈM DỰ THẢO (không ban hành)", isBold: true, alignment: .center, after: 8,
                level: 1))
        paper.add(
            .body(
                "Các văn bản, nội dung dưới đây chưa được kiểm chứng nên không ghi vào phần căn cứ; đề nghị kiểm tra trước "
                    + "khi ký, kể cả luật về tổ chức chính quyền địa phương hiện hành."))
        form.list(&paper, toCheck)
        paper.annexes = [places, conditions]
        return paper
    }

    private func articles(_ paper: inout Paper) {
        func article(_ number: Int, _ title: String) {
            paper.add(
                PaperText(
                    text: "Điều \(number). \(title)", isBold: true, before: 4, indent: 28.35, isKept: true))
        }
        article(1, "Phê duyệt danh mục vị trí")
        paper.add(
            .body(
                "1. Phê duyệt danh mục \(n.integer(proposed.count)) vị trí xây dựng công trình hạ tầng kỹ thuật viễn thông thụ "
                    + "động năm \(options.year) tại Phụ lục I"
                    + (byOperatorLine.isEmpty ? "." : ", gồm: \(byOperatorLine).")))
        paper.add(
            .body(
                "2. \(n.integer(count(.conditional))) vị trí phù hợp có điều kiện chỉ được thực hiện khi đáp ứng đủ điều kiện "
                    + "tại Phụ lục II."))
        paper.add(
            .body(
                "3. Quyết định này không thay thế thủ tục về đất đai, xây dựng, độ cao công trình và kiểm định trạm gốc theo "
                    + "quy định của pháp luật."))
        article(2, "Tổ chức thực hiện")
        paper.add(
            .body(
                "1. Doanh nghiệp viễn thông khảo sát thực tế, hoàn thiện hồ sơ, thông báo cho \(bodies.department) trước khi "
                    + "xây dựng, thực hiện dùng chung hạ tầng theo quy định và báo cáo kết quả."))
        paper.add(
            .body(
                "2. \(bodies.department) theo dõi, kiểm tra việc thực hiện; rà soát vị trí chưa xây dựng và trình Ủy ban nhân "
                    + "dân \(bodies.rank) điều chỉnh danh mục khi cần."))
        paper.add(
            .body(
                "3. \(bodies.construction), \(bodies.land), \(bodies.local) và các cơ quan liên quan giải quyết thủ tục theo "
                    + "thẩm quyền."))
        article(3, "Hiệu lực và trách nhiệm thi hành")
        paper.add(
            .closing(
                "Quyết định này có hiệu lực kể từ ngày \(Self.dots). Chánh Văn phòng Ủy ban nhân dân \(bodies.rank), Giám đốc "
                    + "\(bodies.department), Thủ trưởng các cơ quan, Chủ tịch \(bodies.local) nơi có vị trí"
                    + (opinions.operators.isEmpty ? "" : ", \(opinions.operators.joined(separator: ", "))")
                    + " và các tổ chức, cá nhân liên quan chịu trách nhiệm thi hành Quyết định này./."))
    }

    private var byOperatorLine: String {
        opinions.operators.compactMap { name in
            let count = proposed.count { $0.check.site.operator == name }
            return count == 0 ? nil : "\(name) \(n.integer(count)) vị trí"
        }.joined(separator: "; ")
    }
}
