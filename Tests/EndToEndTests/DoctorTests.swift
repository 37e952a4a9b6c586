import Foundation
import Testing

/// Versions are compared with what pkg-config and gdalinfo of the same machine say.
@Suite struct DoctorTests {
    struct Report: Decodable {
        struct Library: Decodable {
            let name: String, version: String
        }
        struct Datum: Decodable {
            let operation: String, isAvailable: Bool, shiftMetres: Double
        }
        struct Format: Decodable {
            let purpose: String, isAvailable: Bool
        }
        struct Data: Decodable {
            let path: String, route: String
        }
        let libraries: [Library], datum: Datum, formats: [Format], data: Data
    }

    let folder: TemporaryFolder
    let command: BuiltCommand

    init() throws {
        folder = try TemporaryFolder()
        command = BuiltCommand(workingFolder: folder.path)
    }

    private func report(_ command: BuiltCommand, _ arguments: String...) throws -> Report {
        let outcome = try command.run(["doctor", "--json"] + arguments)
        try #require(outcome.status == 0, "\(outcome.errors)")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Report.self, from: Data(outcome.output.utf8))
    }

    @Test("From another folder it finds the GeoData of the checkout")
    func findsCheckout() throws {
        let found = try report(command).data
        #expect(found.route == "checkout")
        let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()  // EndToEndTests
            .deletingLastPathComponent().deletingLastPathComponent()
        #expect(found.path == checkout.appendingPathComponent("GeoData").path)
    }

    @Test("Installed, it finds ../share/phusong beside the binary, also through a link to it")
    func findsShare() throws {
        let manager = FileManager.default
        let share = folder.path + "/prefix/share/phusong"
        try folder.makeFolder("prefix/share/phusong/law")
        let installed = try folder.makeFolder("prefix/bin") + "/phusong"
        let link = try folder.makeFolder("links") + "/phusong"
        try manager.copyItem(atPath: command.binary, toPath: installed)
        try manager.createSymbolicLink(atPath: link, withDestinationPath: installed)
        for binary in [installed, link] {
            var moved = command
            moved.binary = binary
            let found = try report(moved).data
            #expect(found.route == "share")
            #expect(found.path == share)
        }
    }

    @Test("--data goes before $PHUSONG_DATA, and that before the checkout")
    func honoursOrder() throws {
        for name in ["first", "second"] { try folder.makeFolder(name + "/law") }
        let (first, second) = (folder.path + "/first", folder.path + "/second")
        var told = command
        told.environment["PHUSONG_DATA"] = second
        let byVariable = try report(told).data
        #expect(byVariable.route == "environment")
        #expect(byVariable.path == second)
        let byOption = try report(told, "--data", first).data
        #expect(byOption.route == "option")
        #expect(byOption.path == first)
    }

    @Test("A named data folder that is not there is an error, not passed over")
    func refusesMissingData() throws {
        let byOption = try command.run("doctor", "--data", "nowhere", "--quiet")
        #expect(byOption.status == 2)
        #expect(
            byOption.errors
                == "phusong: nowhere: no such folder, named by --data; name a folder that holds GeoData\n")
        try folder.makeFolder("other")
        let other = try command.run("doctor", "--data", "other", "--quiet")
        #expect(other.status == 2)
        #expect(
            other.errors
                == "phusong: other: named by --data, holds no folder “law”; name a folder that holds GeoData\n")
        var told = command
        told.environment["PHUSONG_DATA"] = "/nowhere"
        told.environment["LANG"] = "vi_VN.UTF-8"
        let byVariable = try told.run("doctor", "--quiet")
        #expect(byVariable.status == 2)
        #expect(
            byVariable.errors
                == "phusong: /nowhere: không có thư mục này, do $PHUSONG_DATA chỉ ra; hãy chỉ ra thư mục chứa GeoData\n"
        )
    }

    @Test("Without any data folder it says where it looked, and ends with 2")
    func saysWhereItLooked() throws {
        let alone = try folder.makeFolder("alone/bin") + "/phusong"
        try FileManager.default.copyItem(atPath: command.binary, toPath: alone)
        var moved = command
        moved.binary = alone
        let outcome = try moved.run("doctor", "--quiet")
        #expect(outcome.status == 2)
        #expect(outcome.output == "✘ GeoData                 missing\n")
        #expect(
            outcome.errors == "phusong: GeoData: the data folder was not found (\(folder.path)/alone/share/phusong, "
                + "and no checkout above the binary); name it with --data or $PHUSONG_DATA\n")
    }

    @Test("Versions are those pkg-config knows", arguments: [("GEOS", "geos"), ("PROJ", "proj"), ("GDAL", "gdal")])
    func printsVersions(name: String, package: String) throws {
        let library = try #require(try report(command).libraries.first { $0.name == name })
        var tool = command
        tool.binary = "/usr/bin/pkg-config"
        let expected = try tool.run("--modversion", package).output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(!expected.isEmpty)
        #expect(library.version.hasPrefix(expected), "\(library.version)")
    }

    @Test("Every format a planner holds can be read, and VN-2000 is moved by EPSG:6960")
    func hasFormatsAndDatum() throws {
        let report = try report(command)
        #expect(report.formats.filter { !$0.isAvailable }.map(\.purpose) == [])
        #expect(report.formats.count == 14)
        #expect(report.datum.operation == "EPSG:6960")
        // PROJ's `cct` with the pipeline `projinfo -k operation EPSG:6960` prints takes 106.65 E, 11.04 N to
        // 106.651787964, 11.038981974; `geod -I` between the two says 225.505 m. PROJ's own choice here is another
        // operation (226.174 m), so this also tells that 6960 is pinned.
        #expect(report.datum.shiftMetres == 225.5)
    }
}
