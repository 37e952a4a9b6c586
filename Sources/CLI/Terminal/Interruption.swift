import Dispatch
import Foundation
import Reports

/// While armed, Ctrl-C and a termination signal clean up and end the process with status 130.
final class Interruption {
    private let sources: [any DispatchSourceSignal]

    init(message: String = Texts.spoken.interrupted, _ cleanUp: @escaping @Sendable () -> Void) {
        sources = [SIGINT, SIGTERM].map { number in
            // Ignored by the default handler, so that only the source below sees it.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                cleanUp()
                Console.error(message)
                _exit(ExitStatus.interrupted.rawValue)
            }
            source.activate()
            return source
        }
    }

    /// From here on a signal waits until the process ends by itself; publishing takes milliseconds.
    func disarm() {
        for source in sources { source.cancel() }
    }
}
