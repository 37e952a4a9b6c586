import GeoStore
import Geometry
import Testing

@Suite struct PositionTextTests {
    @Test(
        "A position in degrees reads the same however it is written",
        arguments: [
            "106.65,10.98", "106.65 10.98", " 106.65 , 10.98 ", "106,65 10,98", "106,65;10,98", "106,65,10,98",
            "106°39'00\"E 10°58'48\"N", "10°58'48\"N, 106°39'00\"E", "10°58'48\"B 106°39'00\"Đ",
            "E106°39'0\" N10°58'48\"", "106d39m00s; 10d58m48s", "N 10 58 48,0 E 106 39 00,0",
        ])
    func degrees(text: String) throws {
        let position = try #require(PositionText.parse(text, isGeographic: true))
        #expect(abs(position.x - 106.65) < 1e-9)
        #expect(abs(position.y - 10.98) < 1e-9)
    }

    @Test(
        "Metres of a grid read with point, comma and blanks", arguments: ["601234.5,1213456.75", "601234,5 1213456,75"])
    func metres(text: String) {
        #expect(PositionText.parse(text, isGeographic: false) == Coordinate(601_234.5, 1_213_456.75))
    }

    @Test(
        "What is not two numbers is no position",
        arguments: ["", "106.65", "a,b", "1 2 3", "106°61'00\"E 10°58'48\"N", "10°N 11°N", "106.65,10.98,5"])
    func refuses(text: String) {
        #expect(PositionText.parse(text, isGeographic: true) == nil)
    }

    @Test("Field names are found without accents, case, blanks and units")
    func names() {
        let table = FeatureTable(
            name: "t", crs: nil,
            fields: [
                FieldDefinition("STT", .integer), FieldDefinition("Độ cao (m)", .real),
                FieldDefinition("Mã trạm", .text),
            ])
        #expect(table.fieldIndex(among: ["do_cao", "height"]) == 1)
        #expect(table.fieldIndex(among: ["site", "ma tram"]) == 2)
        #expect(table.fieldIndex(among: ["operator"]) == nil)
    }
}
