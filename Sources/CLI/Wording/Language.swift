import Foundation
import Reports

extension Language {
    /// Language of this run.
    static let spoken = Language(
        arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

    /// `--lang` decides; else the first of LC_ALL, LC_MESSAGES and LANG that is set, as in POSIX; else English.
    init(arguments: [String], environment: [String: String]) {
        if let asked = Language.asked(in: arguments) {
            self = asked
            return
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
            .compactMap { environment[$0] }
            .first { !$0.isEmpty }
        self = (locale ?? "").lowercased().hasPrefix("vi") ? .vi : .en
    }

    /// The last one given, as the argument parser takes it.
    private static func asked(in arguments: [String]) -> Language? {
        var asked: Language?
        for (index, argument) in arguments.prefix(while: { $0 != "--" }).enumerated() {
            if argument.hasPrefix("--lang=") { asked = Language(rawValue: String(argument.dropFirst(7))) }
            if argument == "--lang", index + 1 < arguments.count { asked = Language(rawValue: arguments[index + 1]) }
        }
        return asked
    }
}
