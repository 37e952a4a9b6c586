import GeoStore
import Testing

@Suite struct ConnectionTextTests {
    @Test(
        "A password is never shown, however it is written",
        arguments: [
            ("PG:host=h password=s3cret dbname=d", "PG:host=h password=••• dbname=d"),
            ("PG:dbname=d PASSWORD='two words'", "PG:dbname=d PASSWORD=•••"),
            ("PG:dbname=d password = x", "PG:dbname=d password = •••"),
            ("land.gpkg", "land.gpkg"),
        ])
    func hides(pair: (text: String, shown: String)) { #expect(ConnectionText.redacted(pair.text) == pair.shown) }

    @Test("An error about a database does not repeat its password")
    func errors() {
        let error = StoreError.unreadable(path: "PG:dbname=d password=s3cret", reason: "refused")
        #expect(!error.description.contains("s3cret"))
        #expect(error.description.contains("dbname=d"))
    }
}
