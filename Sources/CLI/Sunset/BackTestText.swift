import Reports
import Sunset

/// The table of a back-test as the terminal shows it.
struct BackTestText {
    private let backTest: BackTest
    private let texts: Texts

    init(_ backTest: BackTest, texts: Texts) {
        (self.backTest, self.texts) = (backTest, texts)
    }

    var text: String {
        var table = TextTable(
            [(texts.seriesColumn, .left), (texts.classColumn, .left), (texts.forecastsColumn, .right)]
                + BackTest.models.map { (texts.model($0), .right) } + [(texts.heldColumn, .right)])
        for score in backTest.scores {
            table.add(row(score.key.description, texts.switchOffClass(score.kind), [score]))
        }
        let all = backTest.scores
        let dated = all.filter { $0.kind != .none }
        table.add(row(texts.meanOfAll, "", all))
        if !dated.isEmpty { table.add(row(texts.meanOfDated, "", dated)) }
        for file in Set(all.map(\.key.file)).sorted() {
            let rest = all.filter { $0.key.file != file }
            if !rest.isEmpty { table.add(row(texts.meanWithout(file), "", rest)) }
        }
        return table.text + "\n\n" + texts.backTestNote
    }

    private func row(_ name: String, _ kind: String, _ scores: [BackTest.Score]) -> [String] {
        let numbers = Numbers(texts.language)
        let means = BackTest.mean(of: scores) ?? []
        let coverage = BackTest.coverage(of: scores) ?? 0
        return [name, kind, numbers.integer(scores.reduce(0) { $0 + $1.count })]
            + means.map { numbers.decimal($0, digits: 2) } + [numbers.integer(Int((coverage * 100).rounded())) + " %"]
    }
}
