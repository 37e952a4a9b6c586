import ArgumentParser

/// `phusong sunset`: who loses service at a switch-off, and how well the forecast holds.
struct SunsetCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sunset", abstract: Texts.spoken.sunsetAbstract,
            subcommands: [SunsetRun.self, SunsetBackTest.self],
            defaultSubcommand: SunsetRun.self)
    }
}
