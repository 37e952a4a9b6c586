import Formats
import Propagation
import Studies

/// The legend under a unit's map: only what the map shows, in two columns.
struct MapLegend {
    let looks: Set<UnitMap.Look>
    let marks: Set<MapMarks.Kind>
    let hasCoverage: Bool
    let hasPins: Bool
    let service: ServiceDemand

    init(
        looks: Set<UnitMap.Look>, marks: Set<MapMarks.Kind>, hasCoverage: Bool, hasPins: Bool, _ service: ServiceDemand
    ) {
        (self.looks, self.marks, self.hasCoverage, self.hasPins) = (looks, marks, hasCoverage, hasPins)
        self.service = service
    }

    private static let rowHeight = 265

    /// - Returns: the drawing, and its height.
    func text(_ language: Language, top: Int) -> (text: String, height: Int) {
        let entries = entries(language)
        let rows = (entries.count + 1) / 2
        var text = ""
        for (number, entry) in entries.enumerated() {
            let (x, y) = (number < rows ? 100 : 5050, top + number % max(rows, 1) * Self.rowHeight)
            text += entry.sign(x, y)
            text += "<text class=\"legend\" x=\"\(x + 420)\" y=\"\(y + 145)\">\(Escape.markup(entry.text))</text>\n"
        }
        return (text, rows * Self.rowHeight)
    }

    private struct Entry {
        var text: String
        var sign: (_ x: Int, _ y: Int) -> String
    }

    private func entries(_ language: Language) -> [Entry] {
        let words = PageWords(language)
        func box(_ fill: String, _ hatch: String? = nil) -> (Int, Int) -> String {
            { x, y in
                let place = "x=\"\(x)\" y=\"\(y)\" width=\"300\" height=\"180\""
                let over = hatch.map { "<rect \(place) fill=\"url(#h-\($0))\" fill-opacity=\".5\"/>" } ?? ""
                return "<rect \(place) fill=\"\(fill)\" stroke=\"#333\" stroke-width=\"8\"/>" + over
            }
        }
        let inhabited = looks.filter(\.isInhabited)
        var entries = WayOut.allCases.filter { way in inhabited.contains { $0.way == way } }.map {
            Entry(text: Words.wayOut($0)[language], sign: box(MapPalette.fill($0)))
        }
        if inhabited.contains(where: { $0.way == nil }) {
            entries.append(Entry(text: Words.service(.served)[language], sign: box(MapPalette.served)))
        }
        if inhabited.count < looks.count {
            entries.append(Entry(text: Words.service(.noResidents)[language], sign: box(MapPalette.noResidents)))
        }
        if looks.contains(where: { $0.hatch == .papers }) {
            entries.append(Entry(text: words["legendPapers"], sign: box("#fff", "papers")))
        }
        if looks.contains(where: { $0.hatch == .plan }) {
            entries.append(Entry(text: words["legendPlan"], sign: box("#fff", "plan")))
        }
        if hasCoverage {
            let values = ["technology": service.technology.rawValue]
            entries.append(Entry(text: words.filled("legendAll", values), sign: box(MapPalette.coveredByAll)))
            entries.append(Entry(text: words.filled("legendOne", values), sign: box(MapPalette.coveredByOne)))
        }
        for kind in MapMarks.Kind.allCases where marks.contains(kind) {
            entries.append(
                Entry(text: MapMarks.name(kind)[language]) { x, y in MapMarks.sign(kind, x: x + 150, y: y + 90) })
        }
        if hasPins {
            entries.append(
                Entry(text: words["legendWorst"]) { x, y in
                    "<circle class=\"pin\" cx=\"\(x + 150)\" cy=\"\(y + 90)\" r=\"100\"/><text class=\"pin\" "
                        + "x=\"\(x + 150)\" y=\"\(y + 148)\">1</text>"
                })
        }
        return entries
    }
}
