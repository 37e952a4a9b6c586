import Reports

/// Every sentence the command says, in both languages, in one place per subject.
struct Texts: Sendable {
    let language: Language

    /// In the language of this run.
    static let spoken = Texts(language: .spoken)

    func say(_ english: String, _ vietnamese: String) -> String {
        language == .vi ? vietnamese : english
    }
}

// MARK: Root and shared options

extension Texts {
    var rootAbstract: String {
        say(
            "Which residential zones are blocked from base-station permits, who lives there, and what may lawfully "
                + "serve them.",
            "Khu dân cư nào bị chặn cấp phép trạm BTS, bao nhiêu người sống ở đó, và cách nào hợp pháp để phủ sóng.")
    }

    var rootDiscussion: String {
        say(
            """
            First steps:
              phusong sample out/sample
              phusong run out/sample

            \(exitCodes)

            Shell completion:
              phusong --generate-completion-script bash > FILE    (also zsh, fish)
            """,
            """
            Bắt đầu:
              phusong sample out/sample
              phusong run out/sample

            \(exitCodes)

            Tự động hoàn thành lệnh trong shell:
              phusong --generate-completion-script bash > TỆP     (cũng có zsh, fish)
            """)
    }

    /// Printed at the end of every command's help.
    var exitCodes: String {
        say(
            """
            Exit codes:
              0  done
              1  done, but parts of the input were refused; the ledger lists them
              2  input or arguments cannot be worked with; nothing was written
              130  stopped by Ctrl-C; no file was written, but by `site` during its search
            """,
            """
            Mã kết thúc:
              0  xong
              1  xong, nhưng có phần dữ liệu bị từ chối; xem sổ ghi lỗi
              2  dữ liệu vào hoặc tham số không dùng được; không ghi gì ra
              130  bị dừng bằng Ctrl-C; không ghi tệp nào, trừ `site` khi đang tìm kiếm
            """)
    }

    var folderValue: String { say("folder", "thư mục") }
    var dataHelp: String {
        say(
            "Folder of the legal registers and code tables. Without it: $PHUSONG_DATA, ../share/phusong beside the "
                + "binary, the checkout.",
            "Thư mục văn bản pháp luật và bảng mã. Nếu không có: $PHUSONG_DATA, ../share/phusong cạnh tệp chạy, thư "
                + "mục mã nguồn."
        )
    }
    var quietHelp: String { say("Print results and errors only.", "Chỉ in kết quả và lỗi.") }
    var langHelp: String {
        say(
            "Language of everything printed and written; reports take several: vi,en. Without it: LC_ALL, "
                + "LC_MESSAGES, LANG.",
            "Ngôn ngữ của mọi nội dung in và ghi ra; báo cáo nhận nhiều ngôn ngữ: vi,en. Nếu không có: LC_ALL, "
                + "LC_MESSAGES, LANG."
        )
    }
    var jsonHelp: String { say("Print as JSON, for programs.", "In dạng JSON cho chương trình khác đọc.") }

    /// Overview, then examples, then exit codes: the form of each command's help.
    func discussion(_ text: String, examples: [String]) -> String {
        [
            text, say("Examples:", "Ví dụ:") + "\n" + examples.map { "  \($0)" }.joined(separator: "\n"), exitCodes,
        ].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}

// MARK: Files and folders

extension Texts {
    func dataNotFound(share: String) -> Failure {
        Failure(
            "GeoData",
            say(
                "the data folder was not found (\(share), and no checkout above the binary)",
                "không tìm thấy thư mục dữ liệu (\(share), và không có thư mục mã nguồn phía trên tệp chạy)"),
            remedy: say("name it with --data or $PHUSONG_DATA", "hãy chỉ ra bằng --data hoặc $PHUSONG_DATA"))
    }

    func dataFolderMissing(_ name: String, _ path: String) -> Failure {
        Failure(
            path, say("no such folder, named by \(name)", "không có thư mục này, do \(name) chỉ ra"),
            remedy: say("name a folder that holds GeoData", "hãy chỉ ra thư mục chứa GeoData"))
    }

    func notDataFolder(_ name: String, _ path: String, lacks folder: String) -> Failure {
        Failure(
            path,
            say("named by \(name), holds no folder “\(folder)”", "do \(name) chỉ ra, không có thư mục con “\(folder)”"),
            remedy: say("name a folder that holds GeoData", "hãy chỉ ra thư mục chứa GeoData"))
    }

    func notWritable(_ path: String, _ reason: String) -> Failure {
        Failure(
            path, say("cannot be written (\(reason))", "không ghi được (\(reason))"),
            remedy: say(
                "check permissions and free space, or name another folder",
                "hãy kiểm tra quyền ghi và dung lượng trống, hoặc chọn thư mục khác"))
    }

    func beingWritten(_ path: String, process: Int) -> Failure {
        Failure(
            path, say("process \(process) is writing it", "tiến trình \(process) đang ghi"),
            remedy: say("wait for it or name another folder", "hãy đợi, hoặc chọn thư mục khác"))
    }

    func notEmpty(_ path: String) -> Failure {
        Failure(
            path, say("exists and is not empty", "đã có và không trống"),
            remedy: say("name a new folder, or delete this one", "hãy chọn thư mục mới, hoặc xóa thư mục này"))
    }

    var threadsHelp: String {
        say(
            "Threads to compute with. Results do not depend on it.",
            "Số luồng tính toán. Kết quả không phụ thuộc vào số này.")
    }
    var threadsTooFew: String { say("--threads must be 1 or more.", "--threads phải từ 1 trở lên.") }

    var interrupted: String {
        say("phusong: stopped; nothing was written", "phusong: đã dừng; không ghi gì ra")
    }
}
