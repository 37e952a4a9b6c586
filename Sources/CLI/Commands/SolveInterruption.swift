import Dispatch
import Foundation
import Synchronization

/// While alive, the first Ctrl-C during a search asks the solver to end with the best so far; one before the search, and a
/// second one, end the process.
final class SolveInterruption {
    let flag = Flag()
    /// Whether there is something to end with.
    let isSearching = Flag()
    private let sources: [any DispatchSourceSignal]

    final class Flag: Sendable {
        private let state = Atomic(false)

        var isSet: Bool { state.load(ordering: .relaxed) }

        /// - Returns: whether it was set before.
        @discardableResult
        func set() -> Bool { state.exchange(true, ordering: .relaxed) }
    }

    /// - Parameter cleanUp: what has to be done before the process ends.
    init(isSearching: Bool = true, cleanUp: @escaping @Sendable () -> Void = {}) {
        if isSearching { self.isSearching.set() }
        let (flag, isSearching) = (flag, self.isSearching)
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                guard !isSearching.isSet || flag.set() else { return }
                cleanUp()
                Console.error(Texts.spoken.interrupted)
                _exit(ExitStatus.interrupted.rawValue)
            }
            source.activate()
            return source
        }
    }
}
