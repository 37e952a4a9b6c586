import Foundation

/// What whoever starts a long task gives it: whom to tell how far it is, whether to go on, how many threads to keep busy.
///
/// No answer depends on the number of threads. A task that is asked to stop throws ``Cancelled``, or the error its module
/// has for it, within a fraction of a second, and leaves no file; only a search with a value and a bound ends with the
/// best so far instead.
///
/// ```swift
/// let flag = StopFlag()
/// let run = Run(threads: 1, isCancelled: { flag.isSet }) { print($0.stage, $0.fraction) }
/// let result = try ZonesStudy(scene: scene).run(run)
/// ```
public struct Run: Sendable {
    /// Threads a task may keep busy, from 1 to 64.
    public let threads: Int
    private let asksToStop: @Sendable () -> Bool
    private let tell: @Sendable (ProgressReport) -> Void

    /// Processors this process may use.
    public static var processors: Int { ProcessInfo.processInfo.activeProcessorCount }

    /// - Parameters:
    ///   - isCancelled: asked often, from any thread; once `true`, always.
    ///   - progress: told from any thread.
    public init(
        threads: Int = processors, isCancelled: @escaping @Sendable () -> Bool = { false },
        progress: @escaping @Sendable (ProgressReport) -> Void = { _ in }
    ) {
        self.threads = min(max(threads, 1), 64)
        asksToStop = isCancelled
        tell = progress
    }

    public var isCancelled: Bool { asksToStop() }

    /// To be asked at least every tenth of a second.
    public func check() throws(Cancelled) {
        if isCancelled { throw Cancelled() }
    }

    /// - Parameter fraction: 0...1 within the stage.
    public func report(_ stage: ProgressReport.Stage, _ fraction: Double) { tell(ProgressReport(stage, fraction)) }

    /// For a side task, of which nobody is told.
    public var silent: Run { Run(threads: threads, isCancelled: asksToStop) }

    /// For what one of the task's own threads does.
    public var part: Run { Run(threads: 1, isCancelled: asksToStop) }

    /// The answers of `body(0)` to `body(count − 1)`, in that order, each part after asking whether to go on.
    public func map<Answer: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Answer) throws(Cancelled) -> [Answer] {
        let answers = Parallel.map(count, threads: threads) { isCancelled ? nil : Optional(body($0)) }
        let done = answers.compactMap(\.self)
        guard done.count == count else { throw Cancelled() }
        return done
    }

    /// The answers of `body` to the items, in their order, each after asking whether to go on.
    public func map<Item: Sendable, Answer: Sendable>(
        _ items: [Item], _ body: @Sendable (Item) -> Answer
    ) throws(Cancelled) -> [Answer] {
        try map(items.count) { body(items[$0]) }
    }
}

/// A task was asked to stop and did; nothing of it is left.
public struct Cancelled: Error, Hashable, Sendable {
    public init() {}
}
