import Geometry

/// A position of the working grid in whole millimetres: sums and orientations of such points are
/// exact, which is what makes the mosaic free of gaps and overlaps.
struct GridPoint: Hashable, Sendable {
    var x: Int64
    var y: Int64

    init(_ x: Int64, _ y: Int64) {
        self.x = x
        self.y = y
    }

    /// Rounds a position in metres to the millimetre.
    init(metres c: Coordinate) {
        x = Int64((c.x * 1000).rounded())
        y = Int64((c.y * 1000).rounded())
    }

    /// The position in metres.
    var metres: Coordinate { Coordinate(Double(x) / 1000, Double(y) / 1000) }

    /// Twice the signed area of the triangle (self, a, b) in mm²: positive when it turns left.
    ///
    /// INVARIANT: points lie within some 1,000 km of each other, so products fit 64 bits.
    func cross(_ a: GridPoint, _ b: GridPoint) -> Int64 {
        (a.x - x) * (b.y - y) - (b.x - x) * (a.y - y)
    }

    /// Distance in millimetres to the segment a–b.
    func distance(toSegment a: GridPoint, _ b: GridPoint) -> Double {
        let dx = Double(b.x - a.x), dy = Double(b.y - a.y)
        let px = Double(x - a.x), py = Double(y - a.y)
        let squared = dx * dx + dy * dy
        let t = squared > 0 ? min(1, max(0, (px * dx + py * dy) / squared)) : 0
        let ex = px - t * dx, ey = py - t * dy
        return (ex * ex + ey * ey).squareRoot()
    }

    func distance(to other: GridPoint) -> Double {
        let dx = Double(x - other.x), dy = Double(y - other.y)
        return (dx * dx + dy * dy).squareRoot()
    }
}

/// Whether the closed segments a–b and c–d have a point in common; exact.
func segmentsMeet(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint, _ d: GridPoint) -> Bool {
    guard max(a.x, b.x) >= min(c.x, d.x), max(c.x, d.x) >= min(a.x, b.x),
        max(a.y, b.y) >= min(c.y, d.y), max(c.y, d.y) >= min(a.y, b.y)
    else { return false }
    let s1 = a.cross(b, c).signum(), s2 = a.cross(b, d).signum()
    let s3 = c.cross(d, a).signum(), s4 = c.cross(d, b).signum()
    return s1 * s2 <= 0 && s3 * s4 <= 0
}
