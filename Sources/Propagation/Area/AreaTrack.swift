import Foundation

/// A path from the mast in the terrain's rows and columns: a cubic in the share of its length.
///
/// For great circles it is the series of the direct geodetic problem on the sphere, with the last linear digit fitted
/// so that the end is met exactly: within 1e-3 nodes of the circle at 60 km and one second of arc.
struct AreaTrack: Sendable {
    let row, column: Cubic
    /// Length of a row's step in columns.
    let columnsPerRow: Float

    struct Cubic: Sendable {
        let start, linear, square, cube: Float

        @inline(always)
        func at(_ u: Lanes) -> Lanes { start + u * (linear + u * (square + u * cube)) }

        @inline(always)
        func at(_ u: Float) -> Float { start + u * (linear + u * (square + u * cube)) }
    }

    /// - Parameters:
    ///   - east, north: direction at the mast, a unit vector.
    ///   - distance: km.
    ///   - end: row and column of the end, nil to take the series'.
    init(from mast: AreaMast, east: Double, north: Double, distance: Double, end: (Double, Double)? = nil) {
        switch mast.frame {
        case .planar(let perKilometre):
            columnsPerRow = 1
            let (r, c) =
                end ?? (mast.row - north * distance * perKilometre, mast.column + east * distance * perKilometre)
            row = Cubic(start: Float(mast.row), linear: Float(r - mast.row), square: 0, cube: 0)
            column = Cubic(start: Float(mast.column), linear: Float(c - mast.column), square: 0, cube: 0)
        case .spherical(let perRadian, let tangent, let secant):
            columnsPerRow = Float(secant)
            let s = distance / GreatCircle.radius
            let (t2, ee, nn) = (tangent * tangent, east * east, north * north)
            let r1 = -perRadian * s * north
            let r2 = perRadian * s * s / 2 * ee * tangent
            let r3 = perRadian * s * s * s / 6 * north * ee * (1 + 3 * t2)
            let scale = perRadian * secant
            let c1 = scale * s * east
            let c2 = scale * s * s * east * north * tangent
            let c3 = scale * s * s * s / 3 * east * (nn * (1 + 3 * t2) - ee * t2)
            let (r, c) = end ?? (mast.row + r1 + r2 + r3, mast.column + c1 + c2 + c3)
            row = Cubic(
                start: Float(mast.row), linear: Float(r - mast.row - r2 - r3), square: Float(r2), cube: Float(r3))
            column = Cubic(
                start: Float(mast.column), linear: Float(c - mast.column - c2 - c3), square: Float(c2),
                cube: Float(c3))
        }
    }
}

/// The mast on a terrain: its place among the nodes, and how distances are measured from it.
struct AreaMast: Sendable {
    enum Frame: Sendable {
        case planar(perKilometre: Double)
        /// Nodes per radian, tangent and secant of the latitude.
        case spherical(perRadian: Double, tangent: Double, secant: Double)
    }

    let row, column: Double
    /// Ground, m above sea level; antenna above that.
    let ground, height: Double
    let frame: Frame
    /// Degrees.
    let latitude: Double
    private let sine, cosine: Double

    init?(_ terrain: TerrainGrid, x: Double, y: Double, height: Double) {
        let (row, column) = terrain.position(x: x, y: y)
        guard let ground = terrain.ground(row: row, column: column) else { return nil }
        self.row = row
        self.column = column
        self.ground = ground
        self.height = height
        switch terrain.placement {
        case .geographic(_, _, let density):
            latitude = y
            let phi = y * .pi / 180
            sine = sin(phi)
            cosine = cos(phi)
            frame = .spherical(perRadian: density * 180 / .pi, tangent: sine / cosine, secant: 1 / cosine)
        case .planar(_, let north, let spacing, let first):
            latitude = first + (y - north) / (GreatCircle.radius * 1000) * 180 / .pi
            sine = 0
            cosine = 1
            frame = .planar(perKilometre: 1000 / spacing)
        }
    }

    /// Distance, km, and direction of a node. Directions of the mast's own node are north.
    @inline(always)
    func reach(row r: Double, column c: Double) -> (distance: Double, east: Double, north: Double) {
        switch frame {
        case .planar(let perKilometre):
            let (x, y) = ((c - column) / perKilometre, (row - r) / perKilometre)
            let d = (x * x + y * y).squareRoot()
            return d > 0 ? (d, x / d, y / d) : (0, 0, 1)
        case .spherical(let perRadian, _, _):
            // sin and cos of the small differences by series; 1e-15 at 100 km.
            let (dLatitude, dLongitude) = ((row - r) / perRadian, (c - column) / perRadian)
            let (sp, cp) = Self.sineCosine(dLatitude)
            let (sl, cl1) = Self.sineCosine(dLongitude)
            let (sine2, cosine2) = (sine * (1 + cp) + cosine * sp, cosine * (1 + cp) - sine * sp)
            let x = sl * cosine2
            let y = cosine * sine2 - sine * cosine2 * (1 + cl1)
            let s2 = x * x + y * y
            let s = s2.squareRoot()
            guard s > 0 else { return (0, 0, 1) }
            let arc = s * (1 + s2 * (1.0 / 6 + s2 * (3.0 / 40 + s2 * (15.0 / 336))))
            return (arc * GreatCircle.radius, x / s, y / s)
        }
    }

    /// sin x and cos x − 1.
    @inline(always)
    private static func sineCosine(_ x: Double) -> (Double, Double) {
        let x2 = x * x
        return (
            x * (1 - x2 / 6 * (1 - x2 / 20 * (1 - x2 / 42))),
            -x2 / 2 * (1 - x2 / 12 * (1 - x2 / 30 * (1 - x2 / 56)))
        )
    }

    /// Latitude of the middle of the path to a node, degrees.
    @inline(always)
    func middleLatitude(distance: Double, north: Double) -> Double {
        latitude + distance * north / 2 / GreatCircle.radius * 180 / .pi
    }
}
