import Foundation
public import Units

/// Basic transmission loss from a transmitter to one place, by terrain, clutter, climate and share of time.
///
/// Implements ITU-R P.1812-8 Annex 1 (2025; the numbers are those of P.1812-7): line of sight, delta-Bullington
/// diffraction, troposcatter, ducting and their combination, with location variability out of doors. Compared with
/// the reference software of ITU-R Study Group 3 in every intermediate value.
///
/// ```swift
/// let model = try P1812(carrier: .megahertz(900), polarisation: .vertical, climate: .init(lapseRate: 50, refractivity: 374))
/// let ends = P1812.Ends(base: .metres(30), terminal: .metres(1.5), latitude: .degrees(21))
/// let loss = try model.loss(over: profile, ends: ends)
/// ```
public struct P1812: Hashable, Sendable {
    public static let carriers = Domain<Frequency>("carrier", .megahertz(30) ... .gigahertz(6))
    public static let heights = Domain<Length>("antenna height", .metres(1) ... .metres(3000))
    public static let distances = Domain<Length>("path length", .metres(250) ... .kilometres(3000))
    public static let latitudes = Domain<Angle>("latitude", .degrees(-90) ... .degrees(90))
    /// Shares of time and of locations, percent.
    public static let times = 1.0...50.0
    public static let locationShares = 1.0...99.0

    public let carrier: Frequency
    public let polarisation: Polarisation
    public let climate: RadioClimate
    /// The loss is not exceeded for this percentage of the average year.
    public let time: Double
    /// … and at this percentage of the places in a cell, given their spread ``locationDeviation``.
    public let locations: Double
    /// σL, see ``LocationVariability``; without effect at 50 % of the locations.
    public let locationDeviation: Decibels
    let constants: Constants

    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(
        carrier: Frequency, polarisation: Polarisation = .vertical, climate: RadioClimate, time: Double = 50,
        locations: Double = 50, locationDeviation: Decibels = Decibels(0)
    ) throws(PropagationError) {
        try Self.carriers.require(carrier)
        guard Self.times.contains(time) else {
            throw .outsideDomain(Excursion(input: "time", value: time, allowed: Self.times, unit: "%"))
        }
        guard Self.locationShares.contains(locations) else {
            throw .outsideDomain(
                Excursion(input: "locations", value: locations, allowed: Self.locationShares, unit: "%"))
        }
        let spread = locationDeviation.decibels
        guard (0.0...50).contains(spread) else {
            throw .outsideDomain(Excursion(input: "location deviation", value: spread, allowed: 0...50, unit: "dB"))
        }
        self.carrier = carrier
        self.polarisation = polarisation
        self.climate = climate
        self.time = time
        self.locations = locations
        self.locationDeviation = locationDeviation
        constants = Constants(
            gigahertz: carrier.gigahertz, polarisation: polarisation, refractivity: climate.refractivity, time: time,
            locations: locations, deviation: spread)
    }

    /// What no path changes.
    struct Constants: Hashable, Sendable {
        /// Of a path over land; with the share of sea it is every path's.
        let earth: SphericalEarth
        /// Cube root of the frequency in GHz.
        let root: Double
        /// Of (8) without distance, of (47) without geometry, of (44) without distance and angle, dB.
        let freeSpace, ducting, troposcatter: Double
        /// log10 of the share of time, and of it over 50 %.
        let logTime, logTimeOverHalf: Double
        /// Inverse normal distribution of the share of time.
        let timeQuantile: Double
        /// What location variability adds over land, (67), dB.
        let spread: Double

        init(
            gigahertz f: Double, polarisation: Polarisation, refractivity: Double, time: Double, locations: Double,
            deviation: Double
        ) {
            earth = SphericalEarth(frequency: f, polarisation: polarisation)
            root = cbrt(f)
            let logF = log10(f)
            freeSpace = 92.4 + 20 * logF
            let lowFrequency = f < 0.5 ? 45.375 - 137 * f + 92.5 * f * f : 0  // (47a)
            ducting = 102.45 + 20 * logF + lowFrequency
            let octaves = log10(f / 2)
            troposcatter =
                190.1 + 25 * logF - 2.5 * octaves * octaves - 0.15 * refractivity
                - 10.125 * pow(log10(50 / time), 0.7)  // (45)
            logTime = log10(time)
            logTimeOverHalf = log10(time / 50)
            timeQuantile = NormalTail.quantile(time / 100)
            spread = -NormalTail.quantile(locations / 100) * deviation
        }
    }

    /// What is known of the two ends besides the profile.
    public struct Ends: Hashable, Sendable {
        /// Antennas above the ground of the profile's first and last point.
        public var base, terminal: Length
        /// Of the middle of the path.
        public var latitude: Angle
        /// Distance over land to the coast along the path, km, from either end; 500 when the sea is far.
        public var coastFromBase, coastFromTerminal: Double

        public init(
            base: Length, terminal: Length, latitude: Angle, coastFromBase: Double = 500,
            coastFromTerminal: Double = 500
        ) {
            self.base = base
            self.terminal = terminal
            self.latitude = latitude
            self.coastFromBase = coastFromBase
            self.coastFromTerminal = coastFromTerminal
        }
    }

    /// The loss alone: about twice as fast as ``prediction(over:ends:)``, without allocation.
    ///
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public func loss(over profile: PathProfile, ends: Ends) throws(PropagationError) -> Decibels {
        try check(profile, ends)
        return Decibels(evaluate(profile, ends, everything: false).loss)
    }

    /// The loss with every intermediate quantity of the Recommendation.
    ///
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public func prediction(over profile: PathProfile, ends: Ends) throws(PropagationError) -> Prediction {
        try check(profile, ends)
        return evaluate(profile, ends, everything: true)
    }

    private func check(_ profile: PathProfile, _ ends: Ends) throws(PropagationError) {
        try Self.heights.require(ends.base)
        try Self.heights.require(ends.terminal)
        try Self.latitudes.require(ends.latitude)
        try Self.distances.require(.kilometres(profile.length))
        for coast in [ends.coastFromBase, ends.coastFromTerminal] where !(coast >= 0) {
            throw .outsideDomain(Excursion(input: "distance to coast", value: coast, allowed: 0...20_000, unit: "km"))
        }
    }
}

/// The air over a region, as the Recommendation's maps give it.
public struct RadioClimate: Hashable, Sendable, Codable {
    /// ΔN: mean lapse rate of refractivity through the lowest kilometre, N-units/km, positive.
    public let lapseRate: Double
    /// N0: refractivity at sea level, N-units.
    public let refractivity: Double

    public static let lapseRates = 1.0...120.0
    public static let refractivities = 200.0...450.0

    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(lapseRate: Double, refractivity: Double) throws(PropagationError) {
        guard Self.lapseRates.contains(lapseRate) else {
            throw .outsideDomain(
                Excursion(input: "lapse rate", value: lapseRate, allowed: Self.lapseRates, unit: "N-units/km"))
        }
        guard Self.refractivities.contains(refractivity) else {
            throw .outsideDomain(
                Excursion(input: "refractivity", value: refractivity, allowed: Self.refractivities, unit: "N-units"))
        }
        self.lapseRate = lapseRate
        self.refractivity = refractivity
    }

    /// Median effective Earth radius, eq. (6), (7a), km.
    public var effectiveRadius: Double { 6371 * 157 / (157 - lapseRate) }

    /// The same exceeded for β0 of the time, eq. (7b), km.
    static let ductingRadius = 6371.0 * 3
}
