import Geometry

/// Single features that lie where the rest of the layer does not: off the globe they are set aside, outside the
/// area of use or the study area they stay and are listed.
struct PositionCheck {
    private let study: Box?
    private let use: Box?
    private let place: LayerPlace

    init(settings: LayerCleaner.Settings, place: LayerPlace) {
        study = settings.studyArea
        use = place.details.areaOfUse?.expanded(by: settings.areaMargin)
        self.place = place
    }

    /// - Returns: false when the feature has to be set aside.
    func passes(_ feature: Feature, _ report: inout CleaningReport) -> Bool {
        guard let box = feature.shape?.box else { return true }
        if place.details.kind == .geographic, !CRSCheck.globe.contains(box) {
            report.add(feature, .outsideAreaOfUse, .setAside, "beyond 180° or 90°: no place on Earth")
            return false
        }
        guard place.isTied || place.details.kind == .geographic else { return true }
        guard let centre = place.longitudeLatitude(box.centre) else {
            report.add(feature, .outsideAreaOfUse, .setAside, "the coordinate system has no place for it")
            return false
        }
        if let use, !use.containsWrapped(centre) {
            report.add(feature, .outsideAreaOfUse, .kept, "outside the area the coordinate system is made for")
        } else if let study, !study.containsWrapped(centre) {
            report.add(feature, .outsideStudyArea, .kept, "outside the study area")
        }
        return true
    }
}

extension Box {
    func contains(_ other: Box) -> Bool {
        minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
    }

    /// Also when the box reaches beyond 180° and the longitude is written as negative.
    func containsWrapped(_ c: Coordinate) -> Bool {
        contains(c) || contains(Coordinate(c.x + 360, c.y))
    }
}
