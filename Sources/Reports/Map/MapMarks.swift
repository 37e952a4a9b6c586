import Province
import Studies

/// Signs for stations and proposed places, one per place.
struct MapMarks {
    enum Kind: Int, CaseIterable { case built, approved, proposed }

    private(set) var text = ""
    private(set) var kinds: Set<Kind> = []

    init(_ study: UnitStudy, date: Int, _ frame: MapFrame) {
        var seen: Set<MapPoint> = []
        func draw(_ kind: Kind, _ at: MapPoint) {
            guard seen.insert(at).inserted else { return }
            kinds.insert(kind)
            text += Self.sign(kind, x: at.x, y: at.y)
        }
        let used = Set(
            study.result.zones.flatMap { zone in
                date < zone.atDates.count ? zone.atDates[date].operators.flatMap(\.places).map(\.place) : []
            })
        for place in study.result.places where used.contains(place.id) && place.kind != .sharedMast {
            draw(.proposed, frame.point(place.position))
        }
        for station in study.result.stations where station.status == .approved {
            draw(.approved, frame.point(station.position))
        }
        for station in study.result.stations where station.status == .built {
            draw(.built, frame.point(station.position))
        }
        if !text.isEmpty { text += "\n" }
    }

    /// Triangle, open triangle, diamond: told apart without colour.
    static func sign(_ kind: Kind, x: Int, y: Int) -> String {
        switch kind {
        case .built: "<path class=\"mark\" fill=\"#1a1a1a\" d=\"M\(x) \(y - 62)l54 94h-108z\"/>"
        case .approved: "<path class=\"open\" d=\"M\(x) \(y - 75)l65 113h-130z\"/>"
        case .proposed: "<path class=\"mark\" fill=\"#6a1b9a\" d=\"M\(x) \(y - 90)l90 90-90 90-90-90z\"/>"
        }
    }

    static func name(_ kind: Kind) -> Bilingual {
        switch kind {
        case .built: Bilingual(vi: "vị trí đã xây dựng", en: "place built on")
        case .approved: Bilingual(vi: "vị trí đã phê duyệt, chưa xây", en: "place approved, not built")
        case .proposed: Bilingual(vi: "vị trí đề xuất", en: "place proposed")
        }
    }
}
