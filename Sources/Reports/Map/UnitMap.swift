import Formats
import Geometry
import PermitRules
import Propagation
import Province
import Studies
import Units

/// A unit's map at the last date of the law as a picture that stands alone: zones by way out and hatched where blocked,
/// coverage of the asked service, borders, stations, proposed places, names, ticks, scale, north and legend.
struct UnitMap {
    private let study: UnitStudy
    private let result: ZonesResult
    private let frame: MapFrame
    private let worst: [WorstZone]
    private let body: String
    private let names: String
    private let looks: Set<Look>
    private let hasCoverage: Bool
    private let marks: Set<MapMarks.Kind>

    struct Look: Hashable {
        /// Way out; nil for a zone that needs none.
        var way: WayOut?
        var isInhabited: Bool
        var hatch: Hatch

        var fill: String { isInhabited ? way.map(MapPalette.fill) ?? MapPalette.served : MapPalette.noResidents }
    }

    enum Hatch: Int { case none, plan, papers }

    private static let pinRadius = 125.0
    /// Bytes all zone shapes together may take.
    private static let budget = 300_000

    /// nil when there is nothing to draw.
    init?(_ study: UnitStudy) {
        self.study = study
        result = study.result
        let outlines = UnitOutline.all(of: result.tableUnits, replacements: [])
        let box = outlines.reduce(Box.empty) { $0.union($1.shape.box) }
        guard let frame = MapFrame(content: box), let last = result.dates.indices.last else { return nil }
        self.frame = frame
        worst = WorstZone.list(of: result)
        var tolerance = 4.0
        var groups = Self.groups(result.zones, last, frame, tolerance)
        while groups.reduce(0, { $0 + $1.path.utf8.count }) > Self.budget, tolerance < 60 {
            tolerance *= 2
            groups = Self.groups(result.zones, last, frame, tolerance)
        }
        looks = Set(groups.map(\.look))
        let coverage = MapCoverage(result, in: frame)
        hasCoverage = coverage != nil
        let symbols = MapMarks(study, date: last, frame)
        marks = symbols.kinds

        func path(_ shapes: [Shape], _ tolerance: Double) -> String {
            var areas = MapAreas(frame, tolerance: tolerance)
            for shape in shapes { areas.add(shape) }
            return areas.text()
        }
        let inside = UnitOutline.all(of: result.districts.isEmpty ? [] : result.communes, replacements: [])
        let units = path(outlines.map(\.shape), 5)
        var text = "<rect width=\"\(Int(MapFrame.width))\" height=\"\(frame.height)\" fill=\"#fff\"/>\n"
        text +=
            "<path fill=\"#ececec\" stroke=\"#b0b0b0\" stroke-width=\"8\" "
            + "d=\"\(path(study.neighbours.map(\.shape), 8))\"/>\n"
        text += "<path fill=\"\(MapPalette.land)\" d=\"\(units)\"/>\n"
        if let coverage {
            text += "<path fill=\"\(MapPalette.coveredByOne)\" d=\"\(coverage.byOne)\"/>\n"
            text += "<path fill=\"\(MapPalette.coveredByAll)\" d=\"\(coverage.byAll)\"/>\n"
        }
        for group in groups {
            let line = group.look.isInhabited ? "" : " stroke=\"#767676\" stroke-width=\"8\""
            text += "<path fill=\"\(group.look.fill)\"\(line) fill-rule=\"evenodd\" d=\"\(group.path)\"/>\n"
            let hatch: (id: String, opacity: String)? =
                switch group.look.hatch {
                case .none: nil
                case .plan: ("plan", ".55")
                case .papers: ("papers", ".45")
                }
            if let hatch {
                text +=
                    "<path fill=\"url(#h-\(hatch.id))\" fill-opacity=\"\(hatch.opacity)\" fill-rule=\"evenodd\" "
                    + "d=\"\(group.path)\"/>\n"
            }
        }
        if !inside.isEmpty { text += "<path class=\"inner\" d=\"\(path(inside.map(\.shape), 8))\"/>\n" }
        text += "<path class=\"border\" d=\"\(units)\"/>\n"
        if !study.unit.shape.isEmpty { text += "<path class=\"outer\" d=\"\(path([study.unit.shape], 5))\"/>\n" }
        body = text + symbols.text
        names = Self.names(outlines, study.neighbours, worst, frame)
    }

    private struct Group {
        var look: Look
        var path: String
    }

    private static func groups(_ zones: [Zone], _ date: Int, _ frame: MapFrame, _ tolerance: Double) -> [Group] {
        var areas: [Look: MapAreas] = [:]
        for zone in zones where date < zone.atDates.count {
            let law = zone.atDates[date]
            let hatch: Hatch = law.blockedPapers.isBlocked ? .papers : law.blockedPlan.isBlocked ? .plan : .none
            let look = Look(way: law.wayOut, isInhabited: zone.service != .noResidents, hatch: hatch)
            areas[look, default: MapAreas(frame, tolerance: tolerance)].add(zone.shape)
        }
        return areas.sorted { ($0.key.fill, $0.key.hatch.rawValue) < ($1.key.fill, $1.key.hatch.rawValue) }
            .map { Group(look: $0.key, path: $0.value.text()) }
    }

    /// Numbers of the worst zones, names of the units, and of those around where there is room.
    private static func names(
        _ outlines: [UnitOutline], _ neighbours: [UnitStudy.Neighbour], _ worst: [WorstZone], _ frame: MapFrame
    ) -> String {
        var taken: [Box] = []
        var text = ""
        for zone in worst {
            let at = frame.point(zone.zone.anchor)
            taken.append(Box([Coordinate(Double(at.x), Double(at.y))]).expanded(by: pinRadius))
            text += "<circle class=\"pin\" cx=\"\(at.x)\" cy=\"\(at.y)\" r=\"\(Int(pinRadius))\"/>"
            text += "<text class=\"pin\" x=\"\(at.x)\" y=\"\(at.y + 60)\">\(zone.rank)</text>\n"
        }
        let labels = MapLabels.place(outlines, in: frame, around: taken)
        for label in labels {
            text += "<text class=\"unit\" x=\"\(label.x)\" y=\"\(label.y)\">\(Escape.markup(label.text))</text>\n"
            let half = Double(label.text.count * MapLabels.size) * 0.3
            taken.append(
                Box(
                    minX: Double(label.x) - half, minY: Double(label.y - MapLabels.size), maxX: Double(label.x) + half,
                    maxY: Double(label.y) + 80))
        }
        let around = neighbours.compactMap { neighbour -> UnitOutline? in
            guard let at = MapLabels.inside(neighbour.shape), frame.box.contains(at) else { return nil }
            return UnitOutline(code: neighbour.name, name: neighbour.name, shape: neighbour.shape)
        }
        for label in MapLabels.place(around, in: frame, around: taken) {
            text += "<text class=\"around\" x=\"\(label.x)\" y=\"\(label.y)\">\(Escape.markup(label.text))</text>\n"
        }
        return text
    }

    var picture: ReportPicture {
        let date = result.dates.last ?? result.unitsDate
        let id = "map"
        return ReportPicture(
            id: id,
            caption: Bilingual { n in
                n.say(
                    "Khu dân cư theo cách giải quyết, ngày \(n.date(date)). Số trong vòng tròn là số thứ tự ở mục "
                        + "9. Khu quá nhỏ "
                        + "được vẽ to hơn thực tế.",
                    "Residential zones by way out on \(n.date(date)). Circled numbers are those of section 9. Zones "
                        + "too small "
                        + "to be seen are drawn larger.")
            },
            alternative: Bilingual { n in
                PageWords(n.language).filled(
                    "mapAlt",
                    [
                        "place": study.unit.unit.name, "date": n.date(date), "zones": n.integer(result.zones.count),
                        "technology": result.service.technology.rawValue,
                    ])
            },
            svg: Bilingual { svg($0, id: id) })
    }

    private func svg(_ numbers: Numbers, id: String) -> String {
        let graticule = MapGraticule(frame, crs: result.crs)
        let legend = MapLegend(
            looks: looks, marks: marks, hasCoverage: hasCoverage, hasPins: !worst.isEmpty, result.service)
        let (legendText, legendHeight) = legend.text(numbers.language, top: frame.height + 160)
        let height = frame.height + 160 + legendHeight
        return
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"unitmap\" viewBox=\"0 0 \(Int(MapFrame.width)) "
            + "\(height)\" "
            + "role=\"img\" aria-labelledby=\"\(id)\" "
            + "font-family=\"\(SVGText.fonts)\">\n<style>\(MapStyle.text)</style>\n<defs>"
            + MapFurniture.hatches(prefix: "h", scale: 1)
            + "<clipPath id=\"h-frame\"><rect width=\"\(Int(MapFrame.width))\" "
            + "height=\"\(frame.height)\"/></clipPath></defs>\n"
            + "<g clip-path=\"url(#h-frame)\">\n" + body + names
            + MapFurniture(frame: frame, graticule: graticule).text(numbers.language) + "</g>\n"
            + "<rect fill=\"none\" stroke=\"#333\" stroke-width=\"12\" x=\"6\" y=\"6\" "
            + "width=\"\(Int(MapFrame.width) - 12)\" "
            + "height=\"\(frame.height - 12)\"/>\n" + legendText + "</svg>"
    }
}
