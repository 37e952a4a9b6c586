/// What has become of a mast, by the words of operators and departments.
enum MastState: Hashable, Sendable {
    case built
    /// By a decision or a plan, or under construction: it serves nobody yet.
    case approved
    /// Asked for by somebody, approved by nobody.
    case intended
    /// Taken down or switched off: it serves nobody any more.
    case gone

    static let expected = "built, approved or taken down (đang hoạt động, đã duyệt chưa xây, đã tháo dỡ)"

    static let words = PhraseList<MastState>([
        (
            .built,
            [
                "built", "active", "on air", "live", "in service", "in use", "operating", "operational", "existing",
                "đang hoạt động", "hoạt động", "còn hoạt động", "đang phát sóng", "phát sóng", "đã phát sóng", "đã xây",
                "đã xây dựng", "xây xong", "đã lắp đặt", "đã hoàn thành", "hoàn thành", "đang khai thác",
                "đã đưa vào khai thác", "đưa vào sử dụng", "đang sử dụng", "hiện hữu", "hiện trạng", "hiện có",
                "chưa tháo dỡ",
            ]
        ),
        (
            .approved,
            [
                "approved", "planned", "under construction", "permitted", "not built", "not yet built", "quy hoạch",
                "theo quy hoạch", "đã duyệt", "được duyệt", "đã phê duyệt", "được phê duyệt", "phê duyệt",
                "đã cấp phép",
                "được cấp phép", "chưa xây", "chưa xây dựng", "chưa triển khai", "chưa hoạt động", "chưa phát sóng",
                "chưa hoàn thành", "chưa lắp đặt", "đang xây", "đang xây dựng", "đang thi công", "đang triển khai",
                "đang lắp đặt", "chờ xây dựng", "chờ phát sóng", "kế hoạch", "theo kế hoạch",
            ]
        ),
        (
            .intended,
            [
                "proposed", "candidate", "dự kiến", "đề xuất", "đề nghị", "khảo sát", "đang khảo sát", "chờ duyệt",
                "chờ phê duyệt", "chưa duyệt", "chưa phê duyệt", "chưa được duyệt", "chưa được phê duyệt",
                "chưa cấp phép",
                "đang xin phép", "đang trình", "not approved",
            ]
        ),
        (
            .gone,
            [
                "dismantled", "removed", "decommissioned", "inactive", "not active", "off air", "off", "closed",
                "suspended", "shut down", "switched off", "out of service", "tháo dỡ", "đã tháo dỡ", "tháo", "đã tháo",
                "gỡ bỏ", "dừng", "đã dừng", "dừng hoạt động", "đã dừng hoạt động", "tạm dừng", "tạm dừng hoạt động",
                "dừng phát sóng", "ngừng", "đã ngừng", "ngưng", "đã ngưng", "ngừng hoạt động", "ngưng hoạt động",
                "đã ngừng hoạt động", "đã ngưng hoạt động", "tạm ngừng", "tạm ngưng", "tạm ngừng hoạt động",
                "tạm ngưng hoạt động", "ngừng phát sóng", "ngừng khai thác", "dừng khai thác", "không hoạt động",
                "không còn hoạt động", "không còn", "không phát sóng", "không sử dụng", "không còn sử dụng",
                "hết hoạt động", "thanh lý", "đã thanh lý", "hủy", "huỷ", "đã hủy", "di dời", "đã di dời", "thu hồi",
                "đã thu hồi", "cắt bỏ",
            ]
        ),
    ])
}
