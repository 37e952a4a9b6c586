import ArgumentParser
import PermitRules
import Units

/// `phusong law`: looks into the dated law itself.
struct Law: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Texts.spoken.lawAbstract,
            discussion: Texts.spoken.discussion(
                Texts.spoken.lawDiscussion,
                examples: [
                    "phusong law list --json",
                    "phusong law show vn.land.residential.mast",
                    "phusong law at 2024-08-01",
                    "phusong law diff 2024-07-31 2024-08-01",
                    "phusong law verify",
                    "phusong law test",
                ]),
            subcommands: [
                LawList.self, LawShow.self, LawAt.self, LawDiff.self, LawVerify.self, LawTest.self,
            ])
    }

    @OptionGroup var options: GlobalOptions
}

/// Whose law is asked: the country, and folders of a user's own laid over the shipped data and the workspace's.
struct LawOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Texts.spoken.countryHelp)) var country: String?
    @Option(
        help: ArgumentHelp(Texts.spoken.overlayHelp, valueName: Texts.spoken.folderValue), completion: .directory)
    var overlay: [String] = []

    func book(_ options: GlobalOptions) throws -> RuleBook {
        try RuleBook(folder: try folder(options), country: country ?? "vn", overlays: overlay)
    }

    func folder(_ options: GlobalOptions) throws -> String { try DataFolder.find(option: options.data).path }
}
