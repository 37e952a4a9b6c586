/// Ground and clutter along a path, as flat arrays; the first point is the transmitter, the last the receiver.
///
/// Checked once here, so that the models that read it neither check nor allocate.
///
/// ```swift
/// let profile = try PathProfile(step: 0.03, ground: heights, clutter: clutterHeights)
/// ```
public struct PathProfile: Sendable {
    /// Fewest points P.1812 can work with: three between the ends.
    public static let fewestPoints = 5

    /// Distance from the transmitter, km, ascending from 0.
    public let distances: [Double]
    /// Ground above mean sea level, m.
    public let ground: [Double]
    /// Ground plus what stands on it, m; at both ends the ground alone (P.1812-8 §3.2).
    public let surface: [Double]
    /// One per point, or empty when the whole path is inland.
    public let zones: [RadioZone]
    let zoneLengths: ZoneLengths

    /// - Parameters:
    ///   - distances: km, strictly ascending from 0.
    ///   - ground: m above mean sea level.
    ///   - clutter: representative clutter height above the ground, m; empty for none. The ends' are not used.
    ///   - zones: empty for inland.
    /// - Throws: ``PropagationError/unusableProfile(_:)``.
    public init(
        distances: [Double], ground: [Double], clutter: [Double] = [], zones: [RadioZone] = []
    ) throws(PropagationError) {
        let count = distances.count
        guard count >= Self.fewestPoints else {
            throw .unusableProfile(.tooFewPoints(count, needed: Self.fewestPoints))
        }
        guard ground.count == count else {
            throw .unusableProfile(.counts(column: "ground", values: ground.count, points: count))
        }
        guard clutter.isEmpty || clutter.count == count else {
            throw .unusableProfile(.counts(column: "clutter", values: clutter.count, points: count))
        }
        guard zones.isEmpty || zones.count == count else {
            throw .unusableProfile(.counts(column: "zones", values: zones.count, points: count))
        }
        guard distances[0] == 0 else { throw .unusableProfile(.start(distances[0])) }
        for i in 0..<count {
            guard distances[i].isFinite, i == 0 || distances[i] > distances[i - 1] else {
                throw .unusableProfile(.order(point: i))
            }
            guard ground[i].isFinite else { throw .unusableProfile(.height(column: "ground", point: i)) }
            guard clutter.isEmpty || (clutter[i].isFinite && clutter[i] >= 0) else {
                throw .unusableProfile(.height(column: "clutter", point: i))
            }
        }
        self.distances = distances
        self.ground = ground
        if clutter.isEmpty {
            surface = ground
        } else {
            var surface = ground
            for i in 1..<(count - 1) { surface[i] += clutter[i] }
            self.surface = surface
        }
        self.zones = zones
        zoneLengths = ZoneLengths(distances: distances, zones: zones)
    }

    /// An inland profile with equal steps.
    ///
    /// - Parameter step: km.
    /// - Throws: ``PropagationError/unusableProfile(_:)``.
    public init(step: Double, ground: [Double], clutter: [Double] = []) throws(PropagationError) {
        try self.init(distances: ground.indices.map { Double($0) * step }, ground: ground, clutter: clutter)
    }

    /// Length of the path, km.
    public var length: Double { distances[distances.count - 1] }

    /// Gives `body` the inner points' columns; their count is ``distances``' less two.
    @inline(always)
    func withInnerPoints<Answer>(_ body: (borrowing PathPoints) -> Answer) -> Answer {
        unsafe distances.withUnsafeBufferPointer { distances in
            unsafe ground.withUnsafeBufferPointer { ground in
                unsafe surface.withUnsafeBufferPointer { surface in
                    // SAFETY: `init` gave all three the same count; the views do not outlive the closures.
                    body(unsafe PathPoints(distances: distances, ground: ground, surface: surface))
                }
            }
        }
    }
}

/// What makes a profile unusable.
public enum ProfileDefect: Hashable, Sendable, CustomStringConvertible {
    case tooFewPoints(Int, needed: Int)
    /// A column has another number of values than there are distances.
    case counts(column: String, values: Int, points: Int)
    /// The first distance, km, is not 0.
    case start(Double)
    /// A distance that is not a number or not larger than the one before.
    case order(point: Int)
    /// A height that is not a number, or a clutter height below 0: a void in the terrain, mostly.
    case height(column: String, point: Int)

    public var description: String {
        switch self {
        case .tooFewPoints(let points, let needed): "profile has \(points) points: give at least \(needed)"
        case .counts(let column, let values, let points):
            "profile column \(column) has \(values) values for \(points) points: give one per point"
        case .start(let distance):
            "profile starts at \(printed(distance)) km: the first point has to be the transmitter, at 0 km"
        case .order(let point):
            "profile point \(point) is not farther from the transmitter than the one before: sort the points"
        case .height(let column, let point):
            "profile point \(point) has no usable \(column) height: fill the void or end the path before it"
        }
    }
}
