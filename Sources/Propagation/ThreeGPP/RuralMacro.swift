import Foundation
public import Units

/// Median path loss from a mast to a terminal in open or lightly built country.
///
/// Implements rows "RMa" of 3GPP TR 38.901 V16.1.0, Table 7.4.1-1, with its Note 5. Shadow fading belongs to
/// ``Shadowing``.
///
/// ```swift
/// let model = try RuralMacro(
///     carrier: .megahertz(900), baseHeight: .metres(35), terminalHeight: .metres(1.5), sight: .obstructed)
/// let loss = try model.pathLoss(atGroundDistance: .metres(2000))
/// ```
public struct RuralMacro: PathLossModel {
    public static let carriers = Domain<Frequency>("carrier", .gigahertz(0.5) ... .gigahertz(30))
    public static let baseHeights = Domain<Length>("base height", .metres(10) ... .metres(150))
    public static let terminalHeights = Domain<Length>("terminal height", .metres(1) ... .metres(10))
    public static let buildingHeights = Domain<Length>("building height", .metres(5) ... .metres(50))
    public static let streetWidths = Domain<Length>("street width", .metres(5) ... .metres(50))
    public static let visibleDistances = Domain<Length>("ground distance", .metres(10) ... .metres(10_000))
    public static let obstructedDistances = Domain<Length>("ground distance", .metres(10) ... .metres(5000))

    public let carrier: Frequency
    public let baseHeight: Length
    public let terminalHeight: Length
    public let sight: Sight
    /// Average height h of the buildings and width W of the streets; 5 m and 20 m are the table's defaults.
    public let buildingHeight: Length
    public let streetWidth: Length

    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(
        carrier: Frequency, baseHeight: Length, terminalHeight: Length, sight: Sight,
        buildingHeight: Length = .metres(5), streetWidth: Length = .metres(20)
    ) throws(PropagationError) {
        try Self.carriers.require(carrier)
        try Self.baseHeights.require(baseHeight)
        try Self.terminalHeights.require(terminalHeight)
        try Self.buildingHeights.require(buildingHeight)
        try Self.streetWidths.require(streetWidth)
        self.carrier = carrier
        self.baseHeight = baseHeight
        self.terminalHeight = terminalHeight
        self.sight = sight
        self.buildingHeight = buildingHeight
        self.streetWidth = streetWidth
    }

    /// Distance dBP beyond which the distance exponent is 4 (Note 5).
    public var breakpoint: Length {
        .metres(2 * .pi * baseHeight.metres * terminalHeight.metres * carrier.hertz / printedSpeedOfLight)
    }

    public func pathLoss(atGroundDistance distance: Length) throws(PropagationError) -> Decibels {
        switch sight {
        case .lineOfSight: try Self.visibleDistances.require(distance)
        case .obstructed: try Self.obstructedDistances.require(distance)
        }
        let d3D = hypot(distance.metres, baseHeight.metres - terminalHeight.metres)
        let dBP = breakpoint.metres
        let visible = distance.metres <= dBP ? nearLoss(d3D) : nearLoss(dBP) + 40 * log10(d3D / dBP)  // PL1, PL2
        return Decibels(sight == .obstructed ? max(visible, hiddenLoss(d3D)) : visible)
    }

    /// PL1.
    private func nearLoss(_ d3D: Double) -> Double {
        let h = buildingHeight.metres
        let growth = pow(h, 1.72)
        return 20 * log10(40 * .pi * d3D * carrier.gigahertz / 3) + min(0.03 * growth, 10) * log10(d3D)
            - min(0.044 * growth, 14.77) + 0.002 * log10(h) * d3D
    }

    /// PL' of the obstructed row.
    private func hiddenLoss(_ d3D: Double) -> Double {
        let (h, hBS, hUT) = (buildingHeight.metres, baseHeight.metres, terminalHeight.metres)
        let ratio = h / hBS
        let street = 161.04 - 7.1 * log10(streetWidth.metres) + 7.5 * log10(h)
        let base = (24.37 - 3.7 * ratio * ratio) * log10(hBS)
        let slope = (43.42 - 3.1 * log10(hBS)) * (log10(d3D) - 3)
        let x = log10(11.75 * hUT)
        return street - base + slope + 20 * log10(carrier.gigahertz) - (3.2 * x * x - 4.97)
    }
}
