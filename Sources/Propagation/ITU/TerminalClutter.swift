import Foundation
public import Units

/// Loss of a terminal below the roofs or trees around it, as a correction to a loss predicted for their height.
///
/// Implements ITU-R P.2108-1 (2021), section 3.1: 30 MHz to 3 GHz. For models that end at the clutter's top; never added
/// to one that has clutter in its profile.
///
/// ```swift
/// let clutter = try TerminalClutter(
///     carrier: .megahertz(1500), surroundings: .suburban, clutterHeight: .metres(10), streetWidth: .metres(27))
/// let loss = try clutter.loss(terminalHeight: .metres(2))  // 20.5 dB
/// ```
public struct TerminalClutter: Hashable, Sendable {
    public enum Surroundings: String, Hashable, Sendable, Codable, CaseIterable {
        case water
        case open
        case suburban
        case urban
        case woodland
        case denseUrban
    }

    public static let carriers = Domain<Frequency>("carrier", .megahertz(30) ... .gigahertz(3))
    public static let terminalHeights = Domain<Length>(
        "terminal height", .metres(0.1) ... .metres(3000))
    public static let clutterHeights = Domain<Length>("clutter height", .metres(0.1) ... .metres(500))
    public static let streetWidths = Domain<Length>("street width", .metres(0.1) ... .metres(1000))

    public let carrier: Frequency
    public let surroundings: Surroundings
    /// R, of the representative clutter.
    public let clutterHeight: Length
    /// w_s, distance from the terminal's side of the street to the other; 27 m where nothing better is known.
    public let streetWidth: Length

    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(
        carrier: Frequency, surroundings: Surroundings, clutterHeight: Length,
        streetWidth: Length = .metres(27)
    ) throws(PropagationError) {
        try Self.carriers.require(carrier)
        try Self.clutterHeights.require(clutterHeight)
        try Self.streetWidths.require(streetWidth)
        self.carrier = carrier
        self.surroundings = surroundings
        self.clutterHeight = clutterHeight
        self.streetWidth = streetWidth
    }

    /// A_h; zero for a terminal at the clutter's height or above.
    ///
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public func loss(terminalHeight: Length) throws(PropagationError) -> Decibels {
        try Self.terminalHeights.require(terminalHeight)
        let h = terminalHeight.metres
        let height = clutterHeight.metres
        guard h < height else { return Decibels(0) }
        let f = carrier.gigahertz
        switch surroundings {
        case .water, .open:
            let kh2 = 21.8 + 6.2 * log10(f)  // (2f)
            return Decibels(-kh2 * log10(h / height))  // (2b)
        case .suburban, .urban, .woodland, .denseUrban:
            let difference = height - h  // (2d)
            let angle = atan(difference / streetWidth.metres) * 180 / .pi  // (2e), degrees
            let nu = 0.342 * f.squareRoot() * (difference * angle).squareRoot()  // (2c), (2g)
            let x = nu - 0.1
            return Decibels(6.9 + 20 * log10((x * x + 1).squareRoot() + x) - 6.03)  // (2a)
        }
    }
}
