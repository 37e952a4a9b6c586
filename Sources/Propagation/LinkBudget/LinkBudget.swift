import Foundation
public import Units

/// From transmitter power to the level of the reference signal a device measures.
///
/// RSRP = P − 10 log10(12 · N_RB) + G − feeder − L_b − body − entry, all in dB and dBm; for GSM the whole carrier
/// is measured, for UMTS the pilot's share of it.
///
/// ```swift
/// let budget = try LinkBudget(
///     transmitPower: .dBm(46.02), share: .resourceBlocks(100), antennaGain: Decibels(17), feederLoss: Decibels(0.5))
/// budget.level(pathLoss: Decibels(136.7))  // −105 dBm
/// ```
public struct LinkBudget: Hashable, Sendable {
    /// What part of the transmitter's power the measured signal has.
    public enum Share: Hashable, Sendable {
        /// GSM: the broadcast carrier itself.
        case wholeCarrier
        /// UMTS: the common pilot's share as a loss, usually 10 dB.
        case pilot(Decibels)
        /// LTE and NR: one resource element of 12 · N_RB, power spread evenly.
        case resourceBlocks(Int)
    }

    public static let powers = Domain<PowerLevel>("transmit power", .dBm(0) ... .dBm(60))
    public static let gains = Domain<Decibels>("antenna gain", Decibels(-10)...Decibels(40))
    public static let losses = Domain<Decibels>("feeder loss", Decibels(0)...Decibels(30))

    /// Sum over the branches of one sector, at the radio's output.
    public let transmitPower: PowerLevel
    public let share: Share
    /// Over an isotropic antenna (dBi).
    public let antennaGain: Decibels
    public let feederLoss: Decibels
    public let bodyLoss: Decibels

    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(
        transmitPower: PowerLevel, share: Share, antennaGain: Decibels, feederLoss: Decibels = Decibels(0),
        bodyLoss: Decibels = Decibels(0)
    ) throws(PropagationError) {
        try Self.powers.require(transmitPower)
        try Self.gains.require(antennaGain)
        try Self.losses.require(feederLoss)
        try Domain<Decibels>("body loss", Decibels(0)...Decibels(30)).require(bodyLoss)
        switch share {
        case .wholeCarrier: break
        case .pilot(let loss): try Domain<Decibels>("pilot share", Decibels(0)...Decibels(30)).require(loss)
        case .resourceBlocks(let count): try Self.requireBlocks(count)
        }
        self.init(
            unchecked: transmitPower, share: share, antennaGain: antennaGain, feederLoss: feederLoss, bodyLoss: bodyLoss
        )
    }

    init(unchecked power: PowerLevel, share: Share, antennaGain: Decibels, feederLoss: Decibels, bodyLoss: Decibels) {
        transmitPower = power
        self.share = share
        self.antennaGain = antennaGain
        self.feederLoss = feederLoss
        self.bodyLoss = bodyLoss
    }

    /// How much weaker the measured signal is than the whole carrier, e.g. 30.8 dB for 20 MHz of LTE.
    public var shareLoss: Decibels {
        switch share {
        case .wholeCarrier: Decibels(0)
        case .pilot(let loss): loss
        case .resourceBlocks(let count): Decibels(10 * log10(12 * Double(count)))
        }
    }

    /// EIRP of the measured signal in the direction of the antenna's maximum.
    public var referencePower: PowerLevel { transmitPower - shareLoss + antennaGain - feederLoss }

    /// The level a device measures.
    ///
    /// - Parameters:
    ///   - attenuation: the pattern's, off its maximum.
    ///   - entryLoss: into a building, see ``BuildingEntryLoss``.
    public func level(
        pathLoss: Decibels, attenuation: Decibels = Decibels(0), entryLoss: Decibels = Decibels(0)
    ) -> PowerLevel {
        referencePower - attenuation - pathLoss - bodyLoss - entryLoss
    }

    /// The path loss at which the level is just `level`, towards the antenna's maximum, outdoors.
    public func pathLoss(atLevel level: PowerLevel) -> Decibels { referencePower - bodyLoss - level }

    private static func requireBlocks(_ count: Int) throws(PropagationError) {
        guard (1...275).contains(count) else {
            throw .outsideDomain(
                Excursion(input: "resource blocks", value: Double(count), allowed: 1...275, unit: "RB"))
        }
    }
}
