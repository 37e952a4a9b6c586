/// What a report is written as.
public enum ReportFormat: String, CaseIterable, Codable, Sendable, Comparable {
    case html, pdf, csv, xlsx, docx, gpkg

    public static func < (a: ReportFormat, b: ReportFormat) -> Bool {
        (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }
}
