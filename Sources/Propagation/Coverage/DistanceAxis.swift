import Foundation

/// Knots of the distance tables, addressed by the bits of a `Float`.
///
/// The square of the distance, d² in m², indexes the tables: the exponent and the first seven bits of the mantissa
/// are the knot, the remaining 16 bits the place between two knots. So neither root nor logarithm is needed per cell;
/// knots lie 0.4–0.8 % of d² apart, and a loss of 44.9 log d is interpolated to 1e-4 dB.
enum DistanceAxis {
    static let shift: UInt32 = 16
    static let fractionMask: UInt32 = 0xFFFF
    static let fractionScale: Float = 1 / 65_536

    /// Nearer cells are given the level at 4 m: the mast's own cell.
    static let nearestSquared: Float = 16
    static let base = nearestSquared.bitPattern >> shift

    static func knot(_ index: Int) -> Float { Float(bitPattern: (base + UInt32(index)) << shift) }

    /// Knots up to the first one not nearer than `radius`, and one more.
    static func count(radius: Double) -> Int {
        Int((Float(radius * radius).bitPattern >> shift) - base) + 3
    }
}

/// Directions without an arc tangent: 0 north, 1 east, 2 south, 3 west, linear in Δy/(|Δx| + |Δy|) between.
enum AzimuthAxis {
    static let perQuadrant = 2048
    /// One more than four quadrants: due north reached from the west is bin 8192, the same as bin 0.
    static let count = 4 * perQuadrant + 1
    static let scale = Float(perQuadrant)

    /// Azimuth in the middle of each bin, degrees clockwise from north.
    static let degrees: [Double] = (0..<count).map { bin in
        let t = Double(bin % (4 * perQuadrant)) / Double(perQuadrant)
        let dy = t < 2 ? 1 - t : t - 3
        let dx = (1 - abs(dy)) * (t < 2 ? 1 : -1)
        return atan2(dx, dy) * 180 / .pi
    }
}
