import Geometry
import Units

/// `stations.csv`: one row for each site and operator, with planted defects when they are wanted.
struct StationFile {
    let sites: [SampleSite]
    let toDegrees: Transformer

    private struct Row {
        var site: SampleSite
        var equipment: SampleSite.Equipment
        var longitude: Double
        var latitude: Double
    }

    func text(_ options: SampleOptions, _ planted: inout [PlantedEntry]) throws -> (text: String, rows: Int) {
        var rows: [Row] = []
        for site in sites {
            let place = try toDegrees.transform(site.place)
            for equipment in site.equipment {
                rows.append(Row(site: site, equipment: equipment, longitude: place.x, latitude: place.y))
            }
        }
        if options.defectRate > 0 { plant(&rows, options, &planted) }
        var csv = CSVText([
            "site_id", "operator", "technologies", "structure", "height_m", "longitude", "latitude", "status",
            "decision", "approved_on", "azimuths",
        ])
        for row in rows {
            csv.add([
                row.site.id, SampleSite.operators[row.equipment.operatorIndex], row.equipment.technologies,
                row.site.onRoof ? "roof" : "ground", String(row.site.height), Fixed.text(row.longitude, decimals: 6),
                Fixed.text(row.latitude, decimals: 6), row.site.isBuilt ? "built" : "approved",
                row.site.decision ?? "", row.site.approved?.description ?? "", row.equipment.azimuths,
            ])
        }
        return (csv.text, rows.count)
    }

    private func plant(_ rows: inout [Row], _ options: SampleOptions, _ planted: inout [PlantedEntry]) {
        let wanted = [PlantedDefect.offByTen, .swappedAxes, .duplicateSite].filter { options.defects.contains($0) }
        guard !wanted.isEmpty, !rows.isEmpty else { return }
        var random = RandomSource(seed: options.seed, stream: "stations spoilt")
        var order = Array(rows.indices)
        order.shuffle(using: &random)
        let total = min(rows.count, max(wanted.count, Int((options.defectRate * Double(rows.count)).rounded())))
        var copies: [(index: Int, row: Row)] = []
        for (k, index) in order.prefix(total).enumerated() {
            let kind = wanted[k % wanted.count]
            var detail = ""
            switch kind {
            case .offByTen:
                if random.chance(0.5) {
                    rows[index].longitude *= 10
                    detail = "longitude times ten"
                } else {
                    rows[index].latitude /= 10
                    detail = "latitude a tenth"
                }
            case .swappedAxes:
                (rows[index].longitude, rows[index].latitude) = (rows[index].latitude, rows[index].longitude)
                detail = "longitude and latitude exchanged"
            default:
                copies.append((index, rows[index]))
                detail = "row repeated"
            }
            planted.append(
                PlantedEntry(
                    file: "stations.csv", layer: "",
                    feature: rows[index].site.id + " " + SampleSite.operators[rows[index].equipment.operatorIndex],
                    kind: kind, detail: detail))
        }
        for copy in copies.sorted(by: { $0.index > $1.index }) { rows.insert(copy.row, at: copy.index + 1) }
    }
}
