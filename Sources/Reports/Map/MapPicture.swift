import Formats
import Geometry
import PermitRules
import Studies

/// The map of a study as inline SVG: shapes once in a hidden store, pictures of any date made from it by reference.
struct MapPicture {
    private let result: ZonesResult
    private let frame: MapFrame
    private let groups: [Group]
    private let lines: String
    /// Communes inside the districts.
    private let minorLines: String
    private let coverage: MapCoverage?
    private let labels: [MapLabels.Label]
    private let graticule: MapGraticule
    private let worst: [WorstZone]

    /// Zones that look the same at every date share one path.
    private struct Group {
        var looks: [Look]
        var path: String
    }

    private struct Look: Hashable, Comparable {
        var fill: String
        var hatch: Hatch
        static func < (a: Look, b: Look) -> Bool { (a.fill, a.hatch.rawValue) < (b.fill, b.hatch.rawValue) }
    }

    private enum Hatch: Int { case none, plan, papers }

    /// Bytes all zone shapes together may take; beyond it they are simplified further.
    private static let budget = 700_000

    /// nil when there is nothing to draw.
    init?(_ result: ZonesResult, outlines: [UnitOutline]) {
        self.result = result
        let inside = UnitOutline.all(of: result.districts.isEmpty ? [] : result.communes, replacements: outlines)
        let outlines = UnitOutline.all(of: result.tableUnits, replacements: outlines)
        let outlineBox = outlines.reduce(Box.empty) { $0.union($1.shape.box) }
        let content = outlineBox.isEmpty ? result.zones.reduce(Box.empty) { $0.union($1.shape.box) } : outlineBox
        guard let frame = MapFrame(content: content) else { return nil }
        self.frame = frame
        var tolerance = 4.0
        var groups = Self.groups(result, frame, tolerance)
        while groups.reduce(0, { $0 + $1.path.utf8.count }) > Self.budget, tolerance < 60 {
            tolerance *= 2
            groups = Self.groups(result, frame, tolerance)
        }
        self.groups = groups
        var lines = MapAreas(frame, tolerance: 5)
        for outline in outlines { lines.add(outline.shape) }
        self.lines = lines.text()
        var minorLines = MapAreas(frame, tolerance: 8)
        for outline in inside { minorLines.add(outline.shape) }
        self.minorLines = minorLines.text()
        coverage = MapCoverage(result, in: frame)
        graticule = MapGraticule(frame, crs: result.crs)
        worst = WorstZone.list(of: result)
        let pins = worst.map { zone in
            let at = frame.point(zone.zone.anchor)
            return Box([Coordinate(Double(at.x), Double(at.y))]).expanded(by: Self.pinRadius)
        }
        labels = MapLabels.place(outlines, in: frame, around: pins)
    }

    private static let pinRadius = 125.0

    private static func groups(_ result: ZonesResult, _ frame: MapFrame, _ tolerance: Double) -> [Group] {
        var areas: [[Look]: MapAreas] = [:]
        for zone in result.zones {
            let looks = zone.atDates.map { Look(fill: fill(zone, $0), hatch: hatch($0)) }
            areas[looks, default: MapAreas(frame, tolerance: tolerance)].add(zone.shape)
        }
        return areas.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { Group(looks: $0.key, path: $0.value.text()) }
    }

    private static func fill(_ zone: Zone, _ date: ZoneAtDate) -> String {
        if zone.service == .noResidents { return MapPalette.noResidents }
        return date.wayOut.map(MapPalette.fill) ?? MapPalette.served
    }

    private static func hatch(_ date: ZoneAtDate) -> Hatch {
        date.blockedPapers.isBlocked ? .papers : date.blockedPlan.isBlocked ? .plan : .none
    }

    var hasCoverage: Bool { coverage != nil }
    var hasWorst: Bool { !worst.isEmpty }

    /// The store of shapes; stands once in a page, before any picture.
    func definitions() -> String {
        var text = "<svg class=\"store\" aria-hidden=\"true\" focusable=\"false\"><defs>\n"
        text += MapFurniture.hatches(prefix: "m", scale: 1)
        text += MapFurniture.hatches(prefix: "s", scale: 4)
        if let coverage {
            text += "<path id=\"m-one\" d=\"\(coverage.byOne)\"/>\n<path id=\"m-all\" d=\"\(coverage.byAll)\"/>\n"
        }
        for (index, group) in groups.enumerated() {
            text += "<path id=\"m-z\(index)\" fill-rule=\"evenodd\" d=\"\(group.path)\"/>\n"
        }
        text += "<path id=\"m-units\" fill-rule=\"nonzero\" d=\"\(lines)\"/>\n"
        text += "<path id=\"m-inner\" d=\"\(minorLines)\"/>\n"
        return text + "</defs></svg>"
    }

    /// A picture of one date with names, ticks, scale and north.
    func large(_ language: Language, date index: Int, titleID: String) -> String {
        var text = open(titleID: titleID)
        text += base(index, hatch: "m")
        for zone in worst {
            let at = frame.point(zone.zone.anchor)
            text += "<circle class=\"pin\" cx=\"\(at.x)\" cy=\"\(at.y)\" r=\"\(Int(Self.pinRadius))\"/>"
            text += "<text class=\"pin\" x=\"\(at.x)\" y=\"\(at.y + 60)\">\(zone.rank)</text>\n"
        }
        for label in labels {
            text += "<text class=\"unit\" x=\"\(label.x)\" y=\"\(label.y)\">\(Escape.markup(label.text))</text>\n"
        }
        return text + MapFurniture(frame: frame, graticule: graticule).text(language) + frameLine() + "</svg>"
    }

    /// A picture of one date without words.
    func small(date index: Int, titleID: String) -> String {
        open(titleID: titleID) + base(index, hatch: "s") + frameLine() + "</svg>"
    }

    private func open(titleID: String) -> String {
        "<svg class=\"map\" viewBox=\"0 0 \(Int(MapFrame.width)) \(frame.height)\" role=\"img\" "
            + "aria-labelledby=\"\(titleID)\">\n"
    }

    /// - Parameter hatch: prefix of the patterns.
    private func base(_ index: Int, hatch: String) -> String {
        var text = "<rect width=\"\(Int(MapFrame.width))\" height=\"\(frame.height)\" fill=\"#fff\"/>\n"
        text += "<use href=\"#m-units\" fill=\"\(MapPalette.land)\"/>\n"
        if coverage != nil {
            text += "<use href=\"#m-one\" fill=\"\(MapPalette.coveredByOne)\"/>"
            text += "<use href=\"#m-all\" fill=\"\(MapPalette.coveredByAll)\"/>\n"
        }
        for (number, group) in groups.enumerated() where index < group.looks.count {
            let look = group.looks[index]
            let line = look.fill == MapPalette.noResidents ? " stroke=\"#767676\" stroke-width=\"8\"" : ""
            text += "<use href=\"#m-z\(number)\" fill=\"\(look.fill)\"\(line)/>"
            switch look.hatch {
            case .none: break
            case .plan: text += "<use href=\"#m-z\(number)\" fill=\"url(#\(hatch)-plan)\" fill-opacity=\".55\"/>"
            case .papers: text += "<use href=\"#m-z\(number)\" fill=\"url(#\(hatch)-papers)\" fill-opacity=\".45\"/>"
            }
            text += "\n"
        }
        return text + "<use href=\"#m-inner\" class=\"inner\"/><use href=\"#m-units\" class=\"border\"/>\n"
    }

    private func frameLine() -> String {
        "<rect class=\"frame\" x=\"5\" y=\"5\" width=\"\(Int(MapFrame.width) - 10)\" "
            + "height=\"\(frame.height - 10)\"/>\n"
    }
}
