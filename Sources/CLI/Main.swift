import ArgumentParser
import Foundation
import Reports
import Studies
import Units

/// Entry: parses, runs, and turns every outcome into one of the documented exit codes.
@main struct Main {
    static func main() async {
        let status = await run(Array(CommandLine.arguments.dropFirst()))
        exit(status.rawValue)
    }

    private static func run(_ arguments: [String]) async -> ExitStatus {
        do {
            var command = try PhuSong.parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return .done
        } catch let status as ExitStatus {
            return status
        } catch StudyError.cancelled {
            return interrupted
        } catch is Cancelled {
            return interrupted
        } catch let failure as Failure {
            Console.error(failure.line)
            return .badInput
        } catch {
            if let failure = ErrorWords(language: .spoken).failure(error) {
                Console.error(failure.line)
                return .badInput
            }
            return report(error)
        }
    }

    private static var interrupted: ExitStatus {
        Console.error(Texts.spoken.interrupted)
        return .interrupted
    }

    /// Help, version and completion scripts arrive as errors too, but go to standard output and are a success.
    private static func report(_ error: any Error) -> ExitStatus {
        let words = ParserWords(language: .spoken)
        let message = PhuSong.fullMessage(for: error)
        if PhuSong.exitCode(for: error).isSuccess {
            Console.output(words.help(message))
            return .done
        }
        Console.error(words.usageError(message))
        return .badInput
    }
}

/// What the shell is told.
enum ExitStatus: Int32, Error {
    case done = 0
    /// A result was written, but parts of the input were refused; the ledger lists them.
    case doneWithProblems = 1
    /// Input or arguments that cannot be worked with; nothing was written.
    case badInput = 2
    /// Stopped by Ctrl-C or a termination signal; no file was written, but by a search the best so far.
    case interrupted = 130
}
