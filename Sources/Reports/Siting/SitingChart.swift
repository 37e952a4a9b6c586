import Formats
import Foundation
import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
import Studies

/// The two pictures of a siting study, as inline SVG.
enum SitingChart {
    /// People served against money: what was found, and the bound above it.
    static func curve(_ result: SitingResult, _ words: SitingWords, _ numbers: Numbers) -> String {
        guard let first = result.curve.first, let last = result.curve.last, last.budget > 0 else { return "" }
        let (width, height, left, bottom) = (860.0, 300.0, 90.0, 30.0)
        let low = first.people, high = max(result.curve.map(\.bound).max() ?? low, low + 1)
        func point(_ budget: Double, _ people: Double) -> String {
            let x = left + (width - left - 10) * budget / last.budget
            let y = 10 + (height - bottom - 10) * (1 - (people - low) / (high - low))
            return "\(text(x)),\(text(y))"
        }
        let found = result.curve.map { point($0.budget, $0.people) }
        let bound = result.curve.map { point($0.budget, $0.bound) }
        let title = words.say(
            "Người được phủ theo số tiền: tìm được (nét liền), cận trên (nét đứt)",
            "People served against money: found (solid), bound (dashed)")
        return """
            <figure><svg viewBox="0 0 \(text(width)) \(text(height))" role="img" aria-label="\(Escape.markup(title))">
            <polyline points="\(bound.joined(separator: " "))" fill="none" stroke="#b35806" stroke-dasharray="5 4"/>
            <polyline points="\(found.joined(separator: " "))" fill="none" stroke="#1f5a94" stroke-width="2"/>
            <line x1="\(text(left))" y1="\(text(height - bottom))" x2="\(text(width))" y2="\(text(height - bottom))" stroke="#444"/>
            <text x="4" y="20" font-size="13">\(SitingText.count(high, numbers))</text>
            <text x="4" y="\(text(height - bottom))" font-size="13">\(SitingText.count(low, numbers))</text>
            <text x="\(text(left))" y="\(text(height - 8))" font-size="13">0</text>
            <text x="\(text(width - 10))" y="\(text(height - 8))" font-size="13" text-anchor="end">\(Escape.markup(numbers.decimal(last.budget, digits: 0) + " " + words.money))</text>
            </svg><figcaption>\(Escape.markup(title))</figcaption></figure>
            """
    }

    /// Units shaded by the share served with the plan, sites as dots by structure.
    static func map(_ result: SitingResult, _ words: SitingWords) -> String {
        let areas = result.units.map { unit in
            ShadedMap.Area(
                outline: UnitOutline(code: unit.unit.code, name: unit.unit.name, shape: unit.shape),
                fill: shade(unit.people > 0 ? unit.after / unit.people : 1))
        }
        let dots = result.sites.map { site in
            let candidate = result.candidates[site.candidate]
            return ShadedMap.Dot(
                position: candidate.place.position, fill: colour(candidate.structure), title: candidate.place.id)
        }
        let marks = result.places.map { entry in
            ShadedMap.Mark(
                shape: entry.place.shape, position: entry.place.position,
                title: "\(entry.place.name) (\(entry.place.technology.rawValue))")
        }
        let used = StructureClass.allCases.filter { structure in
            result.sites.contains { result.candidates[$0.candidate].structure == structure }
        }
        let legend = used.map {
            "<span style=\"color:\(colour($0))\">●</span> \(Escape.markup(Words.structure($0)[words.language])) "
        }
        let diamond = "<span style=\"color:\(ShadedMap.markColour)\">◇</span> \(Escape.markup(words.priorityPlaces)) "
        return ShadedMap(areas: areas, marks: marks, dots: dots, crs: result.crs).figure(
            words.language,
            caption: words.say(
                "Nền: tỷ lệ người được phủ sau kế hoạch, dưới 90 % (sẫm) đến 100 % (nhạt).",
                "Shade: share of people served with the plan, below 90 % (dark) to 100 % (light)."),
            legend: legend.joined() + (marks.isEmpty ? "" : diamond))
    }

    private static func shade(_ share: Double) -> String {
        let palette = ["#756bb1", "#9e9ac8", "#bcbddc", "#dadaeb", "#f2f0f7"]
        return palette[min(4, max(0, Int((share - 0.9) / 0.025) + (share < 0.9 ? 0 : 1)))]
    }

    private static func colour(_ structure: StructureClass) -> String {
        switch structure {
        case .groundMast: MapPalette.fill(.buildable)
        case .bulkyRoofMast: MapPalette.fill(.rooftopOnly)
        case .nonBulkyRoofMast: MapPalette.fill(.reachable)
        case .sharedMast: MapPalette.fill(.undetermined)
        }
    }

    /// A tenth of a pixel is enough.
    private static func text(_ value: Double) -> String { String(format: "%.1f", value) }
}
