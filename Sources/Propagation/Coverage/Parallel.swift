import Dispatch
import Synchronization

/// Independent pieces of work on a given number of threads.
enum Parallel {
    /// The results in order of their index, whatever thread made them.
    static func map<Piece: Sendable>(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Piece) -> [Piece] {
        guard threads > 1, count > 1 else { return (0..<count).map(body) }
        let done = Mutex<[Piece?]>(Array(repeating: nil, count: count))
        let next = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                let piece = body(index)
                done.withLock { $0[index] = piece }
            }
        }
        return done.withLock { $0.compactMap(\.self) }
    }
}
