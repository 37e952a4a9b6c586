import CHardware

/// The area that two polygons share, without building the shared polygon.
///
/// By Green's theorem it is the sum, over the pieces of each border that lie inside the other polygon, of half the
/// cross product of the piece's ends (W. R. Franklin, V. Sivaswami, "OVERPROP", 1990). Which pieces lie inside is
/// decided exactly, see ``ShiftedSide``; both borders use the same crossing points, so the pieces close.
@safe struct AreaKernel: ~Copyable {
    enum Answer {
        case none
        /// The first polygon lies inside the second.
        case whole
        case area(Double)
        /// Two edges cross at so small an angle that rounding moves the crossing too far along them.
        case unsure
    }

    /// Sine of the angle below which a crossing is left to GEOS: rounding then moves it by 2⁻⁵² ÷ 10⁻⁷ of an edge.
    static let leastSine = 1e-7

    let firsts: LayerView
    let seconds: LayerView
    let second: Int
    let tree: EdgeTree
    let scratch: AreaScratch

    init(_ firsts: LayerView, _ seconds: LayerView, _ second: Int, _ scratch: AreaScratch) {
        self.firsts = firsts
        self.seconds = seconds
        self.second = second
        self.scratch = scratch
        tree = EdgeTree(seconds, second, scratch)
    }

    func area(_ polygon: Int) -> Answer {
        let box = unsafe firsts.boxes[polygon]
        scratch.edges.removeAll()
        tree.forEach(box) { scratch.edges.append($0) }
        let range = firsts.range(of: polygon)
        if scratch.edges.count == 0 {
            return unsafe secondHolds(firsts.vertices[range.lowerBound]) ? .whole : .none
        }
        let origin = Coordinate(box.minX, box.minY)
        fillLanes(polygon, range, origin)
        guard findCrossings(range, origin) else { return .unsure }
        let area = (firstPieces(polygon, origin) + secondPieces(range, box, origin)) / 2
        let most = unsafe min(firsts.areas[polygon], seconds.areas[second])
        // Rounding leaves crumbs where polygons only touch.
        let crumb = 1e-12 * box.width * box.height
        guard area >= -crumb * 1e3, area <= most * (1 + 1e-9) + crumb * 1e3 else { return .unsure }
        return area > crumb ? .area(min(area, most)) : .none
    }

    private func fillLanes(_ polygon: Int, _ range: Range<Int>, _ origin: Coordinate) {
        let nodes = (range.count + 15) / 16
        scratch.lanes.removeAll()
        scratch.lanes.reserve(nodes * 64)
        let vertices = unsafe firsts.vertices
        let lanes = unsafe scratch.lanes.pointer
        var ring = unsafe firsts.polygonRings[polygon] + 1
        for i in 0..<(nodes * 16) {
            let lane = unsafe lanes + ((i &>> 4) &* 64 &+ (i & 15))
            let vertex = range.lowerBound &+ i
            if unsafe vertex &+ 1 >= firsts.ringStarts[ring] {
                // Beyond the last edge of a ring.
                for side in 0..<4 { unsafe lane[16 * side] = .nan }
                if unsafe vertex &+ 1 == firsts.ringStarts[ring], unsafe ring < firsts.polygonRings[polygon + 1] {
                    ring += 1
                }
                continue
            }
            let a = unsafe vertices[vertex], b = unsafe vertices[vertex &+ 1]
            unsafe lane[0] = Float(min(a.x, b.x) - origin.x)
            unsafe lane[16] = Float(min(a.y, b.y) - origin.y)
            unsafe lane[32] = Float(max(a.x, b.x) - origin.x)
            unsafe lane[48] = Float(max(a.y, b.y) - origin.y)
        }
        scratch.lanes.take(nodes * 64)
    }

    /// - Returns: false when a crossing cannot be placed well enough.
    private func findCrossings(_ range: Range<Int>, _ origin: Coordinate) -> Bool {
        let firstVertices = unsafe firsts.vertices,
            secondVertices = unsafe seconds.vertices
        let nodes = scratch.lanes.count / 64
        scratch.crossings.removeAll()
        for number in 0..<scratch.edges.count {
            let edge = unsafe scratch.edges.pointer[number]
            let c = unsafe secondVertices[edge], d = unsafe secondVertices[edge &+ 1]
            let minX = Float(min(c.x, d.x) - origin.x), minY = Float(min(c.y, d.y) - origin.y)
            let maxX = Float(max(c.x, d.x) - origin.x), maxY = Float(max(c.y, d.y) - origin.y)
            for node in 0..<nodes {
                var mask = unsafe hw_boxes16(scratch.lanes.pointer + node &* 64, minX, minY, maxX, maxY)
                while mask != 0 {
                    let vertex = range.lowerBound &+ node &* 16 &+ mask.trailingZeroBitCount
                    mask &= mask &- 1
                    let a = unsafe firstVertices[vertex], b = unsafe firstVertices[vertex &+ 1]
                    guard ShiftedSide.first(a, leftOf: c, d) != ShiftedSide.first(b, leftOf: c, d),
                        ShiftedSide.second(c, leftOf: a, b) != ShiftedSide.second(d, leftOf: a, b)
                    else { continue }
                    let ex = b.x - a.x, ey = b.y - a.y, fx = d.x - c.x, fy = d.y - c.y
                    let turn = ex * fy - ey * fx
                    let least = (ex * ex + ey * ey) * (fx * fx + fy * fy) * (Self.leastSine * Self.leastSine)
                    guard turn * turn > least else { return false }
                    let gx = c.x - a.x, gy = c.y - a.y
                    let t = min(max((gx * fy - gy * fx) / turn, 0), 1)
                    let u = min(max((gx * ey - gy * ex) / turn, 0), 1)
                    scratch.crossings.append(
                        AreaScratch.Crossing(
                            first: vertex, second: edge, t: t, u: u, x: (a.x - origin.x) + t * ex,
                            y: (a.y - origin.y) + t * ey))
                }
            }
        }
        return true
    }

    /// Twice the sum over the first border's pieces inside the second polygon.
    private func firstPieces(_ polygon: Int, _ origin: Coordinate) -> Double {
        let polygons = firsts
        let vertices = unsafe polygons.vertices
        scratch.sortCrossings(bySecond: false)
        var sum = 0.0
        var crossing = 0
        for ring in unsafe polygons.polygonRings[polygon]..<polygons.polygonRings[polygon + 1] {
            var isInside = unsafe secondHolds(vertices[polygons.ringStarts[ring]])
            var ringSum = 0.0
            for vertex in unsafe polygons.ringStarts[ring]..<(polygons.ringStarts[ring + 1] - 1) {
                let a = unsafe vertices[vertex], b = unsafe vertices[vertex + 1]
                ringSum += pieces(a, b, origin, &isInside, &crossing) { $0.first == vertex }
            }
            unsafe sum += ringSum * firsts.directions[ring]
        }
        return sum
    }

    /// Twice the sum over the second border's pieces inside the first polygon.
    private func secondPieces(_ range: Range<Int>, _ box: Box, _ origin: Coordinate) -> Double {
        let polygons = seconds
        let vertices = unsafe polygons.vertices
        scratch.sortCrossings(bySecond: true)
        var sum = 0.0
        var crossing = 0
        var ring = unsafe polygons.polygonRings[second]
        var isInside = false
        var before = -2
        for number in 0..<scratch.edges.count {
            let edge = unsafe scratch.edges.pointer[number]
            while unsafe edge >= polygons.ringStarts[ring + 1] { ring += 1 }
            let a = unsafe vertices[edge], b = unsafe vertices[edge + 1]
            if unsafe edge != before + 1 || edge == polygons.ringStarts[ring] {
                // An edge that misses the box ends outside it; only a ring's first vertex may lie inside.
                isInside = box.contains(a) && firstHolds(a, range)
            }
            before = edge
            sum += unsafe pieces(a, b, origin, &isInside, &crossing) { $0.second == edge } * seconds.directions[ring]
        }
        return sum
    }

    /// Twice the sum over one edge; crossings on it are taken from the sorted list.
    @inline(__always) private func pieces(
        _ a: Coordinate, _ b: Coordinate, _ origin: Coordinate, _ isInside: inout Bool, _ crossing: inout Int,
        _ isOnEdge: (AreaScratch.Crossing) -> Bool
    ) -> Double {
        var x = a.x - origin.x, y = a.y - origin.y
        var sum = 0.0
        while crossing < scratch.crossings.count, unsafe isOnEdge(scratch.crossings.pointer[crossing]) {
            let place = unsafe scratch.crossings.pointer[crossing]
            if isInside { sum += x * place.y - y * place.x }
            isInside.toggle()
            (x, y) = (place.x, place.y)
            crossing += 1
        }
        if isInside { sum += x * (b.y - origin.y) - y * (b.x - origin.x) }
        return sum
    }

    /// Whether the second polygon, moved, holds a vertex of the first.
    private func secondHolds(_ p: Coordinate) -> Bool {
        let box = unsafe seconds.boxes[second]
        guard box.contains(p) else { return false }
        let vertices = unsafe seconds.vertices
        var isInside = false
        tree.forEach(Box(minX: p.x, minY: p.y, maxX: box.maxX, maxY: p.y)) { edge in
            if unsafe ShiftedSide.rayFromFirst(p, crosses: vertices[edge], vertices[edge + 1]) { isInside.toggle() }
        }
        return isInside
    }

    /// Whether the first polygon holds a vertex of the second, moved.
    private func firstHolds(_ p: Coordinate, _ range: Range<Int>) -> Bool {
        let vertices = unsafe firsts.vertices
        var isInside = false
        for node in 0..<(scratch.lanes.count / 64) {
            for k in 0..<16 where unsafe !scratch.lanes.pointer[node * 64 + k].isNaN {
                let vertex = range.lowerBound + node * 16 + k
                if unsafe ShiftedSide.rayFromSecond(p, crosses: vertices[vertex], vertices[vertex + 1]) {
                    isInside.toggle()
                }
            }
        }
        return isInside
    }
}
