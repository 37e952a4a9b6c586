import Foundation
import Testing

@testable import PermitRules

/// `law/rules.schema.json` is for editors; it must not say other than the loader does.
@Suite struct SchemaTests {
    private func definitions() throws -> [String: Any] {
        let file = URL(filePath: Law.folder).appending(path: "law/rules.schema.json")
        let schema = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        return try #require(schema?["$defs"] as? [String: Any])
    }

    private func properties(_ name: String) throws -> [String: Any] {
        let definition = try #require(try definitions()[name] as? [String: Any])
        return try #require(definition["properties"] as? [String: Any])
    }

    private func words(_ value: Any?) -> Set<String> {
        guard let table = value as? [String: Any] else { return [] }
        return Set((table["enum"] as? [String]) ?? []).union(words(table["items"]))
    }

    @Test("It knows the keys the loader knows, for rules and for periods")
    func keys() throws {
        #expect(try Set(properties("rule").keys) == Set(RuleReader.ruleKeys))
        #expect(try Set(properties("period").keys) == Set(RuleReader.periodKeys))
    }

    @Test("It knows the same words for axes, structures, readings, flags and outcomes")
    func enumerations() throws {
        let rule = try properties("rule")
        #expect(words(rule["axis"]) == Set(Axis.allCases.map(\.rawValue)))
        #expect(words(rule["structures"]) == Set(StructureClass.allCases.map(\.rawValue)))
        #expect(words(rule["readings"]) == Set(Reading.allCases.map(\.rawValue)))
        #expect(words(rule["whenUnknown"]) == Set(Rule.WhenUnknown.allCases.map(\.rawValue)))
        #expect(try words(definitions()["flags"]) == Set(LandFlag.allCases.map(\.rawValue)))
        let outcomes =
            LandOutcome.allCases.map(\.rawValue) + PermitOutcome.allCases.map(\.rawValue)
            + ProvinceOutcome.allCases.map(\.rawValue)
        #expect(try words(definitions()["outcome"]) == Set(outcomes))
    }
}
