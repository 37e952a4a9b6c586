import Propagation
import Studies
import Testing
import _TestSupport

/// The catalogue says of each model what the reference values say.
@Suite struct ModelCatalogueTests {
    @Test("Every line of evidence is computed again", .enabled(if: SharedData.path("propagation") != nil))
    func evidenceHolds() throws {
        let outcomes = try VectorAcceptanceTests.outcomes.get()
        var used: Set<String> = []
        for card in ModelCard.all {
            for evidence in card.evidence {
                let outcome = try #require(outcomes.first { $0.set == evidence.set }, "\(evidence.set)")
                #expect(outcome.maximumError <= evidence.worstError, "\(card.name), \(evidence.set)")
                #expect(outcome.cases > 0)
                used.insert(evidence.set)
            }
        }
        #expect(used.isSuperset(of: outcomes.map(\.set)))
    }

    @Test("Inputs are printed with their intervals and units")
    func inputs() throws {
        let card = try #require(ModelCard.all.first { $0.name == "Okumura-Hata" })
        #expect(card.inputs.first == "carrier 150…1500 MHz")
        #expect(Set(ModelCard.all.map(\.name)).count == ModelCard.all.count)
    }
}
