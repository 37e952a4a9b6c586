import Dispatch
import Foundation
import Reports
import Synchronization
import Units

/// While alive, the first Ctrl-C or termination signal asks the run to stop, which it does within a second with nothing half
/// made; the second ends the process at once, and what it had begun to write is removed.
final class Interruption {
    private let flag = StopFlag()
    private let begun = Begun()
    private var sources: [any DispatchSourceSignal] = []

    private final class Begun: Sendable {
        let outputs = Mutex<[PartialOutput]>([])
    }

    /// - Parameter endsAtOnce: for work that nobody asks whether to go on: the first signal is the second.
    init(endsAtOnce: Bool = false) {
        if endsAtOnce { flag.set() }
        sources = [SIGINT, SIGTERM].map { number in
            // Ignored by the default handler, so that only the source below sees it.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [flag, begun] in
                guard flag.set() else { return }
                begun.outputs.withLock { for output in $0 { output.remove() } }
                Console.error(Texts.spoken.interrupted)
                _exit(ExitStatus.interrupted.rawValue)
            }
            source.activate()
            return source
        }
    }

    /// Whether somebody has asked to stop.
    var isAsked: Bool { flag.isSet }

    func run(threads: Int, progress: @escaping @Sendable (ProgressReport) -> Void) -> Run {
        Run(threads: threads, isCancelled: { [flag] in flag.isSet }, progress: progress)
    }

    /// What is removed when the process has to end at once.
    func begins(_ output: PartialOutput) { begun.outputs.withLock { $0.append(output) } }
}
