import PermitRules
import Sunset
import Units

/// What has to be said beside the figures of a switch-off study.
enum SunsetNotes {
    static func assumptions(_ options: SunsetStudy.Options, _ calendar: SunsetCalendar) -> [Assumption] {
        let kinds = calendar.terminals.map(\.rawValue).joined(separator: ", ")
        var notes = [
            Assumption(
                id: "terminals",
                text: LocalizedText(
                    vi:
                        "Máy không gọi được khi tắt \(options.layer.rawValue): \(kinds). Số thuê bao 3G không phải số người bị ảnh hưởng.",
                    en:
                        "Terminals that cannot call without \(options.layer.rawValue): \(kinds). All lines on a layer are a ceiling, never the affected."
                ),
                setting: "subscribers"),
            Assumption(
                id: "union",
                text: LocalizedText(
                    vi:
                        "Bị ảnh hưởng = hợp của ba nguyên nhân (máy, gói cước, vùng phủ); chưa biết phần chồng nhau nên ghi cận dưới và cận trên.",
                    en:
                        "Affected is the union of three causes (device, plan, coverage); their overlap is unknown, so both bounds are given."
                ),
                setting: nil),
            Assumption(
                id: "hazard",
                text: LocalizedText(
                    vi: options.library == nil
                        ? "Tốc độ chuyển đổi: giá trị ban đầu của loại hạn do nhà nước ấn định, chưa học từ chuỗi số liệu nào (--backtest)."
                        : "Tốc độ chuyển đổi: học từ các chuỗi số liệu đã cho.",
                    en: options.library == nil
                        ? "Pace of moving: the initial values for a date set by the state, learned from no series (--backtest)."
                        : "Pace of moving: learned from the series given."),
                setting: "--backtest"),
            Assumption(
                id: "strata",
                text: LocalizedText(
                    vi:
                        "Phân nhóm người cao tuổi, hộ nghèo, còn lại theo tỷ lệ chung (strata.csv), không phải số đếm của từng xã.",
                    en: "Older, poor and other people by general shares (strata.csv), not counted by commune."),
                setting: "strata.csv"),
        ]
        if let stage = calendar.stages.last(where: { $0.layer == calendar.layer && $0.effect == .radioOff }) {
            notes.append(
                Assumption(
                    id: "deadline",
                    text: LocalizedText(
                        vi: "Căn cứ của hạn: \(stage.basis) (\(stage.status)).",
                        en: "Basis of the date: \(stage.basis) (\(stage.status))."),
                    setting: "stages.csv"))
        }
        return notes
    }
}
