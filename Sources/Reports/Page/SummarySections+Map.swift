import PermitRules
import Propagation
import Studies
import Units

extension SummarySections {
    private var mapValues: [String: String] {
        [
            "place": result.name, "date": result.dates.last.map(numbers.date) ?? "–",
            "zones": numbers.integer(result.zones.count), "technology": result.service.technology.rawValue,
        ]
    }

    /// The map at the last date with its legend; a flag tells whether there is one.
    var mapSection: PageNode {
        guard let map, !result.dates.isEmpty else { return .object(["any": .flag(false)]) }
        let id = "map-\(language.rawValue)"
        return .object([
            "any": .flag(true),
            "titleID": .text(id),
            "alt": .text(words.filled("mapAlt", mapValues)),
            "caption": .text(words.filled("mapCaption", mapValues)),
            "picture": .markup(map.large(language, date: lastDate, titleID: id)),
            "legend": .list(legend(map)),
        ])
    }

    /// One small map per date, when there are several.
    var mapSeries: PageNode {
        guard let map, result.dates.count > 1 else { return .section([]) }
        return .section(
            result.dates.enumerated().map { index, date in
                let id = "map-\(language.rawValue)-\(index)"
                return .object([
                    "titleID": .text(id),
                    "alt": .text(words.filled("mapSeriesAlt", ["date": numbers.date(date)])),
                    "date": .text(numbers.date(date)),
                    "picture": .markup(map.small(date: index, titleID: id)),
                ])
            })
    }

    private func legend(_ map: MapPicture) -> [PageNode] {
        func entry(_ swatch: String, _ text: String) -> PageNode {
            .object(["swatch": .markup(swatch), "text": .text(text)])
        }
        func box(_ fill: String, _ overlay: String = "") -> String {
            "<svg class=\"swatch\" viewBox=\"0 0 260 160\" aria-hidden=\"true\" focusable=\"false\">"
                + "<rect x=\"5\" y=\"5\" width=\"250\" height=\"150\" fill=\"\(fill)\" stroke=\"#333\" stroke-width=\"8\"/>"
                + overlay + "</svg>"
        }
        func hatch(_ id: String) -> String {
            box(
                "#fff", "<rect x=\"5\" y=\"5\" width=\"250\" height=\"150\" fill=\"url(#\(id))\" fill-opacity=\".55\"/>"
            )
        }
        var entries = WayOut.allCases.map { way in
            entry(box(MapPalette.fill(way)), Words.wayOut(way)[language] + ": " + Words.wayOutMeaning(way)[language])
        }
        entries.append(entry(box(MapPalette.served), Words.service(.served)[language]))
        entries.append(entry(box(MapPalette.noResidents), Words.service(.noResidents)[language]))
        entries.append(entry(hatch("m-papers"), words["legendPapers"]))
        entries.append(entry(hatch("m-plan"), words["legendPlan"]))
        if map.hasCoverage {
            entries.append(entry(box(MapPalette.coveredByAll), words.filled("legendAll", mapValues)))
            entries.append(entry(box(MapPalette.coveredByOne), words.filled("legendOne", mapValues)))
        }
        entries.append(
            entry(
                "<svg class=\"swatch\" viewBox=\"0 0 260 160\" aria-hidden=\"true\" focusable=\"false\">"
                    + "<path d=\"M5 80h250\" stroke=\"#333\" stroke-width=\"24\"/></svg>", words["legendBorder"]))
        if map.hasWorst {
            entries.append(
                entry(
                    "<svg class=\"swatch\" viewBox=\"0 0 260 160\" aria-hidden=\"true\" focusable=\"false\">"
                        + "<circle cx=\"130\" cy=\"80\" r=\"76\" fill=\"#1a1a1a\"/><text x=\"130\" y=\"122\" "
                        + "text-anchor=\"middle\" font-size=\"120\" fill=\"#fff\">1</text></svg>", words["legendWorst"])
            )
        }
        return entries
    }
}
