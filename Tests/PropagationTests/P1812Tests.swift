import Foundation
import Propagation
import Testing
import Units
import _TestSupport

/// ITU-R P.1812-8 against the reference software of Study Group 3 and, over real terrain, against two independent
/// implementations; every intermediate value the publishers print is compared.
@Suite struct P1812Tests {
    static let official = SharedData.path("propagation/p1812-official/expected.csv")
    static let terrain = SharedData.path("propagation/gen-terrain/p1812_cases.csv")

    /// Column of the vector files → quantity.
    static let columns: [(String, @Sendable (P1812.Prediction) -> Double)] = [
        ("dlt", { $0.transmitterHorizon }), ("dlr", { $0.receiverHorizon }),
        ("th_t", { $0.transmitterElevation }), ("th_r", { $0.receiverElevation }), ("th", { $0.angularDistance }),
        ("dtm", { $0.longestLand }), ("dlm", { $0.longestInland }), ("b0", { $0.anomalousTime }),
        ("ae", { $0.effectiveRadius }), ("hstd", { $0.smoothStart }), ("hsrd", { $0.smoothEnd }),
        ("hte", { $0.ductingTransmitter }), ("hre", { $0.ductingReceiver }), ("hm", { $0.roughness }),
        ("Fi", { $0.timeFactor }), ("Fj", { $0.angleFactor }), ("Fk", { $0.distanceFactor }),
        ("Lbfs", { $0.freeSpace }), ("Lb0p", { $0.lineOfSight }), ("Lb0b", { $0.lineOfSightAnomalous }),
        // The publishers' logs hold these three for the effective Earth radius of β0, not of the median.
        ("Lbulla", { $0.anomalous?.terrain ?? .nan }), ("Lbulls", { $0.anomalous?.smooth ?? .nan }),
        ("Ldsph", { $0.anomalous?.spherical ?? .nan }), ("Ld50", { $0.median.total }),
        ("Ldb", { $0.anomalous?.total ?? .nan }),
        ("Ldp", { $0.diffraction }), ("Lbd50", { $0.diffractionLossMedian }), ("Lminb0p", { $0.leastClear }),
        ("Lba", { $0.ducting }), ("Lminbap", { $0.leastDucting }), ("Lbda", { $0.diffractionOrDucting }),
        ("Lbam", { $0.modified }), ("Lbs", { $0.troposcatter }), ("Lbc", { $0.combined }),
        ("Lbd", { $0.diffractionLoss }),
    ]

    static func model(_ row: VectorFile.Row) throws -> (P1812, P1812.Ends) {
        func number(_ column: String) throws -> Double { try row.value(column) }
        let path = GreatCircle(
            from: (try number("lam_t"), try number("phi_t")), to: (try number("lam_r"), try number("phi_r")))
        let model = try P1812(
            carrier: .gigahertz(number("f_ghz")), polarisation: row.text("pol") == "1" ? .horizontal : .vertical,
            climate: RadioClimate(lapseRate: number("DN"), refractivity: number("N0")), time: number("p_pct"),
            locations: number("pL_pct"), locationDeviation: Decibels(row.number("sigmaL_db") ?? 0))
        let ends = P1812.Ends(
            base: .metres(try number("htg_m")), terminal: .metres(try number("hrg_m")),
            latitude: .degrees(path.place(at: (row.number("d_km") ?? path.distance) / 2).latitude),
            coastFromBase: try number("dct_km"), coastFromTerminal: try number("dcr_km"))
        return (model, ends)
    }

    /// The vectors print ten significant digits.
    static func tolerance(_ value: Double) -> Double { max(1e-6, abs(value) * 2e-9) }

    @Test("Official cases with every intermediate value", .enabled(if: P1812Tests.official != nil))
    func matchesTheReferenceSoftware() throws {
        let path = try #require(Self.official)
        let folder = (path as NSString).deletingLastPathComponent + "/profiles/"
        let rows = try VectorFile(path: path).rows
        #expect(rows.count >= 27)
        var worst = 0.0
        for row in rows {
            let name = try #require(row.text("profile"))
            let profile = try ProfileFile.studyGroup3(folder + name)
            let (model, ends) = try Self.model(row)
            let found = try model.prediction(over: profile, ends: ends)
            for (column, value) in Self.columns {
                let expected = try row.value(column)
                #expect(
                    abs(value(found) - expected) <= Self.tolerance(expected),
                    "\(name) \(row.text("dataset") ?? "") \(column): \(value(found)), expected \(expected)")
            }
            worst = try max(worst, abs(found.loss - row.value("Lb_db")))
            #expect(try model.loss(over: profile, ends: ends).decibels == found.loss)
            let field = found.fieldStrength(gigahertz: model.carrier.gigahertz)
            #expect(try abs(field - row.value("Ep_dbuvm")) <= 1e-6)
        }
        #expect(worst <= 1e-6, "worst \(worst) dB")
    }

    @Test("Real terrain with clutter, sea, all shares of time and locations", .enabled(if: P1812Tests.terrain != nil))
    func matchesTwoImplementations() throws {
        let path = try #require(Self.terrain)
        let folder = (path as NSString).deletingLastPathComponent
        var points: [String: [[String]]] = [:]
        for row in try ProfileFile.table(folder + "/profiles.csv").dropFirst() {
            points[row[0], default: []].append(Array(row[4...]))
        }
        let rows = try VectorFile(path: path).rows
        #expect(rows.count >= 240)
        var worst = 0.0
        for row in rows {
            let points = try #require(points[row.text("profile") ?? ""])
            let profile = try ProfileFile.profile(points, ground: 1, clutter: 2, zone: 3, sea: "1", coast: "3")
            let (model, ends) = try Self.model(row)
            let found = try model.prediction(over: profile, ends: ends)
            for (column, value) in Self.columns {
                guard let expected = row.number(column) else { continue }
                #expect(
                    abs(value(found) - expected) <= Self.tolerance(expected),
                    "case \(row.text("case") ?? "") \(column): \(value(found)), expected \(expected)")
            }
            worst = try max(worst, abs(found.loss - row.value("Lb_db")))
        }
        #expect(worst <= 1e-6, "worst \(worst) dB")
    }

    static func climate() throws -> RadioClimate { try RadioClimate(lapseRate: 50, refractivity: 374) }
    static let ends = P1812.Ends(base: .metres(30), terminal: .metres(1.5), latitude: .degrees(21))

    @Test("Loss grows with distance over flat ground", arguments: [0.7, 0.9, 1.8, 3.5], [1.0, 10, 50])
    func isMonotone(gigahertz: Double, time: Double) throws {
        let model = try P1812(carrier: .gigahertz(gigahertz), climate: Self.climate(), time: time)
        var before = 0.0
        for points in stride(from: 12, through: 900, by: 24) {
            let profile = try PathProfile(step: 0.03, ground: [Double](repeating: 7, count: points))
            let loss = try model.loss(over: profile, ends: Self.ends).decibels
            #expect(loss > before)
            before = loss
        }
    }

    @Test("Less time and more places never lessen the margin")
    func sharesAreOrdered() throws {
        let profile = try PathProfile(step: 0.05, ground: (0..<300).map { 40 * sin(Double($0) / 20) })
        func loss(_ time: Double, _ locations: Double) throws -> Double {
            try P1812(
                carrier: .gigahertz(0.9), climate: Self.climate(), time: time, locations: locations,
                locationDeviation: Decibels(5.5)
            ).loss(over: profile, ends: Self.ends).decibels
        }
        #expect(try loss(1, 50) < loss(10, 50))
        #expect(try loss(10, 50) < loss(50, 50))
        #expect(try loss(50, 50) < loss(50, 90))
        #expect(try loss(50, 10) < loss(50, 50))
    }

    @Test("Cell widths give the published spreads", arguments: [(50.0, 1.6), (100, 1.95), (500, 3.1)])
    func locationSpread(cell: Double, deviation: Double) throws {
        let found = try LocationVariability.deviation(
            carrier: .gigahertz(0.9), cell: .metres(cell), height: .metres(1.5), clutter: .metres(10))
        #expect(found.isClose(to: Decibels(deviation), within: 0.06))
        let open = try LocationVariability.deviation(
            carrier: .gigahertz(0.9), cell: .metres(cell), height: .metres(12), clutter: .metres(0))
        #expect(open == Decibels(0))
    }

    @Test("Bad input is refused in words")
    func refusals() throws {
        let flat = try PathProfile(step: 0.05, ground: [Double](repeating: 0, count: 100))
        let model = try P1812(carrier: .gigahertz(0.9), climate: Self.climate())
        let cases: [(String, () throws -> Void)] = [
            (
                "carrier 900000000 MHz, allowed 30…6000 MHz: the number looks like Hz, give it in MHz",
                {
                    _ = try P1812(
                        carrier: .megahertz(9e8), climate: RadioClimate(lapseRate: 50, refractivity: 374))
                }
            ),
            (
                "time 60 %, allowed 1…50 %",
                {
                    _ = try P1812(
                        carrier: .gigahertz(1), climate: RadioClimate(lapseRate: 50, refractivity: 374), time: 60)
                }
            ),
            (
                "lapse rate -50 N-units/km, allowed 1…120 N-units/km",
                { _ = try RadioClimate(lapseRate: -50, refractivity: 374) }
            ),
            (
                "antenna height 0 m, allowed 1…3000 m",
                {
                    var ends = Self.ends
                    ends.base = .metres(0)
                    _ = try model.loss(over: flat, ends: ends)
                }
            ),
            (
                "path length 200 m, allowed 250…3000000 m",
                {
                    let short = try PathProfile(step: 0.05, ground: [0, 0, 0, 0, 0])
                    _ = try model.loss(over: short, ends: Self.ends)
                }
            ),
            (
                "profile has 3 points: give at least 5",
                { _ = try PathProfile(step: 1, ground: [1, 2, 3]) }
            ),
            (
                "profile point 2 has no usable ground height: fill the void or end the path before it",
                { _ = try PathProfile(step: 1, ground: [1, 2, .nan, 4, 5]) }
            ),
            (
                "profile column clutter has 2 values for 5 points: give one per point",
                { _ = try PathProfile(step: 1, ground: [1, 2, 3, 4, 5], clutter: [1, 2]) }
            ),
            (
                "profile point 3 is not farther from the transmitter than the one before: sort the points",
                {
                    _ = try PathProfile(distances: [0, 1, 2, 2, 3], ground: [1, 2, 3, 4, 5])
                }
            ),
            (
                "profile starts at 1 km: the first point has to be the transmitter, at 0 km",
                {
                    _ = try PathProfile(distances: [1, 2, 3, 4, 5], ground: [1, 2, 3, 4, 5])
                }
            ),
        ]
        for (expected, body) in cases { #expect(RefusalTests.message(body) == expected) }
    }
}
