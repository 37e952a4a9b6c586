public import ArgumentParser
import Province
import Reports
public import Units

/// What the commands that study a workspace share.
struct StudyOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(Texts.spoken.workspaceHelp, valueName: Texts.spoken.workspaceValue), completion: .directory)
    var workspace: String

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp(Texts.spoken.asOfHelp, valueName: Texts.spoken.dateValue))
    var dates: [CalendarDate] = []

    @OptionGroup var law: LawOptions
}

extension CalendarDate: ExpressibleByArgument {
    /// yyyy-MM-dd.
    public init?(argument: String) { self.init(argument) }
}
