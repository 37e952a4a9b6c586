import Province
import Reports
import Studies

/// The units `--units` asks for: levels and codes, in any mixture; districts and communes when nothing is asked.
struct UnitChoice {
    var units: [String]

    /// Refuses what no unit answers to before anything is computed.
    func check(_ world: World) throws(Failure) {
        let codes = Set((world.districts + world.communes).map(\.code) + [world.province.code])
        for word in words {
            if word == UnitLevel.district.rawValue, world.districts.isEmpty { throw Texts.spoken.noUnitsOfLevel(word) }
            if UnitLevel(rawValue: word) == nil, !codes.contains(word) { throw Texts.spoken.noSuchUnit(word) }
        }
    }

    private var words: [String] { units.flatMap { $0.split(separator: ",").map(String.init) } }

    func requests(of result: ZonesResult) throws(Failure) -> [ReportBatch.Request] {
        let all: [(level: UnitLevel, units: [UnitSummary])] = [
            (.province, [result.province]), (.district, result.districts), (.commune, result.communes),
        ]
        guard !words.isEmpty else {
            return all.dropFirst().flatMap { level, units in units.map { ReportBatch.Request($0, level: level) } }
        }
        var requests: [ReportBatch.Request] = []
        for word in words {
            if let level = UnitLevel(rawValue: word) {
                let units = all.first { $0.level == level }?.units ?? []
                guard !units.isEmpty else { throw Texts.spoken.noUnitsOfLevel(word) }
                requests += units.map { ReportBatch.Request($0, level: level) }
            } else {
                let found = all.flatMap { level, units in
                    units.filter { $0.unit.code == word }.map { ReportBatch.Request($0, level: level) }
                }
                guard let first = found.first else { throw Texts.spoken.noSuchUnit(word) }
                requests.append(first)
            }
        }
        var seen: Set<String> = []
        return requests.filter { seen.insert("\($0.level) \($0.unit.unit.code)").inserted }
    }
}
