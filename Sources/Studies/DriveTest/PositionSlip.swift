import Geometry
import Units

/// A slip of the hand that puts a station far from where its own measurements were made.
struct PositionSlip: Sendable {
    let cause: String
    let position: Coordinate

    /// A cell is not heard beyond this distance, m; GSM's timing ends at 35 km.
    static let reach = Length.kilometres(50)

    /// Median distance of a place from points.
    static func distance(of place: Coordinate, from points: [Coordinate]) -> Length {
        let distances = points.map { Geodesic.distance(place, $0) }.sorted()
        return distances.isEmpty ? .metres(0) : distances[distances.count / 2]
    }

    /// The usual slip whose correction brings a station nearest to its points, if it brings it within reach.
    static func suspected(at place: Coordinate, points: [Coordinate]) -> PositionSlip? {
        // As many digits as a centimetre has, without the tail a factor of ten leaves.
        func moved(_ degrees: Double, by factor: Double) -> Double { (degrees * factor * 1e7).rounded() / 1e7 }
        let candidates = [
            PositionSlip(cause: "longitude ten times too small", position: Coordinate(moved(place.x, by: 10), place.y)),
            PositionSlip(
                cause: "longitude ten times too large", position: Coordinate(moved(place.x, by: 0.1), place.y)),
            PositionSlip(cause: "latitude ten times too small", position: Coordinate(place.x, moved(place.y, by: 10))),
            PositionSlip(cause: "latitude ten times too large", position: Coordinate(place.x, moved(place.y, by: 0.1))),
            PositionSlip(cause: "longitude and latitude exchanged", position: Coordinate(place.y, place.x)),
            PositionSlip(cause: "longitude with the wrong sign", position: Coordinate(-place.x, place.y)),
            PositionSlip(cause: "latitude with the wrong sign", position: Coordinate(place.x, -place.y)),
        ]
        let fitting = candidates.filter { abs($0.position.x) <= 180 && abs($0.position.y) <= 90 }
            .map { (slip: $0, distance: distance(of: $0.position, from: points)) }
            .filter { $0.distance <= reach }
        return fitting.min { $0.distance < $1.distance }?.slip
    }
}
