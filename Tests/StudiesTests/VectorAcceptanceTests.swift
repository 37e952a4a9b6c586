import Foundation
import Studies
import Testing
import _TestSupport

/// The figures `scripts/accept-vectors` prints; the tests of the models hold each case by itself.
@Suite struct VectorAcceptanceTests {
    /// Largest error allowed, dB: what the models are held to, or the rounding values are printed with.
    static let limits = [
        "empirical/formula": 1e-6, "empirical/ns-3": 0.01, "gen-terrain/itm_area": 1e-6, "gen-terrain/itm_p2p": 1e-6,
        "itm-official/area": 0.05, "itm-official/p2p": 0.005, "p1812-official": 1e-6, "gen-terrain/p1812": 1e-6,
        "p2108-official": 0.0525, "p2109-crc": 1e-6, "p452-official": 1e-5, "p526-delta-bullington": 0.01,
    ]

    /// Computed once for all tests.
    static let outcomes = Swift.Result {
        try VectorAcceptance(folder: try #require(SharedData.path("propagation"))).run()
    }

    @Test("Every set is computed whole and within its limit", .enabled(if: SharedData.path("propagation") != nil))
    func sharedVectors() throws {
        let outcomes = try Self.outcomes.get()
        for (set, limit) in Self.limits {
            let outcome = try #require(outcomes.first { $0.set == set }, "\(set) is missing")
            #expect(outcome.maximumError <= limit, "\(set)")
        }
        #expect(outcomes.first { $0.set == "gen-terrain/itm_p2p" }?.cases == 240)
        #expect(outcomes.first { $0.set == "p2109-crc" }?.cases == 1200)
    }

    static func folder(_ files: [String: String]) throws -> String {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("vectors-\(UUID().uuidString)")
        for (name, text) in files {
            let file = root.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        return root.path
    }

    @Test("A folder without known sets, a set without cases and a strange row are errors that say where")
    func refusals() throws {
        func message(_ files: [String: String]) throws -> String {
            let folder = try Self.folder(files)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            do {
                return try "\(VectorAcceptance(folder: folder).run())"
            } catch {
                return "\(error)".replacingOccurrences(of: folder, with: "DIR")
            }
        }
        #expect(
            try message(["notes/a.txt": ""]).hasPrefix("DIR: no usable feature; expected one of the folders empirical"))
        #expect(
            try message(["p2109-crc/other.csv": "a\n1"])
                == "DIR/p2109-crc: no usable feature; expected reference values in files of the set's layout")
        #expect(
            try message(["p2109-crc/expected.csv": "f_ghz,building_type,prob_pct,elevation_deg,bel_db\n1,1,50,0,x"])
                == "DIR/p2109-crc/expected.csv, layer “expected”, row 2: “bel_db” is “x”; expected a number.")
        #expect(
            try message(["p2109-crc/expected.csv": "f_ghz,building_type,prob_pct\n1,1,50"])
                == "DIR/p2109-crc/expected.csv, layer “expected”: has no column “elevation_deg”. "
                + "It has: f_ghz, building_type, prob_pct.")
    }

    @Test("A case that has to be refused and is answered counts as an infinite error")
    func answeredRefusal() throws {
        let folder = try Self.folder([
            "p2108-official/TerrestrialStatisticalModelTestData.csv": "f__ghz,d__km,p,rtn,L_ctt__db\n0.5,0.25,50,48,0\n"
        ])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let outcome = try #require(try VectorAcceptance(folder: folder).run().first)
        #expect(outcome.cases == 1)
        #expect(outcome.maximumError == .infinity)
    }
}
