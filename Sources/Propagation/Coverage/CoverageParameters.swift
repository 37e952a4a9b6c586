public import Units

/// What a coverage map is computed with, besides its sectors.
public struct CoverageParameters: Hashable, Sendable {
    public static let radii = Domain<Length>("maximum radius", .metres(100) ... .kilometres(100))
    public static let floors = Domain<PowerLevel>("floor", .dBm(-200) ... .dBm(100))

    /// Height of the device above the ground.
    public let terminalHeight: Length
    /// What the urban class stands for.
    public let city: CitySize
    /// Weaker levels are not reported: such cells have no level.
    public let floor: PowerLevel
    /// Sectors are not followed further out.
    public let maximumRadius: Length
    /// Row bands computed at the same time; the result does not depend on it.
    public let threads: Int

    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(
        terminalHeight: Length = .metres(1.5), city: CitySize = .smallMedium, floor: PowerLevel = .dBm(-125),
        maximumRadius: Length = .kilometres(20), threads: Int = 2
    ) throws(PropagationError) {
        try HataFamily.terminalHeights.require(terminalHeight)
        try Self.floors.require(floor)
        try Self.radii.require(maximumRadius)
        self.init(unchecked: terminalHeight, city, floor, maximumRadius, threads)
    }

    private init(
        unchecked height: Length, _ city: CitySize, _ floor: PowerLevel, _ radius: Length, _ threads: Int
    ) {
        terminalHeight = height
        self.city = city
        self.floor = floor
        maximumRadius = radius
        self.threads = min(max(threads, 1), 64)
    }

    /// Terminal 1.5 m, medium city, down to −125 dBm within 20 km, two threads.
    public static let standard = CoverageParameters(
        unchecked: .metres(1.5), .smallMedium, .dBm(-125), .kilometres(20), 2)
}
