import ArgumentParser
import Reports

/// Options every subcommand takes.
struct GlobalOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Texts.spoken.dataHelp, valueName: Texts.spoken.folderValue), completion: .directory)
    var data: String?

    @Flag(name: .shortAndLong, help: ArgumentHelp(Texts.spoken.quietHelp))
    var quiet = false

    // Read before parsing, by `Language.spoken`, because help and parse errors need it; declared here to be checked.
    @Option(help: ArgumentHelp(Texts.spoken.langHelp))
    var lang: LanguageList = .spoken
}
