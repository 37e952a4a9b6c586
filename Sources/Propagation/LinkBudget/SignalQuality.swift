import Foundation
public import Units

/// Ratio of a reference signal to interference and noise, from a map of levels.
///
/// All of one resource element: SINR = S / (load · ΣI + N), N = kT · subcarrier spacing · noise figure of the terminal.
/// The load is the share of time other cells send at full power; reference signals that do not collide are counted like
/// data, as user throughput feels them.
public struct SignalQuality: Hashable, Sendable {
    public static let loads = 0.0...1.0

    /// Of the interfering cells, 0…1.
    public let load: Double
    /// In one resource element.
    public let noise: PowerLevel

    /// ASSUMPTION: noise figure of a phone, 7 dB (3GPP TR 36.942 and TR 38.828 use 9 dB for its worst case).
    public static let noiseFigure = Decibels(7)
    /// kT at 290 K, dBm in one hertz.
    private static let thermal = -173.975

    /// - Returns: nil for technologies whose levels are no resource elements.
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init?(_ technology: Technology, load: Double) throws(PropagationError) {
        guard Self.loads.contains(load) else {
            throw .outsideDomain(Excursion(input: "load", value: load, allowed: Self.loads, unit: "of 1"))
        }
        let spacing: Double
        switch technology {
        case .gsm, .umts: return nil
        case .lte: spacing = 15_000  // Hz, 3GPP TS 36.211 §6.2.3
        case .nr: spacing = 30_000  // Hz, 3GPP TS 38.211 §4.2 numerology 1, usual below 6 GHz
        }
        self.load = load
        noise = .dBm(Self.thermal + 10 * log10(spacing) + Self.noiseFigure.decibels)
    }

    /// - Parameters:
    ///   - level: of the serving cell.
    ///   - interference: of all others at full power, mW.
    public func ratio(level: PowerLevel, interference: Double) -> Decibels {
        let disturbing = load * interference + pow(10, noise.dBm / 10)
        return Decibels(level.dBm - 10 * log10(disturbing))
    }
}
