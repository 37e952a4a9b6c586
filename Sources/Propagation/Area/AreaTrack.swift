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

        /// The first share `s` of the curve, turned so that it ends at `end`.
        @inline(always)
        func cut(at s: Float, end: Float) -> Cubic {
            let (square, cube) = (square * s * s, cube * s * s * s)
            return Cubic(start: start, linear: end - start - square - cube, square: square, cube: cube)
        }
    }

    /// The first share `s` of the track, turned to a place near its end there.
    @inline(always)
    func cut(at s: Float, row r: Float, column c: Float) -> AreaTrack {
        AreaTrack(row: row.cut(at: s, end: r), column: column.cut(at: s, end: c), columnsPerRow: columnsPerRow)
    }

    /// Of no length, from the first node.
    static let none = AreaTrack(
        row: Cubic(start: 0, linear: 0, square: 0, cube: 0), column: Cubic(start: 0, linear: 0, square: 0, cube: 0),
        columnsPerRow: 1)

    private init(row: Cubic, column: Cubic, columnsPerRow: Float) {
        self.row = row
        self.column = column
        self.columnsPerRow = columnsPerRow
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

    /// What all nodes of a row share: on a plane the way north, km; on the sphere sin Δφ, cos φ and cos φ sin φ0.
    struct Parallel { let north, cosine, product: Double }

    /// What all nodes of a column share: on a plane the way east, km; on the sphere sin Δλ and cos Δλ − 1.
    struct Meridian { let east, cosine: Double }

    func parallel(row r: Double) -> Parallel {
        switch frame {
        case .planar(let perKilometre): return Parallel(north: (row - r) / perKilometre, cosine: 1, product: 0)
        case .spherical(let perRadian, _, _):
            let (sp, cp) = Self.sineCosine((row - r) / perRadian)
            let there = cosine * (1 + cp) - sine * sp
            return Parallel(north: sp, cosine: there, product: there * sine)
        }
    }

    func meridian(column c: Double) -> Meridian {
        switch frame {
        case .planar(let perKilometre): return Meridian(east: (c - column) / perKilometre, cosine: 0)
        case .spherical(let perRadian, _, _):
            let (sl, cl) = Self.sineCosine((c - column) / perRadian)
            return Meridian(east: sl, cosine: cl)
        }
    }

    /// Distance, km, and direction of a node by its row and column. Directions of the mast's own node are north.
    @inline(always)
    func reach(_ row: Parallel, _ column: Meridian) -> (distance: Double, east: Double, north: Double) {
        let (x, y) = (column.east * row.cosine, row.north - row.product * column.cosine)
        let s2 = x * x + y * y
        let s = s2.squareRoot()
        guard s > 0 else { return (0, 0, 1) }
        let over = 1 / s
        switch frame {
        case .planar: return (s, x * over, y * over)
        case .spherical:
            // arcsin by series; 1e-15 at 100 km.
            let arc = s * (1 + s2 * (1.0 / 6 + s2 * (3.0 / 40 + s2 * (15.0 / 336))))
            return (arc * GreatCircle.radius, x * over, y * over)
        }
    }

    /// sin x and cos x − 1 of small differences, by series.
    @inline(always)
    private static func sineCosine(_ x: Double) -> (Double, Double) {
        let x2 = x * x
        return (
            x * (1 - x2 / 6 * (1 - x2 / 20 * (1 - x2 / 42))),
            -x2 / 2 * (1 - x2 / 12 * (1 - x2 / 30 * (1 - x2 / 56)))
        )
    }
}
