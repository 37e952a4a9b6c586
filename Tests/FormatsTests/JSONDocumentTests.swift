import Formats
import Foundation
import Testing

/// What programs rely on in every JSON document.
@Suite struct JSONDocumentTests {
    private struct Figures: Codable, Equatable {
        var peopleNow: Int
        var areaM2: Double
        var path: String
    }

    @Test("Keys are in snake case and sorted, the schema is among them, slashes stay")
    func text() throws {
        let text = try JSONDocument.text(Figures(peopleNow: 5, areaM2: 2.5, path: "a/b"))
        #expect(
            text == """
                {
                  "area_m2" : 2.5,
                  "path" : "a/b",
                  "people_now" : 5,
                  "schema" : 1
                }
                """)
        #expect(
            try JSONDocument.text(Figures(peopleNow: 5, areaM2: 2.5, path: "a/b"), isCompact: true)
                == #"{"area_m2":2.5,"path":"a/b","people_now":5,"schema":1}"#)
    }

    @Test("A list is an object with the list under its name, also when it is empty")
    func lists() throws {
        #expect(try JSONDocument.text([1, 2], named: "rules").contains(#""schema" : 1"#))
        let empty = try JSONDocument.text([Int](), named: "rules")
        let object = try JSONSerialization.jsonObject(with: Data(empty.utf8)) as? [String: Any]
        #expect((object?["rules"] as? [Any])?.isEmpty == true)
    }

    @Test("What was written is read back, and a document from before the schema too")
    func reads() throws {
        let figures = Figures(peopleNow: 5, areaM2: 2.5, path: "a/b")
        #expect(try JSONDocument.value(Figures.self, from: Data(JSONDocument.text(figures).utf8)) == figures)
        let old = #"{"people_now": 5, "area_m2": 2.5, "path": "a/b"}"#
        #expect(try JSONDocument.value(Figures.self, from: Data(old.utf8)) == figures)
    }

    @Test("A number that is not finite is refused, not written as text", arguments: [Double.nan, .infinity])
    func notFinite(value: Double) {
        #expect(throws: EncodingError.self) { try JSONDocument.text(["area": value]) }
    }
}
