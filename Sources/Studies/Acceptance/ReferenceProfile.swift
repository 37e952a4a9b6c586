import Foundation
import GeoStore
import Propagation

/// A terrain profile of the reference values, in the forms their publishers use.
struct ReferenceProfile {
    /// From the transmitter, km.
    private(set) var distances: [Double] = []
    /// Above sea level, m.
    private(set) var ground: [Double] = []
    private var clutter: [Double] = []
    private var zones: [RadioZone] = []

    init() {}

    /// - Parameters:
    ///   - clutter: column of the heights that stand on the ground; none without it.
    ///   - zone: column of the radio-meteorological zones; inland without it.
    init(
        _ table: CSVTable, distance: String, ground: String, clutter: String? = nil, zone: String? = nil,
        sea: String = "1", coast: String = "3"
    ) throws(StoreError) {
        for row in table.rows {
            let code = try zone.map { column throws(StoreError) in try row.text(column) }
            try append(
                row.number(distance), row.number(ground),
                clutter: clutter.map { column throws(StoreError) in try row.number(column) } ?? 0,
                zone: code == sea ? .sea : code == coast ? .coastal : .inland)
        }
    }

    mutating func append(_ distance: Double, _ ground: Double, clutter: Double, zone: RadioZone) {
        distances.append(distance)
        self.ground.append(ground)
        self.clutter.append(clutter)
        zones.append(zone)
    }

    /// Takes the clutter away near both ends, km.
    mutating func clearClutter(within reach: Double) {
        guard let length = distances.last else { return }
        for (index, d) in distances.enumerated() where min(d, length - d) < reach { clutter[index] = 0 }
    }

    func path() throws(PropagationError) -> PathProfile {
        try PathProfile(distances: distances, ground: ground, clutter: clutter, zones: zones)
    }

    /// A file of ITU-R Study Group 3: head lines, then `Number of Points:` and as many rows of distance, ground,
    /// cover, clutter and zone (1 sea, 3 coast, 4 inland).
    static func studyGroup3(_ path: String) throws -> PathProfile {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw StoreError.fileMissing(path: path)
        }
        let lines = text.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
        }
        guard let start = lines.firstIndex(where: { $0[0] == "Number of Points:" }), lines[start].count > 1,
            let count = Int(lines[start][1]), start + count < lines.count
        else { throw StoreError.unreadable(path: path, reason: "expected “Number of Points:” and as many rows") }
        var profile = ReferenceProfile()
        for (number, line) in lines[(start + 1)...(start + count)].enumerated() {
            guard line.count > 4, let distance = Double(line[0]), let ground = Double(line[1]),
                let clutter = Double(line[3])
            else { throw StoreError.unreadable(path: path, reason: "point \(number + 1) is not five values") }
            profile.append(
                distance, ground, clutter: clutter,
                zone: line[4] == "1" ? .sea : line[4] == "3" ? .coastal : .inland)
        }
        return try profile.path()
    }
}
