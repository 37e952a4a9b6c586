import Foundation
import GeoStore
import Province
import Reports
import Studies
import Units

/// What the commands print about their results.
extension Texts {
    func stage(_ stage: ProgressReport.Stage) -> String {
        switch stage {
        case .reading: say("reading sources", "đọc dữ liệu")
        case .units: say("units and census", "địa giới và dân số")
        case .landUse: say("land use", "đất đai")
        case .zones: say("zones", "khu dân cư")
        case .people: say("people", "phân bổ dân số")
        case .coverage: say("coverage", "vùng phủ sóng")
        case .verdicts: say("verdicts", "kết luận pháp lý")
        case .waysOut: say("ways out", "cách giải quyết")
        case .candidates: say("places to build", "vị trí có thể xây")
        case .search: say("searching sites", "tìm phương án vị trí")
        case .writing: say("writing results", "ghi kết quả")
        }
    }

    func use(seconds: Double, mebibytes: Double?) -> String {
        let numbers = Numbers(language)
        let time = numbers.decimal(seconds, digits: 1)
        let memory = mebibytes.map { numbers.decimal($0, digits: 0) + " MiB" } ?? "–"
        return say("\(time) s, peak memory \(memory)", "\(time) giây, bộ nhớ cao nhất \(memory)")
    }

    /// One line per action, with its most frequent defects.
    func ledgerSummary(_ ledger: Ledger) -> String {
        guard !ledger.isEmpty else { return say("Ledger: no defect found.", "Sổ ghi lỗi: không phát hiện lỗi.") }
        let numbers = Numbers(language)
        var table = TextTable([
            (say("Source", "Nguồn"), .left), (say("Defect", "Lỗi"), .left), (say("Action", "Xử lý"), .left),
            (say("Count", "Số lượng"), .right),
        ])
        for row in ledger.summary {
            let source = URL(fileURLWithPath: row.source).lastPathComponent
            table.add([
                row.layer.isEmpty || row.layer == source ? source : "\(source), \(row.layer)",
                Words.defect(row.defect)[language], Words.action(row.action)[language], numbers.integer(row.count),
            ])
        }
        return say("Ledger:", "Sổ ghi lỗi:") + "\n" + table.text
    }

    func importSummary(_ world: World) -> String {
        let numbers = Numbers(language)
        let people = world.communes.compactMap(\.people).reduce(0, +)
        var rows = [
            (say("districts", "huyện"), world.districts.count), (say("communes", "xã"), world.communes.count),
            (say("people", "người"), people), (say("recorded parcels", "thửa hiện trạng"), world.parcels.count),
            (say("planned areas", "khu quy hoạch"), world.planned.count),
            (say("stations", "trạm"), world.stations.count),
        ]
        if !world.priorityPlaces.isEmpty {
            rows.append((say("priority places", "địa điểm ưu tiên"), world.priorityPlaces.count))
        }
        let counts = rows.map { "\(numbers.integer($0.1)) \($0.0)" }.joined(separator: ", ")
        return "\(world.workspace.name): \(counts)\n" + ledgerSummary(world.ledger)
    }

    // MARK: zones

    var columnZone: String { say("Zone", "Khu") }
    var columnCommune: String { say("Commune", "Xã, phường") }
    var columnPeople: String { say("People", "Số người") }
    var columnBlockedPapers: String { say("By papers", "Theo giấy tờ") }
    var columnBlockedPlan: String { say("By plan", "Theo quy hoạch") }
    var columnService: String { say("Service", "Phục vụ") }
    var columnWayOut: String { say("Way out", "Cách giải quyết") }

    func zonesCaption(shown: Int, all: Int, date: String, numbers: Numbers) -> String {
        say(
            "\(numbers.integer(shown)) of \(numbers.integer(all)) zones, law of \(date), ground mast:",
            "\(numbers.integer(shown)) trong \(numbers.integer(all)) khu, pháp luật ngày \(date), cột dưới đất:")
    }
    var oneFormatOnly: String { say("choose --csv or --json, not both", "chỉ chọn một: --csv hoặc --json") }
    var limitTooSmall: String { say("--limit must be at least 1", "--limit phải từ 1 trở lên") }

    // MARK: init

    var importOutHelp: String {
        say(
            "Folder for the ledger; `import` in the workspace by default.",
            "Thư mục cho sổ ghi lỗi; mặc định là `import` trong hồ sơ.")
    }
    var provinceHelp: String { say("GSO code of the province, e.g. 74.", "Mã tỉnh theo Tổng cục Thống kê, ví dụ 74.") }
    var codeValue: String { say("code", "mã") }
    var answerHelp: String {
        say("Answer to one of the questions; may be given several times.", "Trả lời một câu hỏi; có thể ghi nhiều lần.")
    }
    var answerValue: String { say("key=value", "khóa=giá trị") }

    func workspaceExists(_ path: String) -> Failure {
        Failure(
            path, say("exists already", "đã có"),
            remedy: say("edit it, or name another folder", "hãy sửa tệp này, hoặc chọn thư mục khác"))
    }

    func unknownAnswer(_ answer: String, questions: [String]) -> Failure {
        Failure(
            "--answer \(answer)", say("answers no question", "không trả lời câu hỏi nào"),
            remedy: say("the questions are: ", "các câu hỏi là: ") + questions.joined(separator: ", "))
    }

    func found(_ draft: WorkspaceDraft) -> String {
        var lines: [String] = []
        for source in draft.sources {
            let crs = source.crs.map { say(", probably \($0)", ", có lẽ \($0)") } ?? ""
            lines.append("✔ \(source.role): \(source.path) (\(source.layer))\(crs)")
            let fields = source.fields.sorted { $0.key < $1.key }.map { "\($0.key) ← \($0.value)" }
            if !fields.isEmpty { lines.append("    " + fields.joined(separator: ", ")) }
            if !source.unused.isEmpty {
                lines.append(say("    not used: ", "    không dùng: ") + source.unused.joined(separator: ", "))
            }
        }
        for layer in draft.unused {
            let reason =
                switch layer.reason {
                case .taken(let role): say("another file is taken for \(role)", "đã có tệp khác làm \(role)")
                case .lacks(let role, let meanings):
                    say("nearest to \(role), but no column for ", "gần với \(role) nhưng không có cột cho ")
                        + meanings.joined(separator: ", ")
                case .nothingKnown: say("no column is known", "không nhận ra cột nào")
                }
            lines.append("? \(layer.path) (\(layer.layer)): \(reason)")
            lines.append(say("    columns: ", "    các cột: ") + layer.columns.joined(separator: ", "))
        }
        return lines.joined(separator: "\n")
    }

    func prompt(_ question: WorkspaceDraft.Question) -> String {
        say(question.en, question.vi) + (question.suggestion.map { " [\($0)]" } ?? "") + ": "
    }

    func openQuestions(_ questions: [WorkspaceDraft.Question]) -> String {
        let lines = questions.map { question in
            let suggestion = question.suggestion.map { " [\($0)]" } ?? ""
            return "  \(question.id): " + say(question.en, question.vi) + suggestion
        }
        return say(
            "To answer in the file, or with --answer KEY=VALUE:",
            "Cần trả lời trong tệp, hoặc bằng --answer KHÓA=GIÁ TRỊ:")
            + "\n" + lines.joined(separator: "\n")
    }
}
