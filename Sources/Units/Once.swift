import Dispatch
import Synchronization

/// Lets one thread through at a time; those that wait are asked whether to go on.
public final class Turn: Sendable {
    private let semaphore = DispatchSemaphore(value: 1)

    public init() {}

    /// - Throws: ``Cancelled`` while it waits, or what `body` throws.
    public func take<Result>(_ run: Run, _ body: () throws -> Result) throws -> Result {
        while semaphore.wait(timeout: .now() + .milliseconds(50)) == .timedOut { try run.check() }
        defer { semaphore.signal() }
        return try body()
    }
}

/// A value that takes long to make: the first run that asks makes it, for all others. A run that fails or is cancelled on the
/// way leaves it to the next.
public final class Once<Value: Sendable>: Sendable {
    private let turn = Turn()
    private let value: Mutex<Value?>

    public init(_ value: Value? = nil) { self.value = Mutex(value) }

    /// - Throws: what `make` throws, or ``Cancelled`` while another thread makes it.
    public func callAsFunction(_ run: Run, _ make: () throws -> Value) throws -> Value {
        if let known = value.withLock(\.self) { return known }
        return try turn.take(run) {
            if let known = value.withLock(\.self) { return known }
            let made = try make()
            value.withLock { $0 = made }
            return made
        }
    }
}
