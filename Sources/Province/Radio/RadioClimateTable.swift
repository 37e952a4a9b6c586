import GeoStore
public import Geometry
public import Propagation

/// Radio climate by place, `radio/climate.csv` of the data folder.
///
/// ASSUMPTION: a place has the climate of the nearest one in the table; over Vietnam ΔN varies by 9 N-units/km, which
/// moves a median loss over 20 km by some tenths of a decibel.
public struct RadioClimateTable: Sendable {
    /// A place with its climate; the position in longitude and latitude, WGS 84.
    public struct Entry: Hashable, Sendable {
        public let place: String
        public let position: Coordinate
        public let climate: RadioClimate
    }

    /// At least one.
    public let entries: [Entry]

    /// - Parameter dataFolder: the folder GeoData.
    /// - Throws: ``ProvinceError``
    public init(dataFolder: String) throws(ProvinceError) {
        let path = dataFolder + "/radio/climate.csv"
        entries = try ProvinceError.wrap(path) {
            try CSVTable(path).rows.map { row in
                Entry(
                    place: try row.text("place"),
                    position: Coordinate(try row.number("longitude"), try row.number("latitude")),
                    climate: try RadioClimate(
                        lapseRate: try row.number("delta_n"), refractivity: try row.number("n0")))
            }
        }
    }

    /// The entry nearest on the ellipsoid.
    public func nearest(to place: Coordinate) -> Entry {
        entries.dropFirst().reduce(entries[0]) { best, entry in
            Geodesic.distance(place, entry.position) < Geodesic.distance(place, best.position) ? entry : best
        }
    }
}
