public import Units

/// What is known of a real province, entered by hand with its source: the frame `facts` is built
/// from it alone, and every frame takes its land shares and subscriber shares.
///
/// A folder holds `province.csv` (fact, value, source), `districts.csv`, `land.csv` and
/// `subscribers.csv`; the headers of the files in `GeoData/sample/binh-duong` are the form.
public struct ProvinceFacts: Sendable {
    /// A district with the figures its synthetic twin has to meet.
    public struct District: Hashable, Sendable {
        public var code: String
        public var name: String
        /// Thành phố, Thị xã, Huyện, Quận.
        public var rank: String
        /// Roughly the middle, degrees WGS 84.
        public var longitude: Double
        public var latitude: Double
        public var area: Area
        public var population: Int
        /// Numbers of phường, thị trấn and xã.
        public var wards: Int
        public var townships: Int
        public var communes: Int

        public var units: Int { wards + townships + communes }
    }

    /// Share of the natural area under one land-use code, 0 … 1.
    public struct LandShare: Hashable, Sendable {
        public var code: String
        public var recorded: Double
        public var planned: Double
    }

    /// Mobile lines; all shares 0 … 1.
    public struct Subscribers: Hashable, Sendable {
        public var perPerson: Double
        public var twoGOnly: Double
        public var smartphone: Double
        public var threeGOnly: Double
        public var withoutVoLTE: Double
        public var fiveG: Double
        public var machinesPerPerson: Double
        /// Shares of the three invented operators A, B, C.
        public var operators: [Double]
    }

    public var code: String
    public var name: String
    public var rank: String
    public var area: Area
    /// The days on which its districts had these names and ranks.
    public var validFrom: CalendarDate
    public var validTo: CalendarDate
    public var censusDate: CalendarDate
    public var peoplePerSite: Double
    /// Height of the highest ordinary ground for each terrain.
    public var flatRelief: Length
    public var hillyRelief: Length
    public var districts: [District]
    public var land: [LandShare]
    public var subscribers: Subscribers

    /// - Parameter folder: with the four files named above.
    /// - Throws: ``SampleError/unreadable(file:reason:)``, ``SampleError/missingFact(file:name:)``,
    ///   ``SampleError/malformedFact(file:line:column:value:expected:)``.
    public init(folder: String) throws(SampleError) {
        let columns = ["fact", "value", "source"]
        let province = try Self.named(FactTable(path: folder + "/province.csv", columns: columns))
        code = try province("code").text("value")
        name = try province("name").text("value")
        rank = try province("rank").text("value")
        area = .hectares(try province("area_ha").number("value", in: 1...2e6))
        validFrom = try Self.date(province("valid_from"))
        validTo = try Self.date(province("valid_to"))
        censusDate = try Self.date(province("census_date"))
        peoplePerSite = try province("people_per_site").number("value", in: 100...100_000)
        flatRelief = .metres(try province("relief_flat_m").number("value", in: 0...3200))
        hillyRelief = .metres(try province("relief_hilly_m").number("value", in: 0...3200))
        districts = try Self.districts(folder)
        land = try Self.land(folder)
        let lines = try Self.named(FactTable(path: folder + "/subscribers.csv", columns: columns))
        func share(_ fact: String) throws(SampleError) -> Double { try lines(fact).number("value", in: 0...1) }
        subscribers = Subscribers(
            perPerson: try lines("subscriptions_per_person").number("value", in: 0...5),
            twoGOnly: try share("two_g_only_share"), smartphone: try share("smartphone_share"),
            threeGOnly: try share("three_g_only_share"), withoutVoLTE: try share("no_volte_share"),
            fiveG: try share("five_g_share"), machinesPerPerson: try lines("m2m_per_person").number("value", in: 0...5),
            operators: [
                try share("share_operator_a"), try share("share_operator_b"), try share("share_operator_c"),
            ])
    }

    /// People of all districts.
    public var population: Int { districts.reduce(0) { $0 + $1.population } }

    private static func named(
        _ table: FactTable
    ) throws(SampleError) -> (String) throws(SampleError) -> FactTable.Row {
        var rows: [String: FactTable.Row] = [:]
        for row in table.rows { rows[try row.text("fact")] = row }
        return { (fact: String) throws(SampleError) -> FactTable.Row in
            guard let row = rows[fact] else { throw .missingFact(file: table.file, name: fact) }
            return row
        }
    }

    private static func date(_ row: FactTable.Row) throws(SampleError) -> CalendarDate {
        let text = try row.text("value")
        guard let date = CalendarDate(text) else {
            throw .malformedFact(
                file: row.file, line: row.line, column: "value", value: text, expected: "a date yyyy-MM-dd")
        }
        return date
    }

    private static func districts(_ folder: String) throws(SampleError) -> [District] {
        let table = try FactTable(
            path: folder + "/districts.csv",
            columns: [
                "code", "name", "rank", "longitude", "latitude", "area_km2", "population", "wards", "townships",
                "communes", "source",
            ])
        var out: [District] = []
        for row in table.rows {
            let district = District(
                code: try row.text("code"), name: try row.text("name"), rank: try row.text("rank"),
                longitude: try row.number("longitude", in: 102...118),
                latitude: try row.number("latitude", in: 6...24),
                area: .squareKilometres(try row.number("area_km2", in: 0.1...20_000)),
                population: try row.whole("population", in: 1...20_000_000),
                wards: try row.whole("wards", in: 0...200), townships: try row.whole("townships", in: 0...200),
                communes: try row.whole("communes", in: 0...200))
            guard district.units > 0 else {
                throw .malformedFact(
                    file: table.file, line: row.line, column: "communes", value: "0",
                    expected: "at least one ward, township or commune in the district")
            }
            if out.contains(where: { $0.code == district.code }) {
                throw .repeatedCode(file: table.file, code: district.code)
            }
            out.append(district)
        }
        guard !out.isEmpty else { throw .missingFact(file: table.file, name: "a district") }
        return out.sorted { $0.code < $1.code }
    }

    private static func land(_ folder: String) throws(SampleError) -> [LandShare] {
        let table = try FactTable(
            path: folder + "/land.csv", columns: ["code", "recorded_percent", "planned_percent", "source"])
        var out: [LandShare] = []
        for row in table.rows {
            out.append(
                LandShare(
                    code: try row.text("code"),
                    recorded: try row.number("recorded_percent", in: 0...100) / 100,
                    planned: try row.number("planned_percent", in: 0...100) / 100))
        }
        for code in ["ODT", "ONT", "CLN", "DBV"] where !out.contains(where: { $0.code == code }) {
            throw .missingFact(file: table.file, name: code)
        }
        return out
    }
}
