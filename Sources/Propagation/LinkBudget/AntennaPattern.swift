import Foundation
public import Units

/// Attenuation of an antenna off its maximum, in the parabolic form of 3GPP.
///
/// 3GPP TR 38.901 V16.1.0, Table 7.3-1: A_V = min(12 ((θ − 90° − tilt)/θ3dB)², A_max), A_H = min(12 (φ/φ3dB)², A_max),
/// together min(A_V + A_H, A_max), with SLA_V = A_max = 30 dB there. The tilt is electrical: it shifts the vertical cut
/// alike in all azimuths.
///
/// A pattern from ``AntennaPatternFile`` has measured cuts instead; they are added, and a tilt shifts the vertical one.
public struct AntennaPattern: Hashable, Sendable {
    public static let beamwidths = Domain<Angle>("beamwidth", .degrees(1) ... .degrees(360))
    public static let attenuations = Domain<Decibels>("maximum attenuation", Decibels(0)...Decibels(60))

    /// Half-power width of the horizontal cut; nil radiates alike in all azimuths, or as measured.
    public let horizontalBeamwidth: Angle?
    /// Half-power width of the vertical cut; nil radiates alike in all elevations, or as measured.
    public let verticalBeamwidth: Angle?
    public let maximumAttenuation: Decibels
    /// Measured, in place of the parabolas.
    private let cuts: AntennaCuts?

    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(
        horizontalBeamwidth: Angle?, verticalBeamwidth: Angle?, maximumAttenuation: Decibels = Decibels(30)
    ) throws(PropagationError) {
        if let horizontalBeamwidth { try Self.beamwidths.require(horizontalBeamwidth) }
        if let verticalBeamwidth { try Self.beamwidths.require(verticalBeamwidth) }
        try Self.attenuations.require(maximumAttenuation)
        self.init(
            horizontal: horizontalBeamwidth, vertical: verticalBeamwidth, maximumAttenuation: maximumAttenuation)
    }

    private init(horizontal: Angle?, vertical: Angle?, maximumAttenuation: Decibels) {
        horizontalBeamwidth = horizontal
        verticalBeamwidth = vertical
        self.maximumAttenuation = maximumAttenuation
        cuts = nil
    }

    init(cuts: AntennaCuts) {
        horizontalBeamwidth = nil
        verticalBeamwidth = nil
        maximumAttenuation = Self.attenuations.allowed.upperBound
        self.cuts = cuts
    }

    /// The single radiating element of TR 38.901: 65° both ways, 30 dB.
    public static let element = AntennaPattern(
        horizontal: .degrees(65), vertical: .degrees(65), maximumAttenuation: Decibels(30))

    /// A usual 17 dBi macro panel: 65° wide, 10° high (TR 36.814 Table A.2.1.1-2 for the latter), 30 dB.
    public static let panel = AntennaPattern(
        horizontal: .degrees(65), vertical: .degrees(10), maximumAttenuation: Decibels(30))

    /// The same in all directions.
    public static let omni = AntennaPattern(horizontal: nil, vertical: nil, maximumAttenuation: Decibels(30))

    /// - Parameters:
    ///   - bearing: from the antenna's azimuth to the direction, any turn.
    ///   - depression: of the direction below the horizon.
    ///   - downtilt: of the antenna's maximum below the horizon.
    public func attenuation(bearing: Angle, depression: Angle, downtilt: Angle) -> Decibels {
        let sum = horizontalUncapped(bearing.degrees) + verticalUncapped((depression - downtilt).degrees)
        return Decibels(min(sum, maximumAttenuation.decibels))
    }

    /// 12 (φ/φ3dB)², dB. The cap is applied to the sum of both cuts: as both are capped at the same
    /// figure and neither is negative, min(min(V, A) + min(H, A), A) equals min(V + H, A).
    func horizontalUncapped(_ degrees: Double) -> Double {
        if let cuts { return AntennaCuts.value(cuts.horizontal, at: degrees) }
        guard let width = horizontalBeamwidth?.degrees else { return 0 }
        let ratio = degrees.remainder(dividingBy: 360) / width
        return 12 * ratio * ratio
    }

    /// 12 ((θ − tilt)/θ3dB)², dB.
    func verticalUncapped(_ degrees: Double) -> Double {
        if let cuts { return AntennaCuts.value(cuts.vertical, at: degrees) }
        guard let width = verticalBeamwidth?.degrees else { return 0 }
        let ratio = degrees / width
        return 12 * ratio * ratio
    }
}
