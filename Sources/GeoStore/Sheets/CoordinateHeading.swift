/// What the heading of a column says of coordinates, whatever its case, marks and unit in brackets.
struct CoordinateHeading: Hashable {
    enum Axis { case longitude, latitude, x, y, pair }
    /// A datum is never stripped from a name: it is believed, or contradicted by what the user declares.
    enum Datum: CaseIterable { case wgs84, none, vn2000 }

    let axis: Axis
    let datum: Datum

    init?(_ heading: String) {
        let (name, datum) = Self.withoutDatum(heading)
        guard let axis = Self.axis(name) else { return nil }
        (self.axis, self.datum) = (axis, datum)
    }

    /// The datum any text names: a title, a heading above, a sheet's name.
    static func datum(in text: String) -> Datum { withoutDatum(text).datum }

    private static func withoutDatum(_ text: String) -> (name: String, datum: Datum) {
        var words = NormalForm.folded(text).split { !($0.isLetter || $0.isNumber) }.map(String.init)
        var datum = Datum.none
        for (spellings, meant) in [
            ([["vn2000"], ["vn", "2000"]], Datum.vn2000), ([["wgs84"], ["wgs", "84"], ["wgs"]], .wgs84),
        ] {
            for spelling in spellings {
                let starts = words.indices.filter { words[$0...].starts(with: spelling) }
                if let start = starts.first {
                    words.removeSubrange(start..<start + spelling.count)
                    datum = meant
                }
            }
        }
        let cut = words.filter { !Self.filler.contains($0) }
        return (cut.joined(separator: " "), datum)
    }

    private static let filler: Set<String> = [
        "he", "theo", "deg", "dd", "decimal", "thap", "phan", "m", "met", "gps", "site", "bts", "tram",
    ]

    private static func axis(_ name: String) -> Axis? {
        switch name {
        case "longitude", "lon", "lng", "long", "kinh do", "kinhdo", "kd", "toa do kinh do", "longtitude", "kinh do e",
            "kinh do dong", "kinh do do", "toa do long", "kinh do longitude", "longitude kinh do", "kinh do long":
            return .longitude
        case "latitude", "lat", "vi do", "vido", "vy do", "vd", "toa do vi do", "vi do n", "vi do bac", "vi do do",
            "toa do lat", "vi do latitude", "latitude vi do", "vi do lat", "lattitude":
            return .latitude
        case "x", "x coord", "xcoord", "easting", "east", "toa do x", "point x", "coord x", "utm x", "xm", "x n",
            "x bac":
            return .x
        case "y", "y coord", "ycoord", "northing", "north", "toa do y", "point y", "coord y", "utm y", "ym", "y e",
            "y dong":
            return .y
        default: return pairs.contains(name.filter { $0 != " " }) ? .pair : nil
        }
    }

    private static let pairs: Set<String> = [
        "toado", "latlong", "latlon", "latlng", "longlat", "lonlat", "lnglat", "toadolatlong", "toadolonglat",
        "toadolatlon",
        "toadolonlat", "toadovidokinhdo", "toadokinhdovido", "vidokinhdo", "kinhdovido", "coordinates", "coordinate",
        "position", "toadovitri", "toadodiadiem", "vitritoado", "latitudelongitude", "longitudelatitude", "toadodialy",
    ]
}
