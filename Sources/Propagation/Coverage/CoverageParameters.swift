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

    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(
        terminalHeight: Length = .metres(1.5), city: CitySize = .smallMedium, floor: PowerLevel = .dBm(-125),
        maximumRadius: Length = .kilometres(20)
    ) throws(PropagationError) {
        try HataFamily.terminalHeights.require(terminalHeight)
        try Self.floors.require(floor)
        try Self.radii.require(maximumRadius)
        self.init(unchecked: terminalHeight, city, floor, maximumRadius)
    }

    private init(unchecked height: Length, _ city: CitySize, _ floor: PowerLevel, _ radius: Length) {
        terminalHeight = height
        self.city = city
        self.floor = floor
        maximumRadius = radius
    }

    /// Terminal 1.5 m, medium city, down to −125 dBm within 20 km.
    public static let standard = CoverageParameters(
        unchecked: .metres(1.5), .smallMedium, .dBm(-125), .kilometres(20))
}
