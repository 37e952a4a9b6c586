import Units

/// The rings of many polygons in flat arrays, neighbours on the ground close in memory.
struct FlatPolygons: Sendable {
    /// Vertices of all rings; an edge is known by the place of its first vertex, and each ring has at least one.
    let vertices: AlignedBuffer<Coordinate>
    /// For each ring where its vertices begin; one more at the end.
    let ringStarts: [Int]
    /// For each polygon where its rings begin in ``ringStarts``; one more at the end.
    let polygonRings: [Int]
    /// The number of the shape a polygon is part of.
    let owners: [Int32]
    let boxes: [Box]
    let extent: Box
    /// Numbers of shapes with a coordinate that is not finite; they are left out.
    let refused: [Int]

    private typealias Item = (polygon: Polygon, owner: Int32, box: Box)

    /// - Parameter threads: how many to read and copy the vertices with.
    init(_ shapes: [Shape], threads: Int = 1) {
        let parts = Parallel.map(Parallel.ranges(shapes.count, threads), threads: threads) { range in
            Self.items(shapes, range)
        }
        let polygons = parts.flatMap(\.items)
        refused = parts.flatMap(\.refused)
        extent = polygons.reduce(Box.empty) { $0.union($1.box) }

        let order = Self.order(polygons.map(\.box), extent)
        var ringStarts = [0]
        var polygonRings = [0]
        var owners: [Int32] = []
        var boxes: [Box] = []
        polygonRings.reserveCapacity(polygons.count + 1)
        owners.reserveCapacity(polygons.count)
        boxes.reserveCapacity(polygons.count)
        var at = 0
        for number in order {
            polygons[number].polygon.forEachRing { ring in
                at += max(2, ring.coordinates.count)
                ringStarts.append(at)
            }
            polygonRings.append(ringStarts.count - 1)
            owners.append(polygons[number].owner)
            boxes.append(polygons[number].box)
        }
        let vertices = AlignedBuffer<Coordinate>(capacity: at)
        let (starts, rings) = (ringStarts, polygonRings)
        _ = Parallel.map(Parallel.ranges(order.count, threads), threads: threads) { range in
            for place in range {
                var ring = rings[place]
                polygons[order[place]].polygon.forEachRing { source in
                    unsafe Self.copy(source.coordinates, to: vertices.pointer + starts[ring])
                    ring += 1
                }
            }
        }
        self.vertices = vertices
        self.ringStarts = ringStarts
        self.polygonRings = polygonRings
        self.owners = owners
        self.boxes = boxes
    }

    var count: Int { owners.count }

    private static func items(_ shapes: [Shape], _ range: Range<Int>) -> (items: [Item], refused: [Int]) {
        var items: [Item] = []
        items.reserveCapacity(range.count)
        var refused: [Int] = []
        for number in range {
            var isFinite = true
            let before = items.count
            shapes[number].forEachPolygon { polygon in
                guard isFinite, !polygon.exterior.coordinates.isEmpty else { return }
                guard let box = polygon.finiteBox else {
                    isFinite = false
                    return
                }
                items.append((polygon, Int32(number), box))
            }
            if !isFinite {
                items.removeSubrange(before...)
                refused.append(number)
            }
        }
        return (items, refused)
    }

    /// A single vertex is written twice.
    private static func copy(_ ring: [Coordinate], to target: UnsafeMutablePointer<Coordinate>) {
        unsafe ring.withUnsafeBufferPointer { source in
            guard let base = source.baseAddress else { return }
            unsafe target.initialize(from: base, count: source.count)
            if source.count == 1 { unsafe target[1] = base.pointee }
        }
    }

    /// Polygons along the Hilbert curve, equal places by number, so that building touches nearby memory in turn.
    private static func order(_ boxes: [Box], _ extent: Box) -> [Int] {
        guard boxes.count > 64 else { return Array(boxes.indices) }
        let (halfWidth, halfHeight) = (extent.maxX / 2 - extent.minX / 2, extent.maxY / 2 - extent.minY / 2)
        func cell(_ low: Double, _ high: Double, _ origin: Double, _ half: Double) -> UInt32 {
            let share = half > 0 ? ((low / 2 + high / 2) / 2 - origin / 2) / half : 0
            return UInt32(min(max(share, 0), 1) * Double(Hilbert.side - 1))
        }
        var keys = boxes.indices.map { number in
            let box = boxes[number]
            let key = Hilbert.distance(
                x: cell(box.minX, box.maxX, extent.minX, halfWidth),
                y: cell(box.minY, box.maxY, extent.minY, halfHeight))
            return UInt64(key) << 32 | UInt64(UInt32(number))
        }
        RadixSort.sort(&keys)
        return keys.map { Int(UInt32(truncatingIfNeeded: $0)) }
    }
}

extension Shape {
    /// Calls `body` with every polygon in it, those inside collections too; builds no list.
    @inline(__always) func forEachPolygon(_ body: (Polygon) -> Void) {
        switch self {
        case .polygon(let polygon): body(polygon)
        case .multiPolygon(let polygons): for polygon in polygons { body(polygon) }
        case .collection: for polygon in polygons { body(polygon) }
        case .point, .multiPoint, .lineString, .multiLineString: break
        }
    }
}

extension Polygon {
    /// Calls `body` with the exterior and every hole that has a vertex.
    @inline(__always) func forEachRing(_ body: (Ring) -> Void) {
        if !exterior.coordinates.isEmpty { body(exterior) }
        for hole in holes where !hole.coordinates.isEmpty { body(hole) }
    }

    /// The box of all rings; nil when a coordinate is not finite.
    var finiteBox: Box? {
        var box = Box.empty
        var sum = 0.0
        func add(_ ring: Ring) {
            unsafe ring.coordinates.withUnsafeBufferPointer { vertices in
                for i in 0..<vertices.count {
                    let c = unsafe vertices[i]
                    box.extend(to: c)
                    // Zero unless a coordinate is NaN or infinite.
                    sum += (c.x - c.x) + (c.y - c.y)
                }
            }
        }
        add(exterior)
        for hole in holes { add(hole) }
        return sum == 0 ? box : nil
    }
}
