import Propagation
import Units

/// Paths of 600 points, 30 m apart, over seeded rough ground.
enum Paths {
    static func made(count: Int) throws -> [PathProfile] {
        var state: UInt64 = 1
        return try (0..<count).map { _ in
            var height = 300.0
            return try PathProfile(
                step: 0.03,
                ground: (0..<600).map { _ in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    height += 6 * (Double(state >> 40) / Double(1 << 24) - 0.5)
                    return height
                })
        }
    }

    static func p1812(_ profiles: [PathProfile]) throws -> Int {
        let model = try P1812(carrier: .megahertz(900), climate: RadioClimate(lapseRate: 45, refractivity: 325))
        let ends = P1812.Ends(base: .metres(30), terminal: .metres(1.5), latitude: .degrees(44))
        var sum = 0.0
        for profile in profiles { sum += try model.loss(over: profile, ends: ends).decibels }
        return try checked(sum, profiles)
    }

    static func itm(_ profiles: [PathProfile]) throws -> Int {
        let model = try IrregularTerrainModel(
            carrier: .megahertz(900), transmitterHeight: .metres(30), receiverHeight: .metres(1.5))
        var sum = 0.0
        for profile in profiles {
            sum += try model.prediction(heights: profile.ground, step: .metres(30)).loss.decibels
        }
        return try checked(sum, profiles)
    }

    private static func checked(_ sum: Double, _ profiles: [PathProfile]) throws -> Int {
        guard sum.isFinite else { throw Accept.Failure(description: "a path has no loss") }
        return profiles.count
    }
}
