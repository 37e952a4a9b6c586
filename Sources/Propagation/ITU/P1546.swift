import Foundation
public import Units

/// Field strength and loss of a land path by the curves of ITU-R P.1546-6 (2019), Annexes 5 and 6.
///
/// The curves come from the user, see ``FieldStrengthCurves``. Paths over sea and mixed paths are not computed.
public struct P1546: Sendable {
    public static let carriers = Domain<Frequency>("carrier", .megahertz(30) ... .gigahertz(4))
    public static let distances = Domain<Length>("ground distance", .metres(1) ... .kilometres(1000))
    public static let baseHeights = Domain<Length>("effective height", .metres(-3000) ... .metres(3000))
    public static let terminalHeights = Domain<Length>("terminal height", .metres(1) ... .metres(3000))
    /// Percent.
    public static let times = 1.0...50.0

    public enum Surroundings: String, Hashable, Sendable, Codable, CaseIterable {
        case open, suburban, urban, denseUrban
    }

    public struct Path: Hashable, Sendable {
        public var distance: Length
        /// h1 of Annex 5, section 3: over the mean ground towards the terminal; may be negative.
        public var effectiveHeight: Length
        /// Above the ground.
        public var baseHeight: Length
        public var terminalHeight: Length
        /// Representative clutter heights R1 and R2.
        public var baseClutter: Length
        public var terminalClutter: Length
        public var surroundings: Surroundings
        /// Elevations of the lines that just clear the terrain within 15 km of the base and 16 km of the terminal; nil
        /// where the terrain is not known.
        public var baseClearance: Angle?
        public var terminalClearance: Angle?
        /// Of the ground above sea level.
        public var baseGround: Length
        public var terminalGround: Length

        public init(
            distance: Length, effectiveHeight: Length, baseHeight: Length, terminalHeight: Length, baseClutter: Length,
            terminalClutter: Length, surroundings: Surroundings, baseClearance: Angle? = nil,
            terminalClearance: Angle? = nil, baseGround: Length = .metres(0), terminalGround: Length = .metres(0)
        ) {
            self.distance = distance
            self.effectiveHeight = effectiveHeight
            self.baseHeight = baseHeight
            self.terminalHeight = terminalHeight
            self.baseClutter = baseClutter
            self.terminalClutter = terminalClutter
            self.surroundings = surroundings
            self.baseClearance = baseClearance
            self.terminalClearance = terminalClearance
            self.baseGround = baseGround
            self.terminalGround = terminalGround
        }
    }

    public let curves: FieldStrengthCurves
    public let carrier: Frequency
    public let time: Double

    /// - Parameter time: percentage of time the field is exceeded.
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(curves: FieldStrengthCurves, carrier: Frequency, time: Double = 50) throws(PropagationError) {
        try Self.carriers.require(carrier)
        guard Self.times.contains(time) else {
            throw .outsideDomain(Excursion(input: "time", value: time, allowed: Self.times, unit: "%"))
        }
        self.curves = curves
        self.carrier = carrier
        self.time = time
    }

    /// Basic transmission loss, Annex 5, eq. (40).
    ///
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public func loss(over path: Path) throws(PropagationError) -> Decibels {
        try Self.distances.require(path.distance)
        try Self.baseHeights.require(path.effectiveHeight)
        try Self.terminalHeights.require(path.terminalHeight)
        let curve = curves.field(
            megahertz: carrier.megahertz, time: time, distance: max(path.distance.kilometres, 1),
            height: path.effectiveHeight.metres, limit: Self.limit(path))
        let field = Self.field(curve: curve, path, megahertz: carrier.megahertz, time: time)
        return Decibels(139.3 - field + 20 * log10(carrier.megahertz))
    }

    /// Steps 12 to 19 of Annex 6: dB(µV/m) for 1 kW from the field of the curves.
    static func field(curve: Double, _ path: Path, megahertz f: Double, time: Double) -> Double {
        let d = path.distance.kilometres, atLeast1 = max(d, 1)
        var field = curve
        if let angle = path.terminalClearance?.degrees {
            let clearance = min(max(angle, 0.55), 40)
            field += obstruction(0.036 * f.squareRoot()) - obstruction(0.065 * clearance * f.squareRoot())  // (32)
            if let base = path.baseClearance?.degrees {
                field = max(field, scatter(atLeast1, f, time, angle: base + angle))
            }
        }
        field += terminalCorrection(path, f) + baseCorrection(path, f)
        field += 20 * log10(atLeast1 / slope(atLeast1, path))  // (37)
        if d < 1 { field = near(d, path, field) }
        return min(field, limit(path))
    }

    /// The most a field over land may be, section 2, along the slope.
    private static func limit(_ path: Path) -> Double { freeSpace(slope(path.distance.kilometres, path)) }

    private static func freeSpace(_ kilometres: Double) -> Double { 106.9 - 20 * log10(kilometres) }  // (2)

    /// J(ν), eq. (12a); nothing where the edge is far below.
    static func obstruction(_ nu: Double) -> Double {
        guard nu > -0.7806 else { return 0 }
        let x = nu - 0.1
        return 6.9 + 20 * log10((x * x + 1).squareRoot() + x)
    }

    /// Section 13: troposcatter; `angle` is the sum of both clearance angles, degrees.
    private static func scatter(_ d: Double, _ f: Double, _ time: Double, angle: Double) -> Double {
        let theta = max(0, 180 * d / (.pi * 4.0 / 3 * 6370) + angle)  // (35)
        let x = log10(f) - 3.3
        let frequency = 5 * log10(f) - 2.5 * x * x  // (36a)
        let gain = 10.1 * pow(-log10(0.02 * time), 0.7)  // (36b)
        return 24.4 - 20 * log10(d) - 10 * theta - frequency + 0.15 * 325 + (time < 50 ? gain : 0)  // (36)
    }

    /// Section 9, for a terminal on land.
    private static func terminalCorrection(_ path: Path, _ f: Double) -> Double {
        let k = 3.2 + 6.2 * log10(f)
        let h2 = path.terminalHeight.metres
        guard path.surroundings != .open else { return k * log10(h2 / 10) }  // (28b)
        let metres = path.distance.metres
        let clutter = max(
            1, (metres * path.terminalClutter.metres - 15 * path.effectiveHeight.metres) / (metres - 15))  // (27)
        var correction = k * log10(h2 / clutter)
        if h2 < clutter {
            let angle = atan((clutter - h2) / 27) * 180 / .pi
            correction = 6.03 - obstruction(0.0108 * (f * (clutter - h2) * angle).squareRoot())  // (28a)
        }
        return clutter < 10 ? correction - k * log10(10 / clutter) : correction
    }

    /// Section 10.
    private static func baseCorrection(_ path: Path, _ f: Double) -> Double {
        let height = (path.baseHeight - path.baseClutter).metres
        let nu = 0.0108 * (f * height * atan(height / 27) * 180 / .pi).squareRoot()
        return -obstruction(height > 0 ? -nu : nu)  // (30)
    }

    /// Distance along the line between the antennas, km; eq. (37).
    private static func slope(_ d: Double, _ path: Path) -> Double {
        let rise = (path.baseHeight + path.baseGround - path.terminalHeight - path.terminalGround).kilometres
        return (d * d + rise * rise).squareRoot()
    }

    /// Section 15: below 1 km, towards free space at 40 m.
    private static func near(_ d: Double, _ path: Path, _ atOne: Double) -> Double {
        let nearest = 0.04
        guard d > nearest else { return freeSpace(slope(d, path)) }
        let (here, start, end) = (slope(d, path), slope(nearest, path), slope(1, path))
        let first = freeSpace(start)
        return first + (atOne - first) * log10(here / start) / log10(end / start)  // (38)
    }
}
