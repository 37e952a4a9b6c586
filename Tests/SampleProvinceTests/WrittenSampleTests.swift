import Foundation
import GeoStore
import Geometry
import SampleProvince
import Testing
import Units

/// A sample as it lies on disk, read back with the library's own readers.
@Suite struct WrittenSampleTests {
    static func write(
        _ options: SampleOptions, facts folder: String = SampleFixture.small
    ) throws -> (folder: String, report: SampleReport) {
        let sample = try SampleProvince(options: options, facts: ProvinceFacts(folder: folder))
        let out = SampleFixture.freshFolder()
        return (out, try sample.write(to: out))
    }

    @Test("The same seed gives the same bytes, another seed others")
    func isDeterministic() throws {
        let options = SampleOptions(seed: 5, parcels: 600, terrain: .hilly, defectRate: 0.05)
        let (first, _) = try Self.write(options)
        let (second, _) = try Self.write(options)
        var other = options
        other.seed = 6
        let (third, _) = try Self.write(other)
        defer { for folder in [first, second, third] { try? FileManager.default.removeItem(atPath: folder) } }
        let a = try SampleFixture.contents(first), b = try SampleFixture.contents(second)
        #expect(a.keys.sorted() == b.keys.sorted())
        for (name, bytes) in a { #expect(b[name] == bytes, "\(name)") }
        let c = try SampleFixture.contents(third)
        #expect(c["land.gpkg"] != a["land.gpkg"])
        #expect(c["stations.csv"] != a["stations.csv"])
    }

    @Test("Layers, tables and sums agree with each other and with the facts")
    func isWhole() throws {
        let (folder, report) = try Self.write(SampleOptions(seed: 2, parcels: 800))
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(
            report.files == [
                "README.md", "census.csv", "land.gpkg", "phusong.yaml", "priority.gpkg", "stations.csv",
                "subscribers.csv", "terrain/N11E106.hgt", "units.gpkg",
            ])
        #expect(abs(report.parcels - 800) <= 80)

        let units = try VectorSource(folder + "/units.gpkg")
        let districts = try units.readAll(layer: "district"), communes = try units.readAll(layer: "commune")
        #expect(districts.features.map { $0.values[0].text } == ["901", "902", "903"])
        #expect(communes.features.count == 15)
        #expect(communes.features.count { $0.values[2].text == "Phường" } == 4)
        #expect(communes.features.count { $0.values[2].text == "Thị trấn" } == 2)

        // People: exact by district and in all.
        var people: [String: Int] = [:]
        for row in try SampleFixture.rows(folder, "census.csv").dropFirst() {
            people[String(row[0].prefix(3)), default: 0] += try #require(Int(row[2]))
        }
        #expect(people == ["901": 70000, "902": 30000, "903": 20000])

        // Land: the sheets add up, every commune has homes, planned land has its share of telecom land.
        let land = try VectorSource(folder + "/land.gpkg")
        let recorded = try land.readAll(layer: "recorded"), planned = try land.readAll(layer: "planned")
        #expect(recorded.crs == .epsg(9210))
        #expect(recorded.features.count == report.parcels)
        #expect(planned.features.count == report.parcels)
        let homes = Dictionary(grouping: recorded.features) { $0.values[4].text ?? "" }
            .mapValues { $0.reduce(0.0) { $0 + ($1.values[3].real ?? 0) } }
        for commune in communes.features { #expect((homes[commune.values[0].text ?? ""] ?? 0) > 0) }
        let area = recorded.features.reduce(0.0) { $0 + ($1.shape?.area ?? 0) }
        #expect(abs(area / 3e8 - 1) < 1e-6)
        #expect(planned.features.contains { $0.values[0].text == "DBV" })
        let mixed = recorded.features.compactMap { $0.values[1].text }.filter { $0.contains("+") }
        #expect(mixed.contains { $0.contains("(") } && mixed.contains { !$0.contains("(") })

        // Priority places: on industrial land and in a town.
        let priority = try VectorSource(folder + "/priority.gpkg").readAll(layer: "priority")
        #expect(priority.features.map { $0.values[1].text } == ["5G", "4G"])
        #expect(priority.features.map { $0.values[3].real } == [5000, 2000])
        let park = try #require(priority.features[0].shape).box
        #expect(
            recorded.features.contains { parcel in
                parcel.values[1].text == "SKK" && parcel.shape.map { park.contains($0.box.centre) } ?? false
            })

        // Network: so many places as people ask for, some decided and not built, all inside Vietnam.
        let stations = try SampleFixture.rows(folder, "stations.csv")
        #expect(Set(stations.dropFirst().filter { $0[7] == "built" }.map { $0[0] }).count == report.builtSites)
        #expect(abs(report.builtSites - 48) <= 3)
        #expect(report.approvedSites > 0)
        for row in stations.dropFirst() where row[7] == "approved" {
            #expect(row[8].hasSuffix("/QĐ-UBND") && row[9].count == 10)
        }
        #expect(Set(stations.dropFirst().map { $0[1] }) == ["Nhà mạng A", "Nhà mạng B", "Nhà mạng C"])

        // Lines: 1.26 a person, of which 8.13 % two-G-only, exactly.
        let lines = try SampleFixture.rows(folder, "subscribers.csv").dropFirst()
        #expect(lines.reduce(0) { $0 + (Int($1[4]) ?? 0) } == 151_200)
        #expect(lines.reduce(0) { $0 + (Int($1[5]) ?? 0) } == 12293)
        for row in lines {
            let parts = row[5...9].reduce(0) { $0 + (Int($1) ?? 0) }
            #expect(parts == Int(row[4]))
        }
    }

    @Test("Terrain tiles are read as rasters, with the voids the report counts")
    func terrainHasVoids() throws {
        let (folder, report) = try Self.write(SampleOptions(seed: 3, parcels: 300, terrain: .hilly))
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let raster = try RasterReader.read(folder + "/terrain/N11E106.hgt")
        #expect(raster.frame.columns == 1201 && raster.frame.rows == 1201)
        #expect(report.terrainVoids > 100)
        #expect(raster.noDataCount == report.terrainVoids)
        let range = try #require(raster.range)
        #expect(range.lowerBound >= 0 && range.upperBound > 200 && range.upperBound < 1200)
    }

    @Test("Every planted defect is in the list, and the file really has it")
    func defectsAreListed() throws {
        let (folder, report) = try Self.write(SampleOptions(seed: 4, parcels: 900, defectRate: 0.06))
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(Set(report.plantedDefects.map(\.kind)) == Set(PlantedDefect.allCases))
        let listed = try SampleFixture.rows(folder, "defects.csv").dropFirst()
        #expect(listed.count == report.plantedDefects.count)
        #expect(listed.map { $0[3] } == report.plantedDefects.map(\.kind.rawValue))

        let topology = Topology()
        let recorded = try VectorSource(folder + "/land.gpkg").readAll(layer: "recorded")
        let byID = Dictionary(uniqueKeysWithValues: recorded.features.map { (String($0.id), $0) })
        var geometric = 0
        for entry in report.plantedDefects where entry.layer == "recorded" && !entry.feature.isEmpty {
            geometric += 1
            let feature = try #require(byID[entry.feature])
            switch entry.kind {
            case .nullGeometry: #expect(feature.shape == nil)
            case .emptyGeometry: #expect(feature.shape?.isEmpty ?? true)
            case .reversedRing: #expect((feature.shape?.polygons.first?.exterior.signedArea ?? 0) < 0)
            case .swappedAxes: #expect((feature.shape?.box.minX ?? 0) > 1_200_000)
            case .repeatedClosingPoint:
                let ring = try #require(feature.shape?.polygons.first?.exterior.coordinates)
                #expect(ring[ring.count - 2] == ring[0])
            case .bowTie, .twoPointRing:
                // GEOS's own verdict; it will not even build a ring of three points.
                let shape = try #require(feature.shape)
                let validity = try? topology.validity(of: shape)
                #expect(validity != .valid, "\(entry.feature): \(entry.detail)")
            case .overlapSliver:
                let noted = feature.values[2].real ?? 0
                let grown = (feature.shape?.area ?? 0) / noted - 1
                #expect(grown > 0.0009 && grown < 0.0041)
            default: Issue.record("\(entry.kind) is no defect of a parcel")
            }
        }
        #expect(abs(geometric - 54) <= 8)
        // All other parcels are valid.
        let broken = Set(report.plantedDefects.map(\.feature))
        for feature in recorded.features where !broken.contains(String(feature.id)) {
            #expect(try topology.validity(of: try #require(feature.shape)) == .valid)
        }
    }

    @Test("The network does not depend on the number of parcels")
    func networkIsFixed() throws {
        let (coarse, _) = try Self.write(SampleOptions(seed: 9, parcels: 200))
        let (fine, _) = try Self.write(SampleOptions(seed: 9, parcels: 1000))
        defer { for folder in [coarse, fine] { try? FileManager.default.removeItem(atPath: folder) } }
        let a = try SampleFixture.contents(coarse), b = try SampleFixture.contents(fine)
        #expect(a["stations.csv"] == b["stations.csv"])
        #expect(a["census.csv"] == b["census.csv"])
    }

    @Test("A folder with other things in it is left alone; an earlier sample is replaced")
    func guardsTheFolder() throws {
        let folder = SampleFixture.freshFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/notes.txt"))
        let sample = try SampleProvince(
            options: SampleOptions(seed: 1, parcels: 200), facts: ProvinceFacts(folder: SampleFixture.small))
        #expect(throws: StoreError.folderNotOurs(folder: folder, entries: ["notes.txt"])) {
            try sample.write(to: folder)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["notes.txt"])

        try FileManager.default.removeItem(atPath: folder + "/notes.txt")
        _ = try sample.write(to: folder)
        try Data("changed".utf8).write(to: URL(fileURLWithPath: folder + "/census.csv"))
        _ = try sample.write(to: folder)
        #expect(try String(contentsOfFile: folder + "/census.csv", encoding: .utf8) != "changed")
        #expect(FileManager.default.fileExists(atPath: folder + "/phusong.yaml"))
    }
}
