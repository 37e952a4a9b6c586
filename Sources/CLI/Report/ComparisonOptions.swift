import ArgumentParser
import Reports
import Units

/// What a report is compared with instead of being written unit by unit.
struct ComparisonOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Texts.spoken.reportCompareHelp, valueName: Texts.spoken.dateValue))
    var compare: CalendarDate?
    @Option(help: ArgumentHelp(Texts.spoken.againstHelp, valueName: Texts.spoken.folderValue), completion: .directory)
    var against: String?

    var isAsked: Bool { compare != nil || against != nil }

    func validate() throws {
        if compare != nil, against != nil { throw ValidationError(Texts.spoken.oneComparison) }
    }
}
