import ArgumentParser
import Reports

/// A list of sites and where its verdicts go.
struct ListOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Texts.spoken.listHelp, valueName: Texts.spoken.fileValue), completion: .file())
    var list: String?
    @Option(help: ArgumentHelp(Texts.spoken.sheetHelp)) var layer: String?
    @Option(help: ArgumentHelp(Texts.spoken.checkOutHelp, valueName: Texts.spoken.fileValue), completion: .file())
    var out: String?
    @Flag(help: ArgumentHelp(Texts.spoken.briefHelp)) var brief = false
    @Flag(help: ArgumentHelp(Texts.spoken.alternativesHelp)) var alternatives = false
    @Flag(help: ArgumentHelp(Texts.spoken.resumeHelp)) var resume = false
}
