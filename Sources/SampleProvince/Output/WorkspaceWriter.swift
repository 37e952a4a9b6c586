import Foundation
import GeoStore
import Geometry
import Units

/// Writes a finished sample: layers, tables, terrain, the workspace file and the list of planted defects.
struct WorkspaceWriter {
    let options: SampleOptions
    let facts: ProvinceFacts
    let frame: Frame
    let mosaic: Mosaic
    let cover: LandCover
    let sites: [SampleSite]
    let subscribers: [SubscriberRow]
    let terrain: TerrainModel

    func write(to output: SampleFiles, progress: (String, Double) -> Void) throws -> SampleReport {
        var planted: [PlantedEntry] = []
        progress("units", 0.5)
        try writeUnits(to: output, &planted)
        progress("land layers", 0.55)
        try writeLand(to: output, &planted)
        progress("stations", 0.85)
        let toDegrees = try Transformer(from: frame.crs, to: .wgs84)
        let stations = try StationFile(sites: sites, toDegrees: toDegrees).text(options, &planted)
        try output.write(stations.text, as: "stations.csv")
        try writePeople(to: output, &planted)
        try GeoPackageWriter.write(
            [(PriorityFile(frame: frame, mosaic: mosaic, cover: cover).table(), nil)],
            to: output.register("priority.gpkg"))
        progress("terrain", 0.88)
        let tiles = try writeTerrain(to: output)
        try writeLedger(planted, to: output)
        try output.write(workspaceFile(), as: "phusong.yaml")
        try output.write(Readme(options: options, facts: facts, frame: frame, planted: planted).text, as: "README.md")
        progress("done", 1)
        return SampleReport(
            folder: "", province: frame.provinceName, districts: frame.districts.count,
            communes: frame.communes.count, parcels: mosaic.count, people: frame.population,
            area: .squareMetres(frame.area), builtSites: sites.count { $0.isBuilt },
            approvedSites: sites.count { !$0.isBuilt }, equipmentRows: stations.rows,
            subscriptions: subscribers.reduce(0) { $0 + $1.lines }, terrainTiles: tiles.count,
            terrainVoids: tiles.voids,
            recorded: landAreas(cover.recorded, cover.recordedAreas(mosaic.area)) { $0.recorded },
            planned: landAreas(cover.planned, plannedAreas()) { $0.planned }, plantedDefects: planted, files: [],
            notes: frame.notes)
    }

    private func plannedAreas() -> [Double] {
        var areas = [Double](repeating: 0, count: cover.codes.count)
        for parcel in cover.planned.indices { areas[Int(cover.planned[parcel])] += mosaic.area[parcel] }
        return areas
    }

    private func landAreas(
        _ codes: [UInt8], _ areas: [Double], wanted: (ProvinceFacts.LandShare) -> Double
    ) -> [SampleReport.LandArea] {
        var counts = [Int](repeating: 0, count: cover.codes.count)
        for code in codes { counts[Int(code)] += 1 }
        return facts.land.indices.map { i in
            SampleReport.LandArea(
                code: facts.land[i].code, parcels: counts[i], area: .squareMetres(areas[i]),
                share: areas[i] / frame.area, wanted: wanted(facts.land[i]))
        }
    }

    private func writePeople(to output: SampleFiles, _ planted: inout [PlantedEntry]) throws {
        var census = CSVText(["code", "name", "population"])
        for commune in frame.communes { census.add([commune.code, commune.name, String(commune.population)]) }
        try output.write(census.text, as: "census.csv")
        if options.defectRate > 0, options.defects.contains(.tcvn3Text) {
            try output.write(TCVN3Text.bytes(census.text), as: "census-tcvn3.csv")
            planted.append(
                PlantedEntry(
                    file: "census-tcvn3.csv", layer: "", feature: "", kind: .tcvn3Text,
                    detail: "census.csv in TCVN3 bytes; capitals have lost their tones"))
        }
        var lines = CSVText([
            "code", "name", "operator", "date", "lines", "two_g_only", "three_g_only", "four_g_no_volte",
            "four_g_volte", "five_g", "smartphones", "machines",
        ])
        for row in subscribers {
            let commune = frame.communes[row.commune]
            let numbers = [
                row.lines, row.twoGOnly, row.threeGOnly, row.withoutVoLTE, row.volte, row.fiveG, row.smartphones,
                row.machines,
            ]
            lines.add(
                [commune.code, commune.name, SampleSite.operators[row.operatorIndex], "2024-06-30"]
                    + numbers.map { String($0) })
        }
        try output.write(lines.text, as: "subscribers.csv")
    }

    private func writeTerrain(to output: SampleFiles) throws -> (count: Int, voids: Int) {
        try output.makeFolder("terrain")
        let toDegrees = try Transformer(from: frame.crs, to: .wgs84)
        var box = Box.empty
        for commune in frame.communes {
            for face in commune.faces {
                for vertex in face.outer { box.extend(to: try toDegrees.transform(frame.mesh[vertex].metres)) }
            }
        }
        let tiles = TerrainTiles(
            model: terrain, toGrid: try Transformer(from: .wgs84, to: frame.crs),
            // Masts just outside the border look over it too.
            box: box.expanded(by: 0.02), seed: options.seed)
        var voids = 0
        let corners = tiles.corners
        for corner in corners {
            let tile = try tiles.tile(longitude: corner.longitude, latitude: corner.latitude)
            try output.write(tile.bytes, as: "terrain/" + tile.name)
            voids += tile.voids
        }
        return (corners.count, voids)
    }

    private func writeLedger(_ planted: [PlantedEntry], to output: SampleFiles) throws {
        guard options.defectRate > 0 else { return }
        var csv = CSVText(["file", "layer", "feature", "kind", "detail"])
        for entry in planted { csv.add([entry.file, entry.layer, entry.feature, entry.kind.rawValue, entry.detail]) }
        try output.write(csv.text, as: "defects.csv")
    }
}
