import Foundation
public import Units

/// Median path loss from a base station below the roofs of a street canyon to a terminal in the street.
///
/// Implements rows "UMi - Street Canyon" of 3GPP TR 38.901 V16.1.0, Table 7.4.1-1, with its Note 1 (the effective
/// environment height is 1 m). Shadow fading belongs to ``Shadowing``.
///
/// ```swift
/// let model = try UrbanMicro(carrier: .megahertz(2600), terminalHeight: .metres(1.5), sight: .obstructed)
/// let loss = try model.pathLoss(atGroundDistance: .metres(200))
/// ```
public struct UrbanMicro: PathLossModel {
    public static let carriers = Domain<Frequency>("carrier", .gigahertz(0.5) ... .gigahertz(100))
    public static let terminalHeights = Domain<Length>("terminal height", .metres(1.5) ... .metres(22.5))
    public static let distances = Domain<Length>("ground distance", .metres(10) ... .metres(5000))

    /// The one base-station height the rows are given for.
    public static let baseHeight = Length.metres(10)

    public let carrier: Frequency
    public let terminalHeight: Length
    public let sight: Sight

    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(carrier: Frequency, terminalHeight: Length, sight: Sight) throws(PropagationError) {
        try Self.carriers.require(carrier)
        try Self.terminalHeights.require(terminalHeight)
        self.carrier = carrier
        self.terminalHeight = terminalHeight
        self.sight = sight
    }

    /// Ground distance d'BP beyond which the distance exponent is 4 instead of 2.1 (Note 1).
    public var breakpoint: Length {
        let hE = 1.0  // m
        let hBS = Self.baseHeight.metres - hE
        let hUT = terminalHeight.metres - hE
        return .metres(4 * hBS * hUT * carrier.hertz / printedSpeedOfLight)
    }

    public func pathLoss(atGroundDistance distance: Length) throws(PropagationError) -> Decibels {
        try Self.distances.require(distance)
        let rise = Self.baseHeight.metres - terminalHeight.metres
        let d3D = hypot(distance.metres, rise)
        let visible = lineOfSight(distance, d3D, rise)
        guard sight == .obstructed else { return Decibels(visible) }

        let hUT = terminalHeight.metres
        let hidden = 35.3 * log10(d3D) + 22.4 + 21.3 * log10(carrier.gigahertz) - 0.3 * (hUT - 1.5)  // PL'
        return Decibels(max(visible, hidden))
    }

    private func lineOfSight(_ distance: Length, _ d3D: Double, _ rise: Double) -> Double {
        let common = 32.4 + 20 * log10(carrier.gigahertz)
        guard distance > breakpoint else { return common + 21 * log10(d3D) }  // PL1
        let dBP = breakpoint.metres
        return common + 40 * log10(d3D) - 9.5 * log10(dBP * dBP + rise * rise)  // PL2
    }
}
