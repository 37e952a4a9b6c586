/// The papers `phusong report --paper` drafts; all are in Vietnamese, the language they are handed in.
public enum PaperKind: String, CaseIterable, Sendable {
    /// Công văn lấy ý kiến: asks other bodies about an operator's list.
    case request
    /// Tờ trình: puts the places of a yearly passive plan before the province.
    case submission
    /// Dự thảo quyết định: what the province would sign.
    case decision
    /// Báo cáo 6 tháng.
    case halfYear = "half-year"
    /// Báo cáo năm.
    case year

    /// Whether it is about a list of places, and not about the whole province.
    public var needsList: Bool {
        switch self {
        case .request, .submission, .decision: true
        case .halfYear, .year: false
        }
    }

    /// Of its folder and files.
    public var fileName: String {
        switch self {
        case .request: "cong-van-lay-y-kien"
        case .submission: "to-trinh"
        case .decision: "du-thao-quyet-dinh"
        case .halfYear: "bao-cao-6-thang"
        case .year: "bao-cao-nam"
        }
    }
}
