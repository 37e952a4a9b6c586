import ArgumentParser
import Reports
import Units

/// Papers to draft instead of reports, and what an office knows about them.
struct PaperOptions: ParsableArguments {
    @Option(name: .customLong("paper"), help: ArgumentHelp(Texts.spoken.paperHelp, valueName: Texts.spoken.listValue))
    var papers: PaperList?
    @Option(help: ArgumentHelp(Texts.spoken.paperListHelp, valueName: Texts.spoken.fileValue), completion: .file())
    var list: String?
    @Option(help: ArgumentHelp(Texts.spoken.sheetHelp)) var layer: String?
    @Option(help: ArgumentHelp(Texts.spoken.paperDeadlineHelp, valueName: Texts.spoken.dateValue))
    var deadline: CalendarDate?
    @Option(help: ArgumentHelp(Texts.spoken.yearHelp, valueName: Texts.spoken.yearValue)) var year: Int?

    func validate() throws {
        let needing = papers?.values.filter(\.needsList) ?? []
        if list == nil, let first = needing.first { throw ValidationError(Texts.spoken.paperNeedsList(first)) }
        if papers == nil, list != nil || layer != nil || deadline != nil || year != nil {
            throw ValidationError(Texts.spoken.onlyWithPaper)
        }
        if let year, !(2000...2100).contains(year) { throw ValidationError(Texts.spoken.badYear) }
    }
}

/// `request,half-year`: papers in order, each once.
struct PaperList: ExpressibleByArgument {
    var values: [PaperKind]

    init?(argument: String) {
        guard let values = CommaList.read(argument, PaperKind.init(rawValue:)) else { return nil }
        self.values = values
    }
}
