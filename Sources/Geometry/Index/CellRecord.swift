import CHardware

/// What a cell on some polygon's border says, as words in the pool:
///
///     partial, full | ranges << 31, lanes, scale     four words
///     owner × full                                   polygons that cover the whole cell
///     (owner | corner inside << 31, lanes) × partial the lanes of its edges: a bit mask, or the end of a range
///     … up to a multiple of four words
///     edges × (lanes / 4, rounded up)                sixteen floats each: ax, ay, bx, by of four edges from the corner
///     first vertex × lanes                           … up to a multiple of four words
///
/// An edge that two polygons share has one lane. `scale` bounds the size of the floats. It is infinite in the
/// compact form and where coordinates are too large: there are no floats then, and the vertices decide every place.
@safe struct CellRecord {
    // SAFETY: points into the pool of the locator that made it, which outlives it.
    private let words: UnsafePointer<UInt32>

    static let headerWords = 4
    static let rangeFlag: UInt32 = 1 << 31
    static let insideFlag: UInt32 = 1 << 31
    /// More lanes than a mask has bits are kept as ranges.
    static let maskLanes = 32

    @inline(__always) init(_ words: UnsafePointer<UInt32>) { unsafe self.words = unsafe words }

    @inline(__always) static func padded(_ words: Int) -> Int { (words &+ 3) & ~3 }

    /// Calls `visit` with the owner of each polygon that covers the place, which lies in this cell.
    @inline(__always) func covering(
        _ place: Coordinate, corner: Coordinate, _ vertices: UnsafePointer<Coordinate>, _ visit: (Int32) -> Void
    ) {
        let partial = unsafe Int(words[0])
        let full = unsafe Int(words[1] & ~Self.rangeFlag)
        let hasRanges = unsafe words[1] & Self.rangeFlag != 0
        let lanes = unsafe Int(words[2])
        let scale = unsafe Float(bitPattern: words[3])
        for i in 0..<full { unsafe visit(Int32(bitPattern: words[Self.headerWords &+ i])) }
        let pairs = unsafe words + (Self.headerWords &+ full)
        let floats = unsafe words + Self.padded(Self.headerWords &+ full &+ 2 &* partial)
        let isCompact = scale == .infinity
        let blocks = (lanes &+ 3) / 4
        let edges = unsafe isCompact ? floats : floats + blocks &* 16
        if isCompact || hasRanges {
            let test = unsafe Lanes(
                floats: floats, edges: edges, vertices: vertices, path: CornerPath(corner: corner, end: place),
                scale: scale)
            var start = 0
            for i in 0..<partial {
                let owner = unsafe pairs[2 &* i], lanes = unsafe pairs[2 &* i &+ 1]
                let isInside: Bool
                if hasRanges {
                    isInside = test.covers(start..<Int(lanes), owner & Self.insideFlag != 0)
                    start = Int(lanes)
                } else {
                    isInside = test.coversExactly(lanes, owner & Self.insideFlag != 0)
                }
                if isInside { visit(Int32(bitPattern: owner & ~Self.insideFlag)) }
            }
            return
        }
        let x = Float(place.x - corner.x), y = Float(place.y - corner.y)
        let (doubt, blur) = Self.doubt(scale)
        var crossing: UInt32 = 0
        var doubtful: UInt32 = 0
        for block in 0..<blocks {
            let bits = unsafe hw_path4(
                UnsafeRawPointer(floats + 16 &* block).assumingMemoryBound(to: Float.self), x, y, doubt, blur)
            crossing |= (bits & 15) &<< UInt32(truncatingIfNeeded: 4 &* block)
            doubtful |= (bits &>> 16) &<< UInt32(truncatingIfNeeded: 4 &* block)
        }
        for i in 0..<partial {
            let owner = unsafe pairs[2 &* i], mask = unsafe pairs[2 &* i &+ 1]
            var isInside = owner & Self.insideFlag != 0
            if doubtful & mask != 0 {
                isInside = unsafe Lanes(
                    floats: floats, edges: edges, vertices: vertices, path: CornerPath(corner: corner, end: place),
                    scale: scale
                ).coversExactly(mask, isInside)
            } else if (crossing & mask).nonzeroBitCount & 1 == 1 {
                isInside.toggle()
            }
            if isInside { visit(Int32(bitPattern: owner & ~Self.insideFlag)) }
        }
    }

    /// Bounds for coordinates up to `scale`, each rounded once to u = 2⁻²⁴ of itself: a cross product of their
    /// differences is off by less than 50 u scale² (differences 4 u, products 8 u, sums and their rounding the rest).
    @inline(__always) static func doubt(_ scale: Float) -> (product: Float, coordinate: Float) {
        (scale * scale * 0x1p-18, scale * 0x1p-22)
    }

    /// One polygon's edges in the cell against one place.
    @safe private struct Lanes {
        // SAFETY: parts of the record and the locator's vertices, used only during one question.
        let floats: UnsafePointer<UInt32>
        let edges: UnsafePointer<UInt32>
        let vertices: UnsafePointer<Coordinate>
        let path: CornerPath
        let scale: Float

        @inline(never) func coversExactly(_ mask: UInt32, _ cornerIsInside: Bool) -> Bool {
            var isInside = cornerIsInside
            var rest = mask
            while rest != 0 {
                let lane = rest.trailingZeroBitCount
                rest &= rest &- 1
                let edge = unsafe Int(edges[lane])
                switch unsafe path.meets(vertices[edge], vertices[edge + 1]) {
                case .border: return true
                case .crossing: isInside.toggle()
                case .none: break
                }
            }
            return isInside
        }

        func covers(_ lanes: Range<Int>, _ cornerIsInside: Bool) -> Bool {
            guard !lanes.isEmpty else { return cornerIsInside }
            var isInside = cornerIsInside
            if scale < .infinity {
                let x = Float(path.end.x - path.corner.x), y = Float(path.end.y - path.corner.y)
                let (doubt, blur) = CellRecord.doubt(scale)
                var doubtful: UInt32 = 0
                for block in (lanes.lowerBound / 4)...((lanes.upperBound - 1) / 4) {
                    let bits = unsafe hw_path4(
                        UnsafeRawPointer(floats + 16 &* block).assumingMemoryBound(to: Float.self), x, y, doubt, blur)
                    var own: UInt32 = 15
                    if 4 * block < lanes.lowerBound { own &= 15 << UInt32(lanes.lowerBound - 4 * block) }
                    if 4 * block + 4 > lanes.upperBound { own &= 15 >> UInt32(4 * block + 4 - lanes.upperBound) }
                    doubtful |= (bits &>> 16) & own
                    if (bits & own).nonzeroBitCount & 1 == 1 { isInside.toggle() }
                }
                if doubtful == 0 { return isInside }
                isInside = cornerIsInside
            }
            for lane in lanes {
                let edge = unsafe Int(edges[lane])
                switch unsafe path.meets(vertices[edge], vertices[edge + 1]) {
                case .border: return true
                case .crossing: isInside.toggle()
                case .none: break
                }
            }
            return isInside
        }
    }
}
