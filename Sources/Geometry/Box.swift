/// An axis-parallel rectangle, borders included.
public struct Box: Hashable, Sendable, Codable, BitwiseCopyable {
    public var minX: Double
    public var minY: Double
    public var maxX: Double
    public var maxY: Double

    @inlinable public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        (self.minX, self.minY, self.maxX, self.maxY) = (minX, minY, maxX, maxY)
    }

    /// The box of no point; the neutral element of ``union(_:)``.
    public static let empty = Box(
        minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

    public init(_ coordinates: some Sequence<Coordinate>) {
        self = .empty
        for c in coordinates { extend(to: c) }
    }

    @inlinable public var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }
    @inlinable public var width: Double { isEmpty ? 0 : maxX - minX }
    @inlinable public var height: Double { isEmpty ? 0 : maxY - minY }
    @inlinable public var centre: Coordinate { Coordinate((minX + maxX) / 2, (minY + maxY) / 2) }

    @inlinable public mutating func extend(to c: Coordinate) {
        minX = min(minX, c.x)
        minY = min(minY, c.y)
        maxX = max(maxX, c.x)
        maxY = max(maxY, c.y)
    }

    @inlinable public func union(_ other: Box) -> Box {
        Box(
            minX: min(minX, other.minX), minY: min(minY, other.minY),
            maxX: max(maxX, other.maxX), maxY: max(maxY, other.maxY))
    }

    @inlinable public func intersects(_ other: Box) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }

    @inlinable public func contains(_ c: Coordinate) -> Bool {
        minX <= c.x && c.x <= maxX && minY <= c.y && c.y <= maxY
    }

    @inlinable public func expanded(by margin: Double) -> Box {
        isEmpty
            ? self : Box(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
    }
}

extension Box {
    /// From the lower left, counterclockwise.
    public var corners: [Coordinate] {
        [Coordinate(minX, minY), Coordinate(maxX, minY), Coordinate(maxX, maxY), Coordinate(minX, maxY)]
    }
}
