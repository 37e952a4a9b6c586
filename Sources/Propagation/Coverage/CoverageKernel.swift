/// The arithmetic of one cell, shared by the grid and by single points so that both give the same bits.
enum CoverageKernel {
    /// Where a cell lies in the tables.
    struct Address {
        let knot: Int32
        let fraction: Float
        let bin: Int32
    }

    /// - Parameters: from mast to cell, m; east and north positive.
    @inline(__always)
    static func address(_ dx: Float, _ dy: Float) -> Address {
        let d2 = dx * dx + dy * dy
        let bits = (d2 > DistanceAxis.nearestSquared ? d2 : DistanceAxis.nearestSquared).bitPattern
        let knot = Int32(bitPattern: (bits >> DistanceAxis.shift) &- DistanceAxis.base)
        let fraction = Float(Int32(bitPattern: bits & DistanceAxis.fractionMask)) * DistanceAxis.fractionScale
        // On the mast itself the direction means nothing; the guard only avoids 0/0.
        let sum = abs(dx) + abs(dy)
        let q = dy / (sum > 1e-6 ? sum : 1e-6)
        let turn = dx >= 0 ? 1 - q : 3 + q
        // Adding 2²³ leaves the nearest whole number in the low bits: a conversion that needs no range check.
        let rounded = (turn * AzimuthAxis.scale + 0x1p23).bitPattern & 0x3FFF
        return Address(knot: knot, fraction: fraction, bin: Int32(bitPattern: rounded))
    }

    /// Level in dBm.
    ///
    /// SAFETY: `values` has 4 · (knot + 2) numbers and `attenuation` more than `bin`, as ``LevelTable`` and
    /// ``HorizontalTable`` build them for every cell within reach; `lane` is 0, 1 or 2. Buffers check this in
    /// debug builds only.
    @inline(__always)
    static func level(
        _ values: UnsafeBufferPointer<Float>, _ attenuation: UnsafeBufferPointer<Float>, _ cap: Float,
        _ address: Address, _ lane: UInt8
    ) -> Float {
        let first = Int(address.knot) &* LevelTable.lanes
        let near = unsafe values[first &+ Int(lane)]
        let far = unsafe values[first &+ LevelTable.lanes &+ Int(lane)]
        let vertical = unsafe values[first &+ 3] + address.fraction * (values[first &+ 7] - values[first &+ 3])
        let horizontal = unsafe attenuation[Int(address.bin)]
        return near + address.fraction * (far - near) - min(vertical + horizontal, cap)
    }

    /// One run of cells of a row: their addresses, classes and levels so far.
    @unsafe
    struct Cells {
        let knots: UnsafeBufferPointer<Int32>
        let fractions: UnsafeBufferPointer<Float>
        let bins: UnsafeBufferPointer<Int32>
        let lanes: UnsafeBufferPointer<UInt8>
        let levels: UnsafeMutableBufferPointer<Float>
    }

    /// Addresses of `count` cells from `east[from]` on; a loop without branches, so that it is vectorised.
    static func locate(
        east: [Float], from: Int, count: Int, dy: Float, knots: inout [Int32], fractions: inout [Float],
        bins: inout [Int32]
    ) {
        precondition(from + count <= east.count && count <= knots.count)
        precondition(count <= fractions.count && count <= bins.count)
        unsafe east.withUnsafeBufferPointer { east in
            unsafe knots.withUnsafeMutableBufferPointer { knots in
                unsafe fractions.withUnsafeMutableBufferPointer { fractions in
                    unsafe bins.withUnsafeMutableBufferPointer { bins in
                        for i in 0..<count {
                            // SAFETY: the preconditions above.
                            let address = unsafe address(east[from &+ i], dy)
                            unsafe knots[i] = address.knot
                            unsafe fractions[i] = address.fraction
                            unsafe bins[i] = address.bin
                        }
                    }
                }
            }
        }
    }

    /// Raises levels to those of one group.
    ///
    /// SAFETY: all buffers of `cells` have the same count, or more; see `level` for the tables.
    static func raise(_ cells: Cells, _ group: SectorGroup) {
        let cap = group.cap
        unsafe group.level.values.withUnsafeBufferPointer { values in
            unsafe group.horizontal.attenuation.withUnsafeBufferPointer { attenuation in
                for i in unsafe 0..<cells.lanes.count {
                    let address = unsafe Address(
                        knot: cells.knots[i], fraction: cells.fractions[i], bin: cells.bins[i])
                    let level = unsafe level(values, attenuation, cap, address, cells.lanes[i])
                    unsafe cells.levels[i] = max(cells.levels[i], level)
                }
            }
        }
    }

    /// The same, keeping whose level it is; of equals the sector that comes first.
    static func raise(_ cells: Cells, _ group: SectorGroup, servers: inout [Int32], at offset: Int) {
        let cap = group.cap
        unsafe group.level.values.withUnsafeBufferPointer { values in
            unsafe group.horizontal.attenuation.withUnsafeBufferPointer { attenuation in
                for i in unsafe 0..<cells.lanes.count {
                    let address = unsafe Address(
                        knot: cells.knots[i], fraction: cells.fractions[i], bin: cells.bins[i])
                    let level = unsafe level(values, attenuation, cap, address, cells.lanes[i])
                    let known = unsafe cells.levels[i]
                    guard level >= known else { continue }
                    let server = group.sectors[Int(group.horizontal.strongest[Int(address.bin)])]
                    if level > known || server < servers[offset &+ i] { servers[offset &+ i] = server }
                    unsafe cells.levels[i] = level
                }
            }
        }
    }
}
