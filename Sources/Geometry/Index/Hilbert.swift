/// Position of a cell of a 65,536 × 65,536 grid along the Hilbert curve.
///
/// D. Hilbert 1891. The curve is walked four levels at a time: a table made once from the rule for one level says, for
/// each of its four directions and each cell of a 16 × 16 block, how far along the block the cell is and in which
/// direction the curve runs through it.
enum Hilbert {
    static let side: UInt32 = 1 << 16

    /// Upper bits: direction in the cell; lower eight: distance along the block.
    private static let table: [UInt16] = {
        var table = [UInt16](repeating: 0, count: 4 << 8)
        for direction in 0..<4 {
            for x in 0..<16 {
                for y in 0..<16 {
                    var (state, distance) = (direction, 0)
                    for level in [3, 2, 1, 0] {
                        let (quadrant, next) = step(state, (x >> level) & 1, (y >> level) & 1)
                        distance = distance << 2 | quadrant
                        state = next
                    }
                    table[direction << 8 | x << 4 | y] = UInt16(state << 8 | distance)
                }
            }
        }
        return table
    }()

    /// One level: which quadrant of the curve a quarter is, and the direction within it. Bit 0 of a direction swaps
    /// the axes, bit 1 turns them round.
    private static func step(_ direction: Int, _ x: Int, _ y: Int) -> (quadrant: Int, direction: Int) {
        var (rx, ry) = (x, y)
        if direction & 2 != 0 { (rx, ry) = (1 - rx, 1 - ry) }
        if direction & 1 != 0 { swap(&rx, &ry) }
        var next = direction
        if ry == 0 {
            // The turned quarter; turning commutes with swapping.
            if rx == 1 { next ^= 2 }
            next ^= 1
        }
        return ((3 * rx) ^ ry, next)
    }

    static func distance(x: UInt32, y: UInt32) -> UInt32 {
        unsafe table.withUnsafeBufferPointer { unsafe distance(x: x, y: y, $0.baseAddress!) }
    }

    /// The table for a loop over ``distance(x:y:_:)``.
    static func withTable<Result>(_ body: (UnsafePointer<UInt16>) -> Result) -> Result {
        unsafe table.withUnsafeBufferPointer { unsafe body($0.baseAddress!) }
    }

    @inline(__always) static func distance(x: UInt32, y: UInt32, _ table: UnsafePointer<UInt16>) -> UInt32 {
        var state: UInt32 = 0
        var distance: UInt32 = 0
        var shift: UInt32 = 12
        for _ in 0..<4 {
            let cell = ((x &>> shift) & 15) &<< 4 | ((y &>> shift) & 15)
            let entry = unsafe UInt32(table[Int(state &<< 8 | cell)])
            distance = distance &<< 8 | (entry & 255)
            state = entry &>> 8
            shift = shift &- 4
        }
        return distance
    }
}
