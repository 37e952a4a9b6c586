import CHardware

/// The edges of one polygon of few edges, four at a time in single precision, for places in its box.
///
/// The path of ``CellRecord`` from a corner to the left of all edges: it crosses the border as often as a ray would.
@safe struct EdgeLanes {
    // SAFETY: room for sixteen floats for each four edges, which the maker keeps.
    private let floats: UnsafePointer<Float>
    private let blocks: Int
    private let corner: Coordinate
    private let doubt: (product: Float, coordinate: Float)

    @inline(__always) init(_ polygon: Polygon, _ box: Box, _ floats: UnsafeMutablePointer<Float>) {
        let extent = max(box.width, box.height)
        let corner = Coordinate(box.minX - extent / 2, box.minY)
        var lane = 0
        func add(_ ring: Ring) {
            unsafe ring.coordinates.withUnsafeBufferPointer { vertices in
                guard vertices.count > 1 else { return }
                var ax = unsafe Float(vertices[0].x - corner.x), ay = unsafe Float(vertices[0].y - corner.y)
                for i in 1..<vertices.count {
                    let b = unsafe vertices[i]
                    let bx = Float(b.x - corner.x), by = Float(b.y - corner.y)
                    let own = unsafe floats + ((lane &>> 2) &* 16 &+ (lane & 3))
                    unsafe own[0] = ax
                    unsafe own[4] = ay
                    unsafe own[8] = bx
                    unsafe own[12] = by
                    (ax, ay) = (bx, by)
                    lane &+= 1
                }
            }
        }
        add(polygon.exterior)
        for hole in polygon.holes { add(hole) }
        blocks = (lane + 3) / 4
        while lane & 3 != 0 {
            // An edge without length, far below.
            let own = unsafe floats + ((lane &>> 2) &* 16 &+ (lane & 3))
            for slot in 0..<4 { unsafe own[4 * slot] = -.greatestFiniteMagnitude }
            lane += 1
        }
        unsafe self.floats = unsafe UnsafePointer(floats)
        self.corner = corner
        let scale = extent * 1.501
        // Beyond that, products of single precision run over.
        doubt = scale < 1e15 ? CellRecord.doubt(Float(scale)) : (.infinity, .infinity)
    }

    /// Nil where single precision cannot be sure.
    @inline(__always) func covers(_ place: Coordinate) -> Bool? {
        let x = Float(place.x - corner.x), y = Float(place.y - corner.y)
        var crossing: UInt32 = 0
        var doubtful: UInt32 = 0
        for block in 0..<blocks {
            let bits = unsafe hw_path4(floats + 16 &* block, x, y, doubt.product, doubt.coordinate)
            crossing ^= bits & 15
            doubtful |= bits &>> 16
        }
        // A polygon of one point has no edge.
        if doubtful != 0 || blocks == 0 { return nil }
        return crossing.nonzeroBitCount & 1 == 1
    }
}
