import CHardware

/// From the boxes that may be among the closest to those that are.
extension NearestBoxes {
    /// Notes the boxes of a lowest node that are close enough.
    @inline(__always) func collect(_ node: Int, _ i: Int) {
        var mask = near(0, node, i)
        let bound = unsafe asked[i].bound
        var count = unsafe Int(asked[i].count)
        guard count &+ mask.nonzeroBitCount <= room else {
            unsafe asked[i].bound = -1
            return
        }
        let own = unsafe candidates + i &* room
        while mask != 0 {
            let k = mask.trailingZeroBitCount
            mask &= mask &- 1
            // Not so for what is not a number, which only a damaged file holds.
            guard unsafe squares[k] <= bound else { continue }
            unsafe own[count] = unsafe Candidate(
                square: squares[k], slot: Int32(truncatingIfNeeded: node &* BoxTree.fan &+ k))
            count &+= 1
        }
        unsafe asked[i].count = Int32(truncatingIfNeeded: count)
    }

    /// Gives up a place whose guess was too small; of the others keeps what may be wanted and asks for its boxes.
    @inline(__always) func select(_ i: Int, _ place: Coordinate) {
        let bound = unsafe asked[i].bound
        if bound < 0 { return }
        let own = unsafe candidates + i &* room
        let count = unsafe Int(asked[i].count)
        var most = bound
        if count >= self.most {
            let limits = NearestLimits(origin, reach, place)
            let needed = unsafe limits.square(Double(root(farthestWanted(own, count, bound))) + limits.slack)
            if unsafe asked[i].isGuess, needed > bound {
                unsafe asked[i].bound = -1
                return
            }
            most = min(needed, bound)
        } else if unsafe asked[i].isGuess {
            unsafe asked[i].bound = -1
            return
        }
        var kept = 0
        for k in 0..<count {
            let candidate = unsafe own[k]
            if candidate.square > most { continue }
            unsafe hw_prefetch(boxes + Int(candidate.slot))
            unsafe hw_prefetch(numbers + Int(candidate.slot))
            unsafe own[kept] = candidate
            kept &+= 1
        }
        unsafe asked[i].count = Int32(truncatingIfNeeded: kept)
    }

    /// A square that at least as many candidates as wanted do not exceed, and few more.
    @inline(__always) private func farthestWanted(
        _ own: UnsafePointer<Candidate>, _ count: Int, _ bound: Float
    ) -> Float {
        if most == 1 {
            var least = unsafe own[0].square
            for k in 1..<count { least = unsafe min(least, own[k].square) }
            return least
        }
        // A histogram: no comparison of two candidates has to be foreseen.
        let parts = 64
        let perPart = Float(parts) / bound
        guard perPart > 0, perPart < .infinity else { return bound }
        return unsafe withUnsafeTemporaryAllocation(of: UInt16.self, capacity: parts + 1) { held in
            guard let held = held.baseAddress else { return bound }
            unsafe held.initialize(repeating: 0, count: parts + 1)
            for k in 0..<count { unsafe held[Int(own[k].square * perPart)] &+= 1 }
            var sum = 0
            for part in 0..<parts {
                unsafe sum &+= Int(held[part])
                if sum >= most { return min(bound, (Float(part) + 1.001) / perPart) }
            }
            return bound
        }
    }

    /// Puts the closest boxes of a place into the list; false when the place was given up.
    @inline(__always) func take(_ i: Int, _ place: Coordinate, _ found: inout NearestList) -> Bool {
        if unsafe asked[i].bound < 0 { return false }
        let own = unsafe candidates + i &* room
        for k in 0..<(unsafe Int(asked[i].count)) {
            let slot = unsafe Int(own[k].slot)
            let distance = unsafe boxes[slot].distance(to: place)
            let number = unsafe Int(numbers[slot])
            if found.wants(distance, number) { found.insert(distance, number) }
        }
        return true
    }
}
