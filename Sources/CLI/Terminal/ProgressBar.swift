import Synchronization

/// One line on the terminal that says which stage runs and how far it is; silent when nobody watches.
///
/// May be called from any thread. Redraws only when the percentage or the stage changes.
final class ProgressBar: Sendable {
    private struct State {
        var label = ""
        var percent = -1
    }
    private let state = Mutex(State())
    private let terminal: Terminal
    private let isShown: Bool

    init(terminal: Terminal = .standardError, quiet: Bool) {
        self.terminal = terminal
        isShown = terminal.isInteractive && !quiet
    }

    /// - Parameter fraction: 0...1 within the stage named by `label`.
    func show(_ label: String, fraction: Double) {
        guard isShown else { return }
        let percent = Int((min(max(fraction, 0), 1) * 100).rounded(.down))
        state.withLock { state in
            guard state.label != label || state.percent != percent else { return }
            (state.label, state.percent) = (label, percent)
            Console.errorFragment(line(label, percent))
        }
    }

    /// Takes the line away, so that results start on a clean one.
    func clear() {
        guard isShown else { return }
        state.withLock { state in
            guard state.percent >= 0 else { return }
            state = State()
            Console.errorFragment("\r\u{1B}[K")
        }
    }

    private func line(_ label: String, _ percent: Int) -> String {
        let width = 24
        let filled = width * percent / 100
        let done = String(repeating: "█", count: filled)
        let rest = String(repeating: "░", count: width - filled)
        let bar = terminal.hasColour ? "\u{1B}[36m\(done)\u{1B}[0m\(rest)" : done + rest
        let padded = String(repeating: " ", count: percent < 10 ? 2 : percent < 100 ? 1 : 0) + "\(percent)"
        return "\r\u{1B}[K\(bar) \(padded) %  \(label)"
    }
}
