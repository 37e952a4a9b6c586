import CHardware

/// Which points a polygon covers.
extension PointGrid {
    /// Ascending numbers of the points that the polygonal parts of a shape cover.
    public func covered(by shape: Shape) -> [Int] {
        var found: [Int] = []
        forEachCovered(by: shape) { found.append($0) }
        found.sort()
        // Two parts of one shape may meet in a point.
        return found.enumerated().filter { $0.offset == 0 || found[$0.offset - 1] != $0.element }.map(\.element)
    }

    /// Calls `visit` with the number of each point that a polygonal part of the shape covers, in no particular order; a
    /// point in which two parts meet is visited twice. Nothing for a polygon with a coordinate that is not finite.
    public func forEachCovered(by shape: Shape, _ visit: (Int) -> Void) {
        shape.forEachPolygon { polygon in
            if let box = polygon.finiteBox { forEachCovered(by: polygon, box, visit) }
        }
    }

    /// The same for many shapes, whose waits for memory overlap: `visit(shape, point)`, shapes ascending.
    public func forEachCovered(by shapes: [Shape], _ visit: (Int, Int) -> Void) {
        var block: [(shape: Int, polygon: Polygon, box: Box)] = []
        let most = 32
        block.reserveCapacity(most)
        func decide() {
            for item in block {
                forEachRun(in: item.box) { run in
                    let ahead = run.lowerBound..<min(run.upperBound, run.lowerBound &+ 32)
                    for at in stride(from: ahead.lowerBound, to: ahead.upperBound, by: 4) {
                        unsafe hw_prefetch(places.pointer + at)
                    }
                }
            }
            for item in block { forEachCovered(by: item.polygon, item.box) { visit(item.shape, $0) } }
            block.removeAll(keepingCapacity: true)
        }
        for (number, shape) in shapes.enumerated() {
            shape.forEachPolygon { polygon in
                guard let box = polygon.finiteBox else { return }
                askForCells(box)
                block.append((number, polygon, box))
                if block.count == most { decide() }
            }
        }
        decide()
    }

    /// Number of pairs of a point and a polygon that covers it.
    public func countCovered(by shapes: [Shape]) -> Int {
        var count = 0
        forEachCovered(by: shapes) { _, _ in count &+= 1 }
        return count
    }

    @inline(__always) private func forEachCovered(by polygon: Polygon, _ box: Box, _ visit: (Int) -> Void) {
        var near = 0
        forEachRun(in: box) { near &+= $0.count }
        if near == 0 { return }
        var vertices = polygon.exterior.coordinates.count
        for hole in polygon.holes { vertices += hole.coordinates.count }
        if vertices > 64, near > 8 {
            let stripes = EdgeStripes(polygon, box, vertices)
            forEachPlace(in: box, visit) { stripes.cover($0) }
            return
        }
        let room = (vertices + 3) / 4 * 16
        unsafe withUnsafeTemporaryAllocation(of: Float.self, capacity: room) { floats in
            guard let floats = floats.baseAddress else { return }
            let lanes = unsafe EdgeLanes(polygon, box, floats)
            forEachPlace(in: box, visit) { lanes.covers($0) ?? polygon.covers($0) }
        }
    }

    @inline(__always) private func forEachPlace(
        in box: Box, _ visit: (Int) -> Void, where isCovered: (Coordinate) -> Bool
    ) {
        forEachRun(in: box) { run in
            for at in run {
                let place = unsafe places.pointer[at]
                if box.contains(place), isCovered(place) { visit(unsafe Int(numbers.pointer[at])) }
            }
        }
    }
}
