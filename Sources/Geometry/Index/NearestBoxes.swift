import CHardware

/// Finds the closest boxes of a tree for several places together, without reading most of the boxes.
///
/// A node that lies close says how densely boxes lie there, hence within what distance enough of them are likely. Only
/// nodes that close are opened, level by level for all places, each asked for ahead, so that the waits for memory
/// overlap. Single precision decides what is looked at and rules out most boxes before one is read. Where the guess held
/// too few, or more than there is room for, the place is left to a search without guesses.
@safe struct NearestBoxes {
    // SAFETY: of the tree's buffers and of the room that `withRoom` allocates; used only while both exist.
    private let lanes: UnsafePointer<Float>
    private let starts: UnsafePointer<Int>
    private let boxes: UnsafePointer<Box>
    private let numbers: UnsafePointer<Int32>
    private let asked: UnsafeMutablePointer<Asked>
    private let candidates: UnsafeMutablePointer<Candidate>
    private let squares: UnsafeMutablePointer<Float>
    private var front: UnsafeMutablePointer<Step>
    private var previous: UnsafeMutablePointer<Step>
    private var frontCount = 0

    private let count: Int
    private let levels: Int
    private let origin: Coordinate
    private let reach: Double
    /// Square of the radius of a circle in which enough boxes are likely, as a share of the area of a node.
    private let circle: Float
    private let most: Int
    private let room: Int
    private let steps: Int

    private struct Asked: BitwiseCopyable {
        var x: Float
        var y: Float
        /// Boxes with a larger square of the distance are not looked at; negative when the place is given up.
        var bound: Float
        var isGuess: Bool
        var count: Int32
    }

    private struct Candidate: BitwiseCopyable {
        var square: Float
        var slot: Int32
    }

    private struct Step: BitwiseCopyable {
        var place: Int32
        var node: Int32
    }

    /// The level whose nodes give the guess; those above it are few and stay in the cache.
    private static let guessLevel = 3

    /// Whether the tree is worth guesses, and squares of distances stay within the range of single precision.
    static func serves(_ tree: BoxTree) -> Bool { tree.levels > guessLevel && tree.reach < 1e18 }

    /// How many places are searched for together.
    static func block(_ most: Int) -> Int { max(1, min(64, 8192 / room(most))) }

    private static func room(_ most: Int) -> Int { 4 * most + 32 }

    /// Calls `body` with a search for up to `block` places.
    @inline(__always) static func withRoom(
        _ tree: BoxTree, most: Int, block: Int, _ body: (inout NearestBoxes) -> Void
    ) {
        let room = room(most), steps = 24 * block
        unsafe withUnsafeTemporaryAllocation(of: Candidate.self, capacity: room * block) { candidates in
            unsafe withUnsafeTemporaryAllocation(of: Step.self, capacity: 2 * steps) { front in
                unsafe withUnsafeTemporaryAllocation(of: Asked.self, capacity: block) { asked in
                    unsafe withUnsafeTemporaryAllocation(of: Float.self, capacity: 16 * tree.levels) { squares in
                        guard let candidates = candidates.baseAddress, let front = front.baseAddress,
                            let asked = asked.baseAddress, let squares = squares.baseAddress
                        else { return }
                        var search = unsafe NearestBoxes(
                            tree, most, room, steps, candidates, front, asked, squares)
                        body(&search)
                    }
                }
            }
        }
    }

    private init(
        _ tree: BoxTree, _ most: Int, _ room: Int, _ steps: Int, _ candidates: UnsafeMutablePointer<Candidate>,
        _ front: UnsafeMutablePointer<Step>, _ asked: UnsafeMutablePointer<Asked>,
        _ squares: UnsafeMutablePointer<Float>
    ) {
        count = tree.count
        levels = tree.levels
        origin = tree.origin
        reach = tree.reach
        // Twice the root more than wanted are expected in the circle, so that it rarely holds too few.
        let wanted = Float(most).squareRoot() + 1
        circle = wanted * wanted / (Float(1 << (4 * Self.guessLevel)) * Float.pi)
        unsafe lanes = unsafe tree.laneStart
        unsafe starts = unsafe tree.levelStarts
        unsafe boxes = unsafe tree.boxStart
        unsafe numbers = unsafe tree.numberStart
        unsafe self.asked = unsafe asked
        unsafe self.candidates = unsafe candidates
        unsafe self.squares = unsafe squares
        unsafe self.front = unsafe front
        unsafe previous = unsafe front + steps
        self.most = most
        self.room = room
        self.steps = steps
    }

    /// Finds candidates for all places; ``take(_:_:_:)`` then decides for each.
    @inline(__always) mutating func search(_ places: UnsafePointer<Coordinate>, _ count: Int, _ maxDistance: Double) {
        frontCount = 0
        for i in 0..<count { unsafe start(i, places[i], maxDistance) }
        for level in stride(from: Self.guessLevel &- 1, to: 0, by: -1) {
            unsafe swap(&front, &previous)
            let steps = frontCount
            frontCount = 0
            for k in 0..<steps {
                let step = unsafe previous[k]
                let node = Int(step.node), place = Int(step.place)
                push(near(level, node, place), level, node, place)
            }
        }
        for k in 0..<frontCount { unsafe collect(Int(front[k].node), Int(front[k].place)) }
        for i in 0..<count { unsafe select(i, places[i]) }
    }

    /// Goes down to the closest node of the level that gives the guess, then puts what is within the guess in the front.
    @inline(__always) private mutating func start(_ i: Int, _ place: Coordinate, _ maxDistance: Double) {
        let x = Float(place.x - origin.x), y = Float(place.y - origin.y)
        // Written so that places that are not finite are given up as well.
        guard abs(x) < 1e18, abs(y) < 1e18 else {
            unsafe asked[i] = Asked(x: 0, y: 0, bound: -1, isGuess: true, count: 0)
            return
        }
        var node = 0
        var lane = 0
        var path: UInt64 = 0
        for level in stride(from: levels &- 1, through: Self.guessLevel, by: -1) {
            let own = unsafe squares + 16 &* level
            unsafe _ = hw_near16(lanes(level, node), x, y, .infinity, own)
            let children = present(level, node)
            lane = unsafe Int(hw_least16(own, children))
            // A damaged file may hold boxes that are not numbers; the first child is always there.
            if children & (1 &<< UInt32(lane)) == 0 { lane = 0 }
            path |= UInt64(lane) &<< UInt64(4 &* level)
            node = node &* BoxTree.fan &+ lane
        }
        ask(for: Self.guessLevel &- 1, node)
        let child = unsafe lanes(Self.guessLevel, node / BoxTree.fan) + lane
        let area = unsafe (child[32] - child[0]) * (child[48] - child[16])
        let reach = unsafe root(squares[16 &* Self.guessLevel &+ lane]) + root(area * circle)
        let limit = NearestLimits(origin, self.reach, place).square(maxDistance)
        let bound = min(limit, reach * reach)
        unsafe asked[i] = Asked(x: x, y: y, bound: bound, isGuess: bound < limit, count: 0)
        node = 0
        for level in stride(from: levels &- 1, through: Self.guessLevel, by: -1) {
            let lane = Int(path &>> UInt64(4 &* level)) & 15
            var mask = unsafe hw_atMost16(squares + 16 &* level, bound) & present(level, node)
            if level == Self.guessLevel {
                push(mask, level, node, i)
            } else {
                mask &= ~(1 &<< UInt32(lane))
                if mask != 0 { open(mask, level, node, i) }
            }
            node = node &* BoxTree.fan &+ lane
        }
    }

    /// Goes through more of the upper levels, which are in the cache.
    @inline(never) private mutating func open(_ children: UInt32, _ level: Int, _ node: Int, _ i: Int) {
        var rest = children
        while rest != 0 {
            let child = node &* BoxTree.fan &+ rest.trailingZeroBitCount
            rest &= rest &- 1
            let mask = near(level &- 1, child, i)
            if level &- 1 == Self.guessLevel {
                push(mask, level &- 1, child, i)
            } else {
                open(mask, level &- 1, child, i)
            }
        }
    }

    @inline(__always) private func ask(for level: Int, _ node: Int) {
        let below = unsafe lanes(level, node)
        for line in 0..<4 { unsafe hw_prefetch(below + 16 &* line) }
    }

    /// Puts children into the front.
    @inline(__always) private mutating func push(_ children: UInt32, _ level: Int, _ node: Int, _ i: Int) {
        var mask = children
        guard frontCount &+ mask.nonzeroBitCount <= steps else {
            unsafe asked[i].bound = -1
            return
        }
        while mask != 0 {
            let child = node &* BoxTree.fan &+ mask.trailingZeroBitCount
            mask &= mask &- 1
            ask(for: level &- 1, child)
            unsafe front[frontCount] = Step(
                place: Int32(truncatingIfNeeded: i), node: Int32(truncatingIfNeeded: child))
            frontCount &+= 1
        }
    }

    /// Notes the boxes of a lowest node that are close enough.
    @inline(__always) private func collect(_ node: Int, _ i: Int) {
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
    @inline(__always) private func select(_ i: Int, _ place: Coordinate) {
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
        guard perPart < .infinity else { return bound }
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

    @inline(__always) private func lanes(_ level: Int, _ node: Int) -> UnsafePointer<Float> {
        unsafe lanes + (starts[level] &+ node) &* BoxTree.nodeFloats
    }

    /// Bits of the children a node has.
    @inline(__always) private func present(_ level: Int, _ node: Int) -> UInt32 {
        let below = unsafe level == 0 ? count : starts[level] &- starts[level &- 1]
        let left = below &- node &* BoxTree.fan
        return left >= BoxTree.fan ? 0xFFFF : (1 &<< UInt32(truncatingIfNeeded: left)) &- 1
    }

    /// Unlike the root of a `Float`, no call.
    @inline(__always) private func root(_ v: Float) -> Float { Float(Double(v).squareRoot()) }

    /// Children that are close enough; their squares are then in the first sixteen.
    @inline(__always) private func near(_ level: Int, _ node: Int, _ i: Int) -> UInt32 {
        let item = unsafe asked[i]
        return unsafe hw_near16(lanes(level, node), item.x, item.y, item.bound, squares) & present(level, node)
    }
}

/// Turns a distance into a bound for squares in single precision that no closer box exceeds.
struct NearestLimits {
    /// More than place, box and difference can be off by, each rounded to 2⁻²⁴ of itself.
    let slack: Double

    /// - Parameters:
    ///   - origin: of the tree's numbers.
    ///   - reach: a bound for them.
    @inline(__always) init(_ origin: Coordinate, _ reach: Double, _ place: Coordinate) {
        slack = (abs(place.x - origin.x) + abs(place.y - origin.y) + reach) * 0x1p-21
    }

    @inline(__always) func square(_ distance: Double) -> Float {
        let reach = distance + slack
        return Float(reach * reach * (1 + 0x1p-20)).nextUp
    }
}
