import Foundation

/// The land curves of ITU-R P.1546-6, which are ITU's text and come from the user: field strength in dB(µV/m) for 1 kW
/// e.r.p. by distance and height of the base antenna, for three frequencies and three percentages of time.
public struct FieldStrengthCurves: Sendable {
    public static let frequencies = [100.0, 600, 2000]  // MHz
    public static let times = [1.0, 10, 50]  // %
    public static let heights = [10.0, 20, 37.5, 75, 150, 300, 600, 1200]  // m

    /// One figure of the Recommendation.
    public struct Table: Sendable {
        /// km, ascending from 1.
        let distances: [Double]
        /// By distance, then by height.
        let fields: [[Double]]

        /// - Throws: ``PropagationError/unusableTable(_:)``: distances that do not ascend from 1 km, or a row without a
        ///   value for each of ``FieldStrengthCurves/heights``.
        public init(distances: [Double], fields: [[Double]]) throws(PropagationError) {
            guard distances.count >= 2, distances.count == fields.count, distances[0] == 1,
                zip(distances, distances.dropFirst()).allSatisfy(<)
            else { throw .unusableTable("distances have to ascend from 1 km, one row each") }
            guard fields.allSatisfy({ $0.count == FieldStrengthCurves.heights.count && $0.allSatisfy(\.isFinite) })
            else { throw .unusableTable("each row needs a number for each of the heights 10, 20, 37.5 … 1200 m") }
            self.distances = distances
            self.fields = fields
        }

        /// Annex 5, eq. (13): log-linear between the nominal distances.
        func field(height column: Int, _ d: Double) -> Double {
            let above = min(max(distances.firstIndex { $0 >= d } ?? distances.count - 1, 1), distances.count - 1)
            let below = above - 1
            let share = log10(d / distances[below]) / log10(distances[above] / distances[below])
            return fields[below][column] + (fields[above][column] - fields[below][column]) * share
        }
    }

    /// By frequency, then by time.
    private let tables: [[Table]]

    /// - Parameter tables: by ``frequencies``, then by ``times``.
    /// - Throws: ``PropagationError/unusableTable(_:)``.
    public init(tables: [[Table]]) throws(PropagationError) {
        guard tables.count == Self.frequencies.count, tables.allSatisfy({ $0.count == Self.times.count }) else {
            throw .unusableTable("nine figures are needed: 100, 600 and 2000 MHz, each for 1, 10 and 50 % of time")
        }
        self.tables = tables
    }

    /// Steps 6 to 10 of Annex 6 for a land path.
    ///
    /// - Parameters:
    ///   - distance: km, at least 1.
    ///   - height: h1, m; below 10 m by Annex 5, sections 4.2 and 4.3 b.
    ///   - limit: the most the field may be, dB(µV/m).
    func field(megahertz f: Double, time: Double, distance: Double, height: Double, limit: Double) -> Double {
        let t = Self.bracket(Self.times, time), columns = Self.bracket(Self.frequencies, f)
        func at(_ time: Int) -> Double {
            func nominal(_ index: Int) -> Double {
                field(tables[index][time], Self.frequencies[index], distance, height, limit)
            }
            if f == Self.frequencies[columns.above] { return nominal(columns.above) }
            let share =
                log10(f / Self.frequencies[columns.below])
                / log10(Self.frequencies[columns.above] / Self.frequencies[columns.below])
            let low = nominal(columns.below)
            let between = low + (nominal(columns.above) - low) * share  // (14)
            return f > 2000 ? min(between, limit) : between
        }
        if time == Self.times[t.above] { return at(t.above) }
        func deviate(_ percent: Double) -> Double { -NormalDistribution.quantile(percent / 100) }
        let (low, high, wanted) = (deviate(Self.times[t.below]), deviate(Self.times[t.above]), deviate(time))
        return at(t.above) * (low - wanted) / (low - high) + at(t.below) * (wanted - high) / (low - high)  // (16)
    }

    private func field(_ table: Table, _ nominal: Double, _ d: Double, _ h1: Double, _ limit: Double) -> Double {
        guard h1 < 10 else {
            let columns = Self.bracket(Self.heights, h1)
            let low = table.field(height: columns.below, d), high = table.field(height: columns.above, d)
            let (h0, h2) = (Self.heights[columns.below], Self.heights[columns.above])
            return min(low + (high - low) * log10(h1 / h0) / log10(h2 / h0), limit)  // (8)
        }
        let e10 = table.field(height: 0, d), e20 = table.field(height: 1, d)
        let zero = e10 + 0.5 * (e10 - e20 + Self.belowGround(-10, nominal))  // (9a), (9b)
        return h1 >= 0 ? zero + 0.1 * h1 * (e10 - zero) : zero + Self.belowGround(h1, nominal)  // (9)
    }

    /// C_h1 of section 4.3 b: an obstruction of the antenna's depth 9 km away, dB.
    private static func belowGround(_ h1: Double, _ nominal: Double) -> Double {
        let k = nominal == 100 ? 1.35 : nominal == 600 ? 3.31 : 6.0
        return 6.03 - P1546.obstruction(k * atan(-h1 / 9000) * 180 / .pi)  // (12)
    }

    /// The two nominal values around one, the outermost pair beyond them.
    private static func bracket(_ values: [Double], _ value: Double) -> (below: Int, above: Int) {
        let above = min(max(values.firstIndex { $0 >= value } ?? values.count - 1, 1), values.count - 1)
        return (above - 1, above)
    }
}
