import Foundation
public import Units

/// Paths on the sphere of 6371 km that ITU-R terrain profiles are drawn on (P.2001-5, Attachment H).
///
/// Longitude comes first, degrees. Lengths in a working grid belong to that grid's projection, not here.
public struct GreatCircle: Hashable, Sendable {
    /// Mean radius of the Earth, km.
    public static let radius = 6371.0

    /// Length of the path, km.
    public let distance: Double
    /// Direction at the start, clockwise from north.
    public let bearing: Angle
    private let startLongitude, sinLatitude, cosLatitude: Double  // radians; of the start

    public init(
        from start: (longitude: Double, latitude: Double), to end: (longitude: Double, latitude: Double)
    ) {
        let rad = Double.pi / 180
        let (phi1, phi2) = (start.latitude * rad, end.latitude * rad)
        let turn = (end.longitude - start.longitude) * rad
        // Haversines: unlike the arc cosine good to the last digit for near points.
        let (a, b) = (sin((phi2 - phi1) / 2), sin(turn / 2))
        distance = 2 * Self.radius * asin(min(1, (a * a + cos(phi1) * cos(phi2) * b * b).squareRoot()))
        let y = sin(turn) * cos(phi2)
        let x = cos(phi1) * sin(phi2) - sin(phi1) * cos(phi2) * cos(turn)
        bearing = .radians(atan2(y, x))
        startLongitude = start.longitude * rad
        sinLatitude = sin(phi1)
        cosLatitude = cos(phi1)
    }

    /// The place a number of kilometres from the start.
    public func place(at kilometres: Double) -> (longitude: Double, latitude: Double) {
        let arc = kilometres / Self.radius
        let sine = sinLatitude * cos(arc) + cosLatitude * sin(arc) * cos(bearing.radians)
        let turn = atan2(sin(bearing.radians) * sin(arc) * cosLatitude, cos(arc) - sinLatitude * sine)
        return ((startLongitude + turn) * 180 / .pi, asin(max(-1, min(1, sine))) * 180 / .pi)
    }
}
