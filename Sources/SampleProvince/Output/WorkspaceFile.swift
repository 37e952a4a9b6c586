extension WorkspaceWriter {
    /// `phusong.yaml`, schema 1.
    func workspaceFile() -> String {
        let district =
            (frame.communesKnowDistrict ? ", district: district" : "")
            + (frame.communesNameDistrict ? ", district_name: district_name" : "")
        let operators = SampleSite.operators.map { "\"\($0)\"" }.joined(separator: ", ")
        return """
            # Tỉnh mẫu do phusong sample viết ra / written by phusong sample
            phusong: 1
            name: "\(frame.provinceName) (mẫu)"
            province: "\(frame.provinceCode)"
            crs: \(frame.crs)
            as_of: [2024-06-30, 2024-07-31, 2024-08-01, 2026-07-01]
            units:
              date: 2024-06-30
              district:
                source: units.gpkg
                layer: district
                fields: {code: code, name: name, rank: rank}
              commune:
                source: units.gpkg
                layer: commune
                fields: {code: code, name: name, rank: rank\(district)}
            census:
              source: census.csv
              date: \(facts.censusDate)
              fields: {code: code, population: population}
            land_use:
              recorded:
                source: land.gpkg
                layer: recorded
                namespace: vn-cadastral-legacy
                approved: 2019-12-31
                fields: {id: THUAID, code: KHLOAIDAT, residential_area: DTTHOCU, commune: XAID}
              planned:
                source: land.gpkg
                layer: planned
                namespace: vn-plan-2014
                approved: 2021-12-31
                fields: {code: MDSDQH}
            zones: {from: recorded, join_gap: 10, mast_footprint: 100}
            stations:
              source: stations.csv
              fields: {site: site_id, operator: operator, technologies: technologies, structure: structure, \
            height: height_m, longitude: longitude, latitude: latitude, status: status, decision: decision, \
            approved: approved_on, azimuths: azimuths}
            terrain: {source: terrain}
            subscribers: {source: subscribers.csv}
            priority_places:
              source: priority.gpkg
              fields: {name: name, technology: technology, share: share, people: people, operator: operator}
            service:
              technology: 4G
              share: 0.95
              operators: [\(operators)]
              thresholds: {2G: -95, 3G: -100, 4G: -105, 5G: -110}
              switch_off: 3G
            coverage: {cell: 100, max_radius: 10000}
            candidates: {radius: 4000, places: 3, roofs: 5}

            """
    }
}
