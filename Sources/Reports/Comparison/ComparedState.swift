public import GeoStore
import PermitRules
public import Propagation
import Province
import Studies
public import Units

/// One of the two states a comparison puts beside each other: zones and stations as the files of a run have them, so that
/// a state of last year and one of today are read alike.
public struct ComparedState: Sendable {
    struct Zone: Sendable {
        var id: String
        var commune: UnitReference
        var district: UnitReference?
        var people: Int
        /// Not every operator that asks serves it.
        var isMissing: Bool
        var blocked: [Reading: Blocked]
        /// People covered outdoors, by the operator's name in columns.
        var covered: [String: Int]

        /// Where the zone lies, without its commune's code, which mergers change.
        var place: Substring { id.drop { $0 != "-" } }
    }

    struct Station: Sendable {
        var site: String
        var technologies: [String]
        /// Both nil outside of all communes.
        var commune: UnitReference?
        var district: UnitReference?
    }

    /// Above its columns.
    var head: Bilingual
    /// Of the law.
    let date: CalendarDate
    let zones: [Zone]
    /// Built ones; nil when the files do not tell.
    let stations: [Station]?

    /// - Parameters:
    ///   - zones: as ``ZoneTable`` makes them.
    ///   - stations: as ``StationTable`` makes them.
    ///   - date: of the law; nil takes the last the table has.
    ///   - technology: whose coverage is compared.
    ///   - path: of the table, for messages.
    /// - Throws: ``ReportError/notComparable(path:column:)``.
    public init(
        zones table: FeatureTable, stations: FeatureTable?, date: CalendarDate? = nil, technology: Technology,
        head: Bilingual, path: String
    ) throws(ReportError) {
        self.head = head
        func column(_ name: String) throws(ReportError) -> Int {
            guard let index = table.fieldIndex(name) else { throw .notComparable(path: path, column: name) }
            return index
        }
        guard let day = date ?? Self.dates(of: table).max() else {
            throw .notComparable(path: path, column: "blocked_papers_…")
        }
        self.date = day
        let ending = ColumnName.date(day)
        let id = try column("zone_id"), people = try column("people"), service = try column("service")
        let commune = (try column("commune_code"), try column("commune_name"))
        let district = (try column("district_code"), try column("district_name"))
        let words = (try column("blocked_papers_\(ending)"), try column("blocked_plan_\(ending)"))
        let shares = (try column("blocked_papers_share_\(ending)"), try column("blocked_plan_share_\(ending)"))
        let (prefix, suffix) = ("cover_", "_\(ColumnName.technology(technology))_outdoor")
        let covers = table.fields.enumerated().compactMap { index, field -> (name: String, index: Int)? in
            guard field.name.hasPrefix(prefix), field.name.hasSuffix(suffix) else { return nil }
            return (String(field.name.dropFirst(prefix.count).dropLast(suffix.count)), index)
        }
        self.zones = table.features.map { feature in
            let values = feature.values
            func text(_ index: Int) -> String { values[index].text ?? "" }
            func blocked(_ word: Int, _ share: Int) -> Blocked {
                switch text(word) {
                case "yes": .yes
                case "partly": .partly(share: values[share].real ?? 0)
                case "no": .no
                default: .undetermined
                }
            }
            let count = Int(values[people].integer ?? 0)
            return Zone(
                id: text(id), commune: UnitReference(code: text(commune.0), name: text(commune.1)),
                district: text(district.0).isEmpty
                    ? nil : UnitReference(code: text(district.0), name: text(district.1)),
                people: count, isMissing: Service(rawValue: text(service))?.isMissing ?? false,
                blocked: [.papers: blocked(words.0, shares.0), .plan: blocked(words.1, shares.1)],
                covered: Dictionary(
                    covers.map { ($0.name, Int(((values[$0.index].real ?? 0) * Double(count)).rounded())) },
                    uniquingKeysWith: { first, _ in first }))
        }
        self.stations = try stations.map { (table) throws(ReportError) in try Self.stations(table, path) }
    }

    /// Days of the law a table of zones has columns for.
    public static func dates(of table: FeatureTable) -> [CalendarDate] {
        let stem = "blocked_papers_"
        return table.fields.compactMap { field in
            let digits = field.name.dropFirst(stem.count)
            guard field.name.hasPrefix(stem), digits.count == 8, let number = Int(digits) else { return nil }
            return CalendarDate(year: number / 10000, month: number / 100 % 100, day: number % 100)
        }
    }

    private static func stations(_ table: FeatureTable, _ path: String) throws(ReportError) -> [Station] {
        var columns: [String: Int] = [:]
        for name in [
            "site_id", "technologies", "status", "commune_code", "commune_name", "district_code", "district_name",
        ] {
            guard let index = table.fieldIndex(name) else { throw .notComparable(path: path, column: name) }
            columns[name] = index
        }
        return table.features.compactMap { feature in
            func text(_ name: String) -> String { columns[name].flatMap { feature.values[$0].text } ?? "" }
            func unit(_ level: String) -> UnitReference? {
                let code = text(level + "_code")
                return code.isEmpty ? nil : UnitReference(code: code, name: text(level + "_name"))
            }
            guard text("status") == "built" else { return nil }
            return Station(
                site: text("site_id"), technologies: text("technologies").split(separator: ";").map(String.init),
                commune: unit("commune"), district: unit("district"))
        }
    }
}
