import Foundation
import PermitRules
import Propagation
import Testing
import Units

@testable import Province
@testable import Studies

/// What station lists say of antennas and radios, and what stands in for the rest.
@Suite struct EquipmentTests {
    private static let fields =
        "bands: bands, power: power, feeder: feeder, tilt: tilt, mechanical_tilt: mech, azimuths: az, "

    private static func world(_ row: String) throws -> World {
        var files = TwoCommunes()
        files.stationFields = fields
        files.stations =
            "operator,technologies,height_m,longitude,latitude,bands,power,feeder,tilt,mech,az\n" + row + "\n"
        return try files.run()
    }

    private static func sectors(_ world: World, _ technology: Technology) throws -> [Sector] {
        let scene = Scene(world, try HandWorkedProvince.book)
        let model = try NetworkModel(world: world, prediction: scene.prediction(Run()))
        return try model.network(operator: "A", technology: technology).sectors
    }

    @Test("Bands, power, feeder, tilts and azimuths of the list are those of the sectors")
    func read() throws {
        let world = try Self.world("A,2G;4G,42,106.55,11.05,GSM900;LTE1800;LTE2100,43,2,4,2,10;190")
        #expect(TwoCommunes.lines(world) == [])
        let lte = try Self.sectors(world, .lte)
        #expect(lte.map(\.carrier.megahertz) == [1842.5, 2140, 1842.5, 2140])
        #expect(lte.map(\.azimuth.degrees) == [10, 10, 190, 190])
        #expect(lte.allSatisfy { $0.downtilt == .degrees(6) })
        // 43 dBm − 30.79 dB (1200 resource elements) + 17 dBi − 2 dB
        #expect(lte.allSatisfy { abs($0.referencePower.dBm - 27.21) < 0.01 })
        let gsm = try Self.sectors(world, .gsm)
        #expect(gsm.map(\.carrier.megahertz) == [947.5, 947.5])
        #expect(gsm.allSatisfy { abs($0.referencePower.dBm - 58) < 1e-9 })
    }

    @Test(
        "What cannot be used is listed, and the template stands in",
        arguments: [
            ("LTE1801,,,,,", "band “LTE1801” is not known; LTE1800 may be meant; the template stands in"),
            ("NR3500,,,,,", "band “NR3500” is one of 5G, which the station does not have; the template stands in"),
            (",46000,,,,", "“power” is “46000”; expected dBm from 0 to 60; the template stands in"),
            (",,-1,,,", "“feeder” is “-1”; expected dB from 0 to 30; the template stands in"),
            (",,,95,,", "“tilt” is “95”; expected degrees from -30 to 90; the template stands in"),
            (",,,,,400", "azimuth “400”; expected degrees from 0 to 360; the template stands in"),
        ])
    func slips(cells: String, expected: String) throws {
        let world = try Self.world("A,4G,42,106.55,11.05," + cells)
        #expect(TwoCommunes.lines(world).map { $0.components(separatedBy: " kept: ").last } == [expected])
        let plain = try Self.world("A,4G,42,106.55,11.05,,,,,,")
        #expect(try Self.sectors(world, .lte) == Self.sectors(plain, .lte))
    }

    @Test("Antennas of one's own come from their file, which has to be there")
    func pattern() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".msi").path
        var world = try Self.world("A,4G,42,106.55,11.05,,,,,,")
        world.stations[0].equipment.pattern = path
        #expect(throws: StudyError.self) { try Self.sectors(world, .lte) }
        var lines = ["NAME own", "GAIN 15 dBi", "HORIZONTAL 360"]
        for cut in [0, 1] {
            if cut == 1 { lines.append("VERTICAL 360") }
            lines += (0..<360).map { "\($0) \(min($0, 360 - $0) / 10)" }
        }
        try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let sector = try #require(try Self.sectors(world, .lte).first)
        #expect(sector.downtilt == .degrees(0))
        // 46.02 dBm − 30.79 dB + 15 dBi − 0.5 dB
        #expect(abs(sector.referencePower.dBm - 29.73) < 0.01)
        #expect(
            sector.pattern.attenuation(bearing: .degrees(50), depression: .degrees(0), downtilt: .degrees(0))
                == Decibels(5))
    }
}
