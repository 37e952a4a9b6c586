/// Sites by a score that can only fall: the best is looked at again before it is believed (Minoux 1978).
struct LazyQueue {
    private var heap: [(score: Double, site: Int32)]

    init(_ scores: [(score: Double, site: Int32)]) {
        heap = scores
        for i in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(i) }
    }

    /// Takes the site that is best by its present score; nil when no site has a positive one.
    /// - Parameters:
    ///   - isOver: once true, a score is believed without a second look at the others.
    ///   - score: the present score; nil takes the site out for good.
    mutating func next(isOver: () -> Bool = { false }, _ score: (Int) -> Double?) -> Int? {
        while let top = heap.first {
            let site = Int(top.site)
            if let now = score(site), now > 0 {
                if isOver() {
                    pop()
                    return site
                }
                heap[0].score = now
                sink(0)
                // Unchanged place means unsurpassed: the others' scores only fell since they were computed.
                if heap[0].site == top.site {
                    pop()
                    return site
                }
            } else {
                pop()
            }
        }
        return nil
    }

    private mutating func pop() {
        let last = heap.removeLast()
        guard !heap.isEmpty else { return }
        heap[0] = last
        sink(0)
    }

    /// Equal scores go to the lower number, so that the order of the input decides nothing else.
    private func isBefore(_ a: (score: Double, site: Int32), _ b: (score: Double, site: Int32)) -> Bool {
        a.score != b.score ? a.score > b.score : a.site < b.site
    }

    private mutating func sink(_ start: Int) {
        var i = start
        let moved = heap[i]
        while true {
            var child = 2 * i + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, isBefore(heap[child + 1], heap[child]) { child += 1 }
            guard isBefore(heap[child], moved) else { break }
            heap[i] = heap[child]
            i = child
        }
        heap[i] = moved
    }
}
