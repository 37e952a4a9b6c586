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
    let boxes: UnsafePointer<Box>
    let numbers: UnsafePointer<Int32>
    let asked: UnsafeMutablePointer<Asked>
    let candidates: UnsafeMutablePointer<Candidate>
    let squares: UnsafeMutablePointer<Float>
    private var front: UnsafeMutablePointer<Step>
    private var previous: UnsafeMutablePointer<Step>
    private var frontCount = 0

    private let count: Int
    private let levels: Int
    let origin: Coordinate
    let reach: Double
    /// Square of the radius of a circle in which enough boxes are likely, as a share of the area of a node.
    private let circle: Float
    let most: Int
    let room: Int
    private let steps: Int

    struct Asked: BitwiseCopyable {
        var x: Float
        var y: Float
        /// Boxes with a larger square of the distance are not looked at; negative when the place is given up.
        var bound: Float
        var isGuess: Bool
        var count: Int32
    }

    struct Candidate: BitwiseCopyable {
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
        let room = room(most), steps = (24 + most / 4) * block
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
    @inline(__always) func root(_ v: Float) -> Float { Float(Double(v).squareRoot()) }

    /// Children that are close enough; their squares are then in the first sixteen.
    @inline(__always) func near(_ level: Int, _ node: Int, _ i: Int) -> UInt32 {
        let item = unsafe asked[i]
        return unsafe hw_near16(lanes(level, node), item.x, item.y, item.bound, squares) & present(level, node)
    }
}
