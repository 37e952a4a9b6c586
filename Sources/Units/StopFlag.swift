import Synchronization

/// Asks tasks to stop: set once, by a signal or another thread, and read by all of them.
public final class StopFlag: Sendable {
    private let state = Atomic(false)

    public init() {}

    public var isSet: Bool { state.load(ordering: .relaxed) }

    /// - Returns: whether it was set before.
    @discardableResult
    public func set() -> Bool { state.exchange(true, ordering: .relaxed) }
}
