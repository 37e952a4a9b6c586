import Geometry

/// Invalid shapes are rebuilt by GEOS's make-valid, the areas before and after on record; what collapses to
/// nothing is set aside.
struct ValidityCheck {
    let topology: Topology

    /// - Returns: false when the feature has to be set aside.
    func repair(_ feature: inout Feature, _ report: inout CleaningReport) throws(GeometryError) -> Bool {
        guard let shape = feature.shape else { return false }
        if case .point = shape { return true }
        guard case .invalid(let reason, let place) = try topology.validity(of: shape) else { return true }
        let stunted = shape.stuntedRingCount
        let repaired = try topology.makeValid(shape)
        let before = report.area(shape)
        if repaired.isEmpty {
            report.add(
                feature, stunted > 0 ? .degenerateRing : .invalid, .setAside,
                "\(reason); nothing is left after repair", before: before, at: place)
            return false
        }
        var detail = reason
        if stunted > 0 {
            detail += stunted == 1 ? "; 1 ring of two points removed" : "; \(stunted) rings of two points removed"
        }
        // Area before is that of the rings as drawn: where a ring crosses itself its halves cancel.
        report.add(
            feature, defect(reason, stunted), .repaired, detail, before: before, after: report.area(repaired),
            at: place)
        feature.shape = repaired
        return true
    }

    private func defect(_ reason: String, _ stunted: Int) -> Defect {
        if reason.contains("Self-intersection") { return .selfIntersection }
        return stunted > 0 || reason.contains("Too few points") ? .degenerateRing : .invalid
    }
}

extension Shape {
    /// Rings of fewer than three different corners.
    fileprivate var stuntedRingCount: Int {
        polygons.reduce(0) { sum, polygon in
            sum + ([polygon.exterior] + polygon.holes).count { !$0.coordinates.isEmpty && $0.coordinates.count < 4 }
        }
    }
}
