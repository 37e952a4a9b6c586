import Dispatch
import Synchronization

/// Work on items that arrive one after another: some threads do it while the next are read, and the answers are taken in the
/// order of the items.
struct OrderedWork<Item: Sendable, Answer: Sendable>: ~Copyable {
    private let shared: Shared
    private let threads: Int
    private var added = 0
    private var taken = 0

    private final class Shared: Sendable {
        struct State {
            var waiting: [(number: Int, item: Item)] = []
            var answers: [Int: Answer] = [:]
            var working = 0
        }
        let state = Mutex(State())
        let done = DispatchSemaphore(value: 0)
        let work: @Sendable (Item) -> Answer

        init(_ work: @escaping @Sendable (Item) -> Answer) { self.work = work }

        /// What each thread does until nothing waits.
        func drain() {
            while true {
                let next = state.withLock { state in
                    if state.waiting.isEmpty { state.working -= 1 }
                    return state.waiting.isEmpty ? nil : state.waiting.removeFirst()
                }
                guard let next else { return }
                let answer = work(next.item)
                state.withLock { $0.answers[next.number] = answer }
                done.signal()
            }
        }
    }

    init(threads: Int, _ work: @escaping @Sendable (Item) -> Answer) {
        self.threads = threads
        shared = Shared(work)
    }

    /// Hands an item to a thread, and takes answers until no more are ahead than one beyond the threads.
    mutating func add(_ item: Item, take: (Answer) throws -> Void) rethrows {
        let (number, shared, threads) = (added, shared, threads)
        added += 1
        let isIdle = shared.state.withLock { state in
            state.waiting.append((number, item))
            guard state.working < threads else { return false }
            state.working += 1
            return true
        }
        if isIdle { DispatchQueue.global().async { shared.drain() } }
        while added - taken > threads + 1 { try takeNext(take) }
    }

    /// Takes all that is left.
    mutating func finish(take: (Answer) throws -> Void) rethrows {
        while taken < added { try takeNext(take) }
    }

    private mutating func takeNext(_ take: (Answer) throws -> Void) rethrows {
        let number = taken
        while true {
            if let answer = shared.state.withLock({ $0.answers.removeValue(forKey: number) }) {
                taken += 1
                return try take(answer)
            }
            shared.done.wait()
        }
    }
}
