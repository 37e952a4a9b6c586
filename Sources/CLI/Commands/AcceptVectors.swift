import ArgumentParser
import Foundation
import Studies

/// `phusong accept-vectors`, for `scripts/accept-vectors`: the propagation models against a folder of reference values.
struct AcceptVectors: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "accept-vectors", shouldDisplay: false)
    }

    @Argument(completion: .directory) var folder: String
    @OptionGroup var options: GlobalOptions

    func run() throws {
        for outcome in try VectorAcceptance(folder: folder).run() {
            Console.output("\(outcome.set) \(outcome.cases) \(String(format: "%.3e", outcome.maximumError))")
        }
    }
}
