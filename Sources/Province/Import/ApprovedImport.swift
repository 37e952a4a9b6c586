import GeoStore
import Geometry
import Units

/// Reads approved positions and adds those that still count, and are not built, to the stations as approved ones.
struct ApprovedImport {
    let workspace: Workspace
    let province: Workspace.Province
    let studyArea: Box
    /// Those of the station list.
    let operators: OperatorNames

    /// A built station of the operator this near stands on the approved position, m. ASSUMPTION: lists round
    /// coordinates to a second of arc, 30 m.
    private static let sameplace = 30.0

    func run(_ reader: inout LayerImport) throws(ProvinceError) -> [ApprovedSite] {
        guard let layer = province.approved else { return [] }
        let table = try reader.read(layer, role: "approved", as: .places)
        let columns = try reader.columns(of: layer, in: table)
        let fields = columns.fields
        let days = (
            approved: try columns.dates("approved", &reader), withdrawn: try columns.dates("withdrawn", &reader)
        )
        let yearly = columns.words("yearly", expected: WordList.yearlyPlan.expected, &reader, WordList.isYearlyPlan)
        let extended = columns.words("extended", expected: WordList.yesOrNo.expected, &reader) { WordList.yesOrNo[$0] }
        var gate = SourceGate(source: layer.source, unread: reader.unread)
        let transformer = try ProvinceError.wrap(layer.source) {
            try Transformer(from: table.crs ?? layer.crs ?? .wgs84, to: workspace.crs)
        }
        var sites: [ApprovedSite] = []
        for (row, feature) in table.features.enumerated() {
            guard let raw = reader.place(of: feature, in: layer) else {
                gate.lose("no position")
                continue
            }
            guard let position = try? transformer.transform(raw), studyArea.contains(position) else {
                gate.lose("lies outside the province")
                reader.add(
                    layer, feature.id, .outsideStudyArea, .setAside,
                    "approved position at \(raw.x), \(raw.y) lies outside the province; check its coordinates")
                continue
            }
            guard let owner = feature.text(fields["operator"]).map({ operators[$0] ?? $0 }) else {
                gate.lose("position without an operator")
                reader.add(layer, feature.id, .missingValue, .setAside, "position without an operator", at: position)
                continue
            }
            let complaints = [
                days.approved?.complaint(row), days.withdrawn?.complaint(row), yearly?.complaint(row),
                extended?.complaint(row),
            ]
            for complaint in complaints.compactMap(\.self) {
                reader.add(layer, feature.id, .badValue, .kept, complaint + "; read as not given", at: position)
            }
            sites.append(
                ApprovedSite(
                    site: feature.text(fields["site"]) ?? "row \(feature.id)", operator: owner, position: position,
                    decision: feature.text(fields["decision"]), approvedOn: days.approved?[row],
                    isYearly: yearly?[row] ?? false,
                    isExtended: extended?[row] ?? false,
                    withdrawnOn: days.withdrawn?[row], withdrawnBy: feature.text(fields["withdrawn_by"])))
        }
        try gate.check(of: table.features.count)
        return sites
    }

    /// Approved positions as stations, without those withdrawn by the last day asked for, not yet approved, or built.
    func unbuilt(
        _ sites: [ApprovedSite], beside stations: [Station], _ reader: inout LayerImport
    ) -> [Station] {
        guard let layer = province.approved, let day = workspace.asOf.last else { return [] }
        let built = stations.filter { $0.status == .built }
        let index = SpatialIndex(boxes: built.map { Box([$0.position]) })
        var counts: [String: Int] = [:]
        var found: [Station] = []
        for (number, site) in sites.enumerated() {
            let state = site.state(on: day)
            var isBuilt = false
            index.query(within: Self.sameplace, of: site.position) {
                if built[$0].operator == site.operator { isBuilt = true }
            }
            if isBuilt {
                counts["built", default: 0] += 1
            } else if state == .withdrawn || state == .notYetApproved {
                counts[state.rawValue, default: 0] += 1
            } else {
                found.append(
                    Station(
                        id: "approved-\(number + 1)/\(site.operator)", site: site.site, operator: site.operator,
                        technologies: [province.service.technology], onRoof: false,
                        height: StationTemplate.groundHeight,
                        position: site.position, status: .approved, decision: site.decision,
                        approvedOn: site.approvedOn, azimuths: StationTemplate.azimuths, sectorsAssumed: true))
            }
        }
        for (reason, count) in counts.sorted(by: { $0.key < $1.key }) {
            reader.add(layer, "", .unmatched, .noted, "\(count) approved positions do not wait on \(day): \(reason)")
        }
        return found
    }
}
