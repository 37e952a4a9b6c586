import Dispatch
import Foundation
import Synchronization

/// While alive, the first Ctrl-C asks the solver to end with the best so far; a second one ends the process.
final class SolveInterruption {
    let flag = Flag()
    private let sources: [any DispatchSourceSignal]

    final class Flag: Sendable {
        private let state = Atomic(false)

        var isSet: Bool { state.load(ordering: .relaxed) }

        /// - Returns: whether it was set before.
        func set() -> Bool { state.exchange(true, ordering: .relaxed) }
    }

    init() {
        let flag = flag
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                if flag.set() { _exit(ExitStatus.interrupted.rawValue) }
            }
            source.activate()
            return source
        }
    }
}
