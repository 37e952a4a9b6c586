import Foundation
import GeoStore
import Propagation
import Units

extension VectorAcceptance.Kind {
    /// ITU-R P.1812, validation set of Study Group 3: `expected.csv` with `profiles/`.
    static let p1812 = Self(folder: "p1812-official") { folder, tally in
        guard let table = try CSVTable.ifPresent(folder + "/expected.csv") else { return }
        for row in table.rows {
            let path = folder + "/profiles/" + (try row.text("profile"))
            let profile = try ReferenceProfile.studyGroup3(path)
            tally.add(error: try p1812Loss(row, over: profile, deviation: 0) - (try row.number("Lb_db")))
        }
    }

    /// P.1812 of the generated terrain set: `p1812_cases.csv`.
    static func addGeneratedP1812(
        _ folder: String, _ profiles: [String: ReferenceProfile], _ tally: inout VectorTally
    ) throws {
        guard let table = try CSVTable.ifPresent(folder + "/p1812_cases.csv") else { return }
        for row in table.rows {
            guard let profile = profiles[try row.text("profile")] else {
                throw row.bad("profile", expected: "a profile of profiles.csv")
            }
            let loss = try p1812Loss(row, over: profile.path(), deviation: try row.number("sigmaL_db"))
            tally.add("p1812", error: loss - (try row.number("Lb_db")))
        }
    }

    /// ITU-R P.526, worked examples of delta-Bullington: four losses a case.
    static let p526 = Self(folder: "p526-delta-bullington") { folder, tally in
        guard let table = try CSVTable.ifPresent(folder + "/expected.csv") else { return }
        for row in table.rows {
            let points = try CSVTable(folder + "/profiles/\(try row.text("path")).csv")
            let profile = try ReferenceProfile(points, distance: points.columns[0], ground: points.columns[1]).path()
            let model = try DeltaBullington(
                carrier: .gigahertz(try row.number("f_ghz")),
                polarisation: try row.text("pol") == "H" ? .horizontal : .vertical,
                effectiveRadius: .kilometres(try row.number("ae_km")))
            let loss = try model.loss(
                over: profile, base: .metres(try row.number("htg_m")), terminal: .metres(try row.number("hrg_m")))
            let errors = [
                loss.terrain - (try row.number("Lbulla_db")), loss.smooth - (try row.number("Lbulls_db")),
                loss.spherical - (try row.number("Ldsph_db")), loss.total - (try row.number("Ld_db")),
            ]
            tally.add(error: errors.map(abs).max() ?? .infinity)
        }
    }

    /// ITU-R P.452-18, columns Ldsph, Ld50 and Ldp of the validation files, which the same diffraction gives.
    static let p452 = Self(folder: "p452-official") { folder, tally in
        let results = try? FileManager.default.contentsOfDirectory(atPath: folder + "/results")
        for name in (results ?? []).sorted() where name.hasSuffix(".csv") {
            let points = try CSVTable(
                folder + "/profiles/" + name.replacingOccurrences(of: "test_result", with: "test_profile"))
            let columns = points.columns
            guard columns.count >= 5 else {
                throw StoreError.unreadable(path: points.path, reason: "expected five columns")
            }
            var reference = try ReferenceProfile(
                points, distance: columns[0], ground: columns[1], clutter: columns[2], zone: columns[4],
                sea: "3", coast: "1")
            // P.452-18 has no clutter within 50 m of a terminal; P.1812 only at the terminal itself.
            reference.clearClutter(within: 0.05 - 1e-9)
            let profile = try reference.path()
            for row in try CSVTable(folder + "/results/" + name).rows {
                tally.add(error: try p452Error(row, profile))
            }
        }
    }

    private static func p452Error(_ row: CSVTable.Row, _ profile: PathProfile) throws -> Double {
        let model = try DeltaBullington(
            carrier: .gigahertz(try row.number("f (GHz)")),
            polarisation: try row.number("pol (1-h/2-v)") == 1 ? .horizontal : .vertical,
            effectiveRadius: .kilometres(6371 * 157 / (157 - (try row.number("DN")))))
        let base = Length.metres(try row.number("htg (m)")), terminal = Length.metres(try row.number("hrg (m)"))
        let median = try model.loss(over: profile, base: base, terminal: terminal)
        let often = try model.loss(over: profile, base: base, terminal: terminal, radius: .kilometres(3 * 6371))
        let factor = P1812.timeFactor(time: try row.number("p (%)"), anomalousTime: try row.number("b0"))
        let errors = [
            median.spherical - (try row.number("Ldsph")), median.total - (try row.number("Ld50")),
            median.total + factor * (often.total - median.total) - (try row.number("Ldp")),
        ]
        return errors.map(abs).max() ?? .infinity
    }

    /// dB; the latitude is that of the path's middle.
    private static func p1812Loss(
        _ row: CSVTable.Row, over profile: PathProfile, deviation: Double
    ) throws -> Double {
        let path = GreatCircle(
            from: (try row.number("lam_t"), try row.number("phi_t")),
            to: (try row.number("lam_r"), try row.number("phi_r")))
        let model = try P1812(
            carrier: .gigahertz(try row.number("f_ghz")),
            polarisation: try row.number("pol") == 1 ? .horizontal : .vertical,
            climate: try RadioClimate(lapseRate: try row.number("DN"), refractivity: try row.number("N0")),
            time: try row.number("p_pct"), locations: try row.number("pL_pct"), locationDeviation: Decibels(deviation))
        let length = (try? row.number("d_km")) ?? path.distance
        let ends = P1812.Ends(
            base: .metres(try row.number("htg_m")), terminal: .metres(try row.number("hrg_m")),
            latitude: .degrees(path.place(at: length / 2).latitude), coastFromBase: try row.number("dct_km"),
            coastFromTerminal: try row.number("dcr_km"))
        return try model.loss(over: profile, ends: ends).decibels
    }
}
