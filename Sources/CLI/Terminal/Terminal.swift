import Foundation

/// What the terminal behind a stream can do.
struct Terminal: Sendable {
    let isInteractive: Bool
    let hasColour: Bool

    static let standardError = Terminal(
        isInteractive: isatty(STDERR_FILENO) == 1, environment: ProcessInfo.processInfo.environment)

    /// Where answers are typed.
    static let standardInput = Terminal(
        isInteractive: isatty(STDIN_FILENO) == 1, environment: ProcessInfo.processInfo.environment)

    /// `NO_COLOR` (no-color.org) set to anything but the empty text turns colour off; `TERM=dumb` has no cursor to move.
    init(isInteractive: Bool, environment: [String: String]) {
        self.isInteractive = isInteractive && environment["TERM"] != "dumb"
        hasColour = self.isInteractive && (environment["NO_COLOR"] ?? "").isEmpty
    }
}
