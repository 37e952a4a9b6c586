/// A position in a coordinate system that is known from the context: x is longitude or easting,
/// y is latitude or northing, whatever axis order the system's definition or a file prints.
public struct Coordinate: Hashable, Sendable, Codable, BitwiseCopyable {
    public var x: Double
    public var y: Double

    @inlinable public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    @inlinable public var isFinite: Bool { x.isFinite && y.isFinite }
}
