import Formats
import Foundation
import GeoStore
import Geometry
import Studies
import Sunset
import Units

/// The two pictures of a switch-off study, as inline SVG.
enum SunsetChart {
    /// Old terminals of the province: median line inside the band of the outer tenths, dates below.
    static func curve(_ result: SunsetResult, _ words: SunsetWords, _ numbers: Numbers) -> String {
        let (width, height, left, bottom) = (860.0, 300.0, 80.0, 30.0)
        let start = Double(result.communes.reduce(0) { $0 + $1.device })
        let span = max(1, result.deadline.days(since: result.dataDate))
        let top = max(start, result.total.map(\.p90).max() ?? 0, 1)
        func x(_ date: CalendarDate) -> Double { left + (width - left - 10) * date.days(since: result.dataDate) / span }
        func y(_ value: Double) -> Double { 10 + (height - bottom - 10) * (1 - value / top) }
        func point(_ date: CalendarDate, _ value: Double) -> String {
            "\(text(x(date))),\(text(y(value)))"
        }
        let origin = point(result.dataDate, start)
        let upper = zip(result.dates, result.total).map { point($0, $1.p90) }
        let lower = zip(result.dates, result.total).map { point($0, $1.p10) }.reversed()
        let median = zip(result.dates, result.total).map { point($0, $1.p50) }
        let title = Escape.markup(words.deviceNow + " → " + words.deviceLeft)
        return """
            <svg viewBox="0 0 \(text(width)) \(text(height))" role="img" aria-label="\(title)">
            <polygon points="\(([origin] + upper + lower).joined(separator: " "))" fill="#bcd3ea"/>
            <polyline points="\(([origin] + median).joined(separator: " "))" fill="none" stroke="#1f5a94" stroke-width="2"/>
            <line x1="\(text(left))" y1="\(text(y(0)))" x2="\(text(width))" y2="\(text(y(0)))" stroke="#444"/>
            <text x="4" y="\(text(y(top) + 5))" font-size="13">\(numbers.integer(Int(top)))</text>
            <text x="4" y="\(text(y(0)))" font-size="13">0</text>
            <text x="\(text(left))" y="\(text(height - 8))" font-size="13">\(numbers.date(result.dataDate))</text>
            <text x="\(text(width - 10))" y="\(text(height - 8))" font-size="13" text-anchor="end">\(numbers.date(result.deadline))</text>
            </svg>
            """
    }

    /// Communes shaded by the harmed share of their lines.
    static func map(_ result: SunsetResult, _ words: SunsetWords) -> String {
        let share = result.communes.map { Double($0.affected.harmed.upperBound) / Double(max(1, $0.lines)) }
        let top = max(share.max() ?? 0, 1e-9)
        let palette = ["#f2f0f7", "#cbc9e2", "#9e9ac8", "#756bb1", "#54278f"]
        let areas = zip(result.communes, share).map { commune, share in
            ShadedMap.Area(
                outline: UnitOutline(code: commune.code, name: commune.name, shape: commune.shape),
                fill: palette[min(4, Int(share / top * 5))])
        }
        let caption =
            words.say(
                "Tỷ lệ thuê bao bị ảnh hưởng, từ 0 (nhạt) đến ", "Share of lines harmed, from 0 (light) to ")
            + Numbers(words.language).percent(top)
        return ShadedMap(areas: areas, crs: result.crs).figure(words.language, caption: caption)
    }

    /// A tenth of a pixel is enough.
    private static func text(_ value: Double) -> String { String(format: "%.1f", value) }
}
