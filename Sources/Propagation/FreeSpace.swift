import Foundation
public import Units

/// Basic transmission loss of free space, ITU-R P.525-4 eq. (4), along the straight line between two antennas.
///
/// ```swift
/// let model = try FreeSpace(carrier: .megahertz(900), baseHeight: .metres(30), terminalHeight: .metres(1.5))
/// let loss = try model.pathLoss(atGroundDistance: .kilometres(1))  // 91.5 dB
/// ```
public struct FreeSpace: PathLossModel {
    public static let carriers = Domain<Frequency>("carrier", .megahertz(30) ... .gigahertz(100))
    public static let heights = Domain<Length>("antenna height", .metres(0) ... .metres(10_000))
    public static let distances = Domain<Length>("ground distance", .metres(1) ... .kilometres(1000))

    public let carrier: Frequency
    public let baseHeight: Length
    public let terminalHeight: Length

    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(
        carrier: Frequency, baseHeight: Length = .metres(0), terminalHeight: Length = .metres(0)
    ) throws(PropagationError) {
        try Self.carriers.require(carrier)
        try Self.heights.require(baseHeight)
        try Self.heights.require(terminalHeight)
        self.carrier = carrier
        self.baseHeight = baseHeight
        self.terminalHeight = terminalHeight
    }

    public func pathLoss(atGroundDistance distance: Length) throws(PropagationError) -> Decibels {
        try Self.distances.require(distance)
        let d = hypot(distance.metres, baseHeight.metres - terminalHeight.metres)
        return Decibels(Self.lossAtOneMetre(carrier) + 20 * log10(d))
    }

    /// 20 log(4π f / c), dB.
    static func lossAtOneMetre(_ carrier: Frequency) -> Double {
        let c = 299_792_458.0  // m/s
        return 20 * log10(4 * .pi * carrier.hertz / c)
    }
}
