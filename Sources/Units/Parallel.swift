import Dispatch
import Synchronization

/// Work in parts on a given number of threads.
public enum Parallel {
    /// Numbers below `count` in as many runs as threads.
    public static func ranges(_ count: Int, _ threads: Int) -> [Range<Int>] {
        let parts = max(1, min(threads, count))
        return (0..<parts).map { count * $0 / parts..<count * ($0 + 1) / parts }
    }

    /// The answers of `body` to the items, in their order.
    public static func map<Item: Sendable, Answer: Sendable>(
        _ items: [Item], threads: Int, _ body: @Sendable (Item) -> Answer
    ) -> [Answer] {
        map(items.count, threads: threads) { body(items[$0]) }
    }

    /// The answers of `body(0)` to `body(count − 1)`, in that order; each thread takes the next part when it is free.
    public static func map<Answer: Sendable>(
        _ count: Int, threads: Int, _ body: @Sendable (Int) -> Answer
    ) -> [Answer] {
        guard threads > 1, count > 1 else { return (0..<count).map(body) }
        let answers = Mutex([Answer?](repeating: nil, count: count))
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
            while true {
                let part = next.add(1, ordering: .relaxed).oldValue
                guard part < count else { return }
                let answer = body(part)
                answers.withLock { $0[part] = answer }
            }
        }
        return answers.withLock { $0.compactMap(\.self) }
    }
}
