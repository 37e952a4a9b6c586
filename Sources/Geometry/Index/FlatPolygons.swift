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

    init(_ shapes: [Shape]) {
        var polygons: [(polygon: Polygon, owner: Int32, box: Box)] = []
        polygons.reserveCapacity(shapes.count)
        var refused: [Int] = []
        for (number, shape) in shapes.enumerated() {
            var isFinite = true
            let before = polygons.count
            shape.forEachPolygon { polygon in
                guard isFinite, !polygon.exterior.coordinates.isEmpty else { return }
                guard let box = polygon.finiteBox else {
                    isFinite = false
                    return
                }
                polygons.append((polygon, Int32(number), box))
            }
            if !isFinite {
                polygons.removeSubrange(before...)
                refused.append(number)
            }
        }
        self.refused = refused
        extent = polygons.reduce(Box.empty) { $0.union($1.box) }

        let order = Self.order(polygons.map(\.box), extent)
        var total = 0
        for item in polygons {
            total += max(2, item.polygon.exterior.coordinates.count)
            for hole in item.polygon.holes { total += max(2, hole.coordinates.count) }
        }
        let vertices = AlignedBuffer<Coordinate>(capacity: total)
        var ringStarts = [0]
        var polygonRings = [0]
        var owners: [Int32] = []
        var boxes: [Box] = []
        polygonRings.reserveCapacity(polygons.count + 1)
        owners.reserveCapacity(polygons.count)
        boxes.reserveCapacity(polygons.count)
        var at = 0
        func add(_ ring: Ring) {
            guard !ring.coordinates.isEmpty else { return }
            unsafe ring.coordinates.withUnsafeBufferPointer { source in
                guard let base = source.baseAddress else { return }
                unsafe (vertices.pointer + at).initialize(from: base, count: source.count)
            }
            at += ring.coordinates.count
            if ring.coordinates.count == 1 {
                unsafe vertices.pointer[at] = ring.coordinates[0]
                at += 1
            }
            ringStarts.append(at)
        }
        for number in order {
            let item = polygons[number]
            add(item.polygon.exterior)
            for hole in item.polygon.holes { add(hole) }
            polygonRings.append(ringStarts.count - 1)
            owners.append(item.owner)
            boxes.append(item.box)
        }
        self.vertices = vertices
        self.ringStarts = ringStarts
        self.polygonRings = polygonRings
        self.owners = owners
        self.boxes = boxes
    }

    var count: Int { owners.count }

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
