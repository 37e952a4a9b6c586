import ArgumentParser
import Formats
import Foundation
import Propagation
import Reports

/// `phusong models`: the catalogue of propagation models.
struct Models: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Texts.spoken.modelsAbstract,
            discussion: Texts.spoken.discussion(
                Texts.spoken.modelsDiscussion, examples: ["phusong models", "phusong models --json"]))
    }

    @Flag(help: ArgumentHelp(Texts.spoken.jsonHelp)) var json = false
    @OptionGroup var options: GlobalOptions

    func run() throws {
        if json {
            return Console.output(try JSONDocument.text(ModelCard.all, named: "models"))
        }
        let texts = Texts.spoken
        var table = TextTable([
            (texts.modelColumn, .left), (texts.casesColumn, .right), (texts.worstErrorColumn, .right),
            (texts.sourceColumn, .left),
        ])
        for card in ModelCard.all {
            table.add([
                card.name, card.cases > 0 ? String(card.cases) : "–",
                card.worstError.map { "≤ " + String(format: "%g", $0) } ?? "–", card.source,
            ])
        }
        Console.output(table.text)
        Console.output("")
        for card in ModelCard.all { Console.output(card.name + ": " + card.inputs.joined(separator: "; ")) }
    }
}
