import Dispatch
import Synchronization

/// Work on items that arrive one after another: several threads do it while the next are read, and the answers are taken in
/// the order of the items.
struct OrderedWork<Item: Sendable, Answer: Sendable>: ~Copyable {
    private let shared = Shared()
    private let ahead: Int
    private let work: @Sendable (Item) -> Answer
    private var added = 0
    private var taken = 0

    private final class Shared: Sendable {
        let answers = Mutex<[Int: Answer]>([:])
        let done = DispatchSemaphore(value: 0)
    }

    /// - Parameter ahead: items whose answers are not taken yet, at most; one more than threads keeps them all busy.
    init(ahead: Int, _ work: @escaping @Sendable (Item) -> Answer) {
        (self.ahead, self.work) = (ahead, work)
    }

    /// Hands an item to a thread, and takes answers until no more than allowed are ahead.
    mutating func add(_ item: Item, take: (Answer) throws -> Void) rethrows {
        let (number, work, shared) = (added, work, shared)
        added += 1
        DispatchQueue.global().async {
            let answer = work(item)
            shared.answers.withLock { $0[number] = answer }
            shared.done.signal()
        }
        while added - taken > ahead { try takeNext(take) }
    }

    /// Takes all that is left.
    mutating func finish(take: (Answer) throws -> Void) rethrows {
        while taken < added { try takeNext(take) }
    }

    private mutating func takeNext(_ take: (Answer) throws -> Void) rethrows {
        let number = taken
        while true {
            if let answer = shared.answers.withLock({ $0.removeValue(forKey: number) }) {
                taken += 1
                return try take(answer)
            }
            shared.done.wait()
        }
    }
}
