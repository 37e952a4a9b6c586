import PermitRules
import Propagation
import Province
import Sunset
import Units

/// What has to be said beside the figures of a switch-off study.
struct SunsetNotes {
    let world: World
    let options: SunsetStudy.Options
    let calendar: SunsetCalendar
    let operators: [String]
    let loss: LayerLoss
    /// Day before which nothing is planned.
    let from: CalendarDate
    /// Of the communes.
    let origins: [Origin]
    let hasCountedShares: Bool
    let hasHistory: Bool
    /// Published share of the country's people with the network that stays on.
    let publishedReach: Double

    var all: [Assumption] { [terminals, origin, union, pace, strata, cells, reach, start] + deadline }

    /// More below the published share than this asks for a look at the station list and the thresholds.
    private static let plausibleShortfall = 0.05

    private var terminals: Assumption {
        let kinds = calendar.terminals.map(Self.words)
        let layer = options.layer.rawValue
        return Assumption(
            id: "terminals",
            text: LocalizedText(
                vi: "Máy cũ = máy không gọi được khi tắt \(layer): \(kinds.map(\.vi).joined(separator: ", ")). "
                    + "Tổng số thuê bao \(layer) không phải số người bị ảnh hưởng.",
                en: "Old terminals are those that cannot call without \(layer): "
                    + "\(kinds.map(\.en).joined(separator: ", ")). All lines on \(layer) are a ceiling, never the affected."
            ),
            setting: "subscribers")
    }

    private static func words(_ terminal: Terminal) -> LocalizedText {
        switch terminal {
        case .twoGOnly: LocalizedText(vi: "máy chỉ có 2G", en: "2G only")
        case .threeGOnly: LocalizedText(vi: "máy có 3G, không có 4G", en: "3G without 4G")
        case .fourGWithoutVoLTE: LocalizedText(vi: "máy 4G không gọi được qua VoLTE", en: "4G without VoLTE")
        case .fourGWithVoLTE: LocalizedText(vi: "máy 4G có VoLTE", en: "4G with VoLTE")
        case .fiveG: LocalizedText(vi: "máy 5G", en: "5G")
        }
    }

    private var origin: Assumption {
        func count(_ origin: Origin) -> Int { origins.count { $0 == origin } }
        return Assumption(
            id: "lines",
            text: LocalizedText(
                vi:
                    "Số thuê bao: \(count(.reported)) xã do doanh nghiệp báo, \(count(.derived)) xã tính bằng phép trừ, "
                    + "\(count(.modelled)) xã chia từ tổng theo dân số, tuổi, nghèo, đô thị, vùng phủ.",
                en: "Lines: \(count(.reported)) communes reported by operators, \(count(.derived)) by subtraction, "
                    + "\(count(.modelled)) spread from totals by people, age, poverty, town and reach."),
            setting: "subscribers.source")
    }

    private var union: Assumption {
        Assumption(
            id: "union",
            text: LocalizedText(
                vi:
                    "Bị ảnh hưởng = hợp của ba nguyên nhân (máy, gói cước, vùng phủ); chưa biết phần chồng nhau nên ghi "
                    + "cận dưới và cận trên.",
                en: "Affected is the union of three causes (device, plan, coverage); their overlap is unknown, so both "
                    + "bounds are given."),
            setting: nil)
    }

    private var pace: Assumption {
        let isLearned = options.library != nil
        return Assumption(
            id: "hazard",
            text: LocalizedText(
                vi: (isLearned
                    ? "Tốc độ chuyển đổi: học từ các chuỗi số liệu đã cho"
                    : "Tốc độ chuyển đổi: giá trị ban đầu của loại hạn do nhà nước ấn định, chưa học từ chuỗi nào (--backtest)")
                    + (hasHistory ? " và từ các lần đếm trước của tỉnh." : "; tỉnh chỉ có một lần đếm."),
                en: (isLearned
                    ? "Pace of moving: learned from the series given"
                    : "Pace of moving: the initial values for a date set by the state, learned from no series (--backtest)")
                    + (hasHistory
                        ? " and from earlier counts of the province." : "; of the province one count is known.")),
            setting: hasHistory ? "--backtest" : "subscribers.history")
    }

    private var strata: Assumption {
        Assumption(
            id: "strata",
            text: hasCountedShares
                ? LocalizedText(
                    vi: "Người cao tuổi, hộ nghèo theo số của từng xã.",
                    en: "Older and poor people as counted by commune.")
                : LocalizedText(
                    vi:
                        "Người cao tuổi, hộ nghèo, còn lại theo tỷ lệ chung (strata.csv), không phải số đếm của từng xã.",
                    en: "Older, poor and other people by general shares (strata.csv), not counted by commune."),
            setting: "subscribers.shares")
    }

    private var cells: Assumption {
        let cell = Int(world.province.coverage.cell)
        let thresholds = world.province.service.thresholdText
        var text = LocalizedText(
            vi: "Vùng phủ dự báo theo ô \(cell) m, ngưỡng ngoài trời \(thresholds).",
            en: "Coverage is predicted in cells of \(cell) m, outdoors from \(thresholds).")
        if loss.voidCells > 0 || loss.mastsLeftOut > 0 {
            text = LocalizedText(
                vi: text.vi + " Bỏ qua \(loss.mastsLeftOut) cột và \(loss.voidCells) ô không có độ cao địa hình.",
                en: text.en
                    + " \(loss.mastsLeftOut) masts and \(loss.voidCells) cells without terrain height are left out.")
        }
        return Assumption(id: "cells", text: text, setting: "coverage.cell, service.thresholds")
    }

    /// How far the prediction is from what is published, so that nobody takes a thin station list for lost coverage.
    private var reach: Assumption {
        func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
        let each = zip(operators, loss.reach).map { "\($0) \(percent($1))" }.joined(separator: ", ")
        let vi = "Mạng còn lại phủ \(percent(loss.reachOfAny)) dân (\(each))"
        let en = "What stays on reaches \(percent(loss.reachOfAny)) of the people (\(each))"
        guard loss.reachOfAny < publishedReach - Self.plausibleShortfall else {
            return Assumption(id: "reach", text: LocalizedText(vi: vi + ".", en: en + "."), setting: "stations")
        }
        return Assumption(
            id: "reach",
            text: LocalizedText(
                vi: vi
                    + "; cả nước đã công bố \(percent(publishedReach)). Kiểm tra danh sách trạm và ngưỡng trước khi dùng "
                    + "cột mất vùng phủ: số đó là mức trên.",
                en: en + "; \(percent(publishedReach)) are published for the country. Check the station list and the "
                    + "thresholds before using the coverage column: it is an upper case."),
            setting: "stations")
    }

    private var start: Assumption {
        let isNamed = options.from == from
        return Assumption(
            id: "from",
            text: LocalizedText(
                vi: "Việc cần làm tính từ ngày \(from.day)/\(from.month)/\(from.year)"
                    + (isNamed ? "." : ", ngày của số liệu (--from)."),
                en: "Work is planned from \(from)" + (isNamed ? "." : ", the day of the counts (--from).")),
            setting: "--from")
    }

    private var deadline: [Assumption] {
        guard let stage = calendar.stages.last(where: { $0.layer == calendar.layer && $0.effect == .radioOff }) else {
            return []
        }
        return [
            Assumption(
                id: "deadline",
                text: LocalizedText(
                    vi: "Căn cứ của hạn: \(stage.basis.vi) (\(stage.status.vi)).",
                    en: "Basis of the date: \(stage.basis.en) (\(stage.status.en))."),
                setting: "stages.csv")
        ]
    }
}
