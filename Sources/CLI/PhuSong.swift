import ArgumentParser

@main
struct PhuSong: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "phusong",
        abstract:
            "Which residential zones are blocked from BTS permits, who lives there, and what may lawfully serve them.")
}
