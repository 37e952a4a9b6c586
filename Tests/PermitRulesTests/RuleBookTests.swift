import PermitRules
import Testing
import Units

/// What must hold for the law register that ships with the program.
@Suite struct RuleBookTests {
    @Test("Every basis is in force on every day of its rule")
    func basesHold() throws {
        let book = try Law.book()
        #expect(book.rules.count > 60)
        for rule in book.rules {
            #expect(!rule.bases.isEmpty, "\(rule.id)")
            for basis in rule.bases {
                #expect(basis.interval.contains(rule.interval), "\(rule.id) rests on \(basis.article)")
            }
        }
    }
}
