/// Position of a cell of a 65,536 × 65,536 grid along the Hilbert curve.
///
/// D. Hilbert 1891; the iteration from cell to distance is the usual one that rotates the quadrant at each level.
enum Hilbert {
    static let side: UInt32 = 1 << 16

    static func distance(x: UInt32, y: UInt32) -> UInt32 {
        var (x, y) = (x, y)
        var distance: UInt32 = 0
        var s = side / 2
        while s > 0 {
            let rx: UInt32 = x & s != 0 ? 1 : 0
            let ry: UInt32 = y & s != 0 ? 1 : 0
            distance &+= s &* s &* ((3 &* rx) ^ ry)
            if ry == 0 {
                if rx == 1 {
                    x = (side - 1) &- x
                    y = (side - 1) &- y
                }
                swap(&x, &y)
            }
            s /= 2
        }
        return distance
    }
}
