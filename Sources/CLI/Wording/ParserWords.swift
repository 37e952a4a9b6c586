import Foundation
import Reports

/// The argument parser speaks English only; this puts its headings and the errors a user can cause into Vietnamese.
struct ParserWords {
    let language: Language

    /// Help as printed; version and completion scripts pass unchanged.
    func help(_ text: String) -> String {
        guard language == .vi, text.hasPrefix("OVERVIEW:") || text.hasPrefix("USAGE:") else { return text }
        var result = text
        for (english, vietnamese) in Self.headings {
            result = result.replacingOccurrences(of: english, with: vietnamese)
        }
        return result
    }

    /// `phusong: what; usage` in place of the parser's `Error: what`.
    func usageError(_ text: String) -> String {
        var result = text
        if result.hasPrefix("Error: ") { result = "phusong: " + result.dropFirst("Error: ".count) }
        guard language == .vi else { return result }
        for (english, vietnamese) in Self.sentences {
            result = result.replacingOccurrences(of: english, with: vietnamese, options: .regularExpression)
        }
        return result
    }

    private static let headings = [
        ("OVERVIEW:", "TỔNG QUAN:"),
        ("USAGE:", "CÁCH DÙNG:"),
        ("ARGUMENTS:", "THAM SỐ:"),
        ("OPTIONS:", "TÙY CHỌN:"),
        ("SUBCOMMANDS:", "LỆNH:"),
        ("<subcommand>", "<lệnh>"),
        ("<options>", "<tùy chọn>"),
        ("Show help information.", "Hiện trợ giúp."),
        ("Show subcommand help information.", "Hiện trợ giúp của một lệnh."),
        ("Show the version.", "Hiện phiên bản."),
        ("(values: ", "(giá trị: "),
        ("default:", "mặc định:"),
        ("for detailed help.", "để xem trợ giúp chi tiết."),
        ("  See '", "  Xem '"),
    ]

    private static let sentences = [
        (#"Unknown option '([^']*)'"#, "không có tùy chọn “$1”"),
        (#"\. Did you mean '([^']*)'\?"#, "; có phải “$1” không?"),
        (#"Missing value for '([^']*)'"#, "thiếu giá trị cho “$1”"),
        (#"Missing expected argument '([^']*)'"#, "thiếu tham số “$1”"),
        (#"Unexpected argument '([^']*)'"#, "thừa tham số “$1”"),
        (#"(\d+) unexpected arguments: "#, "thừa $1 tham số: "),
        (#"The value '([^']*)' is invalid for '([^']*)'"#, "giá trị “$1” không hợp lệ cho “$2”"),
        (#"Please provide one of"#, "Hãy dùng một trong các giá trị"),
        (#"(?m)^Help: "#, "Trợ giúp: "),
        (#"(?m)^Usage: "#, "Cách dùng: "),
        (#"See '([^']*)' for more information\."#, "Xem '$1' để biết thêm."),
        (#"<options>"#, "<tùy chọn>"),
        (#"<subcommand>"#, "<lệnh>"),
    ]
}
