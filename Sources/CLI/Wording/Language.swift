public import ArgumentParser
import Foundation
import Reports

extension Language {
    /// Language of this run.
    static let spoken = LanguageList.spoken.values[0]

    /// The first that `--lang` names; else the first of LC_ALL, LC_MESSAGES and LANG that is set, as in POSIX; else
    /// English.
    init(arguments: [String], environment: [String: String]) {
        self = LanguageList(arguments: arguments, environment: environment).values[0]
    }
}

/// `vi,en`: languages in order, each once. The command speaks the first; reports are written in all.
public struct LanguageList: ExpressibleByArgument, Sendable {
    let values: [Language]

    /// Of this run.
    static let spoken = LanguageList(
        arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

    public init?(argument: String) {
        guard let values = CommaList.read(argument, Language.init(rawValue:)) else { return nil }
        self.values = values
    }

    init(arguments: [String], environment: [String: String]) {
        if let asked = Self.asked(in: arguments) {
            self = asked
            return
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
            .compactMap { environment[$0] }
            .first { !$0.isEmpty }
        values = [(locale ?? "").lowercased().hasPrefix("vi") ? .vi : .en]
    }

    /// The last one given, as the argument parser takes it.
    private static func asked(in arguments: [String]) -> LanguageList? {
        var asked: LanguageList?
        for (index, argument) in arguments.prefix(while: { $0 != "--" }).enumerated() {
            if argument.hasPrefix("--lang=") { asked = LanguageList(argument: String(argument.dropFirst(7))) }
            if argument == "--lang", index + 1 < arguments.count {
                asked = LanguageList(argument: arguments[index + 1])
            }
        }
        return asked
    }

    public var defaultValueDescription: String { values.map(\.rawValue).joined(separator: ",") }
    public static var allValueStrings: [String] { Language.allCases.map(\.rawValue) }
}
