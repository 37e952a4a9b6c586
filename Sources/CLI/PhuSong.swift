import ArgumentParser
import Reports

/// The root command; each use case is a subcommand.
struct PhuSong: AsyncParsableCommand {
    static let version = "0.1.0"

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "phusong",
            abstract: Texts.spoken.rootAbstract,
            discussion: Texts.spoken.rootDiscussion,
            version: version,
            subcommands: [
                RunCommand.self, Zones.self, Check.self, SiteRun.self, SunsetCommand.self, ReportCommand.self,
                Cover.self,
                Link.self, Models.self,
                Calibrate.self,
                Import.self, Init.self, Sample.self, Law.self, Solve.self, Doctor.self, AcceptVectors.self,
            ])
    }

    // Taken here too, so that they may stand before the command's name.
    @OptionGroup var options: GlobalOptions
}
