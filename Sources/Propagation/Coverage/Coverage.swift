public import Units

/// The strongest level on every cell of a grid.
public struct Coverage: Sendable {
    public let grid: GridFrame
    /// dBm, row by row from the north-west; NaN where the environment is not known or nothing reaches the floor.
    public let levels: [Float]
    /// Index of the sector that gives the level; −1 where there is no level. Of equals it is the first mast's, and on
    /// one mast the sector that points nearest, then the first. Empty when not asked for.
    public let bestServer: [Int32]
    /// How many sectors are at least as strong as the level asked for; empty when not asked for.
    public internal(set) var overlap: [UInt8] = []
    /// What all sectors on the server's carrier bring to a cell besides the server, mW; empty when not asked for.
    public internal(set) var interference: [Float] = []
    /// Cells whose environment is ``Environment/noData``.
    public let noDataCells: Int
    /// What has to be said beside the map.
    public let cautions: [CoverageCaution]
}

/// A reservation that several sectors of a map share.
public struct CoverageCaution: Hashable, Sendable, Codable, CustomStringConvertible {
    public let kind: Caution.Kind
    /// Name of the input, e.g. "base height".
    public let input: String
    /// Smallest and largest value met, and the interval they lie outside, in ``unit``.
    public let values: ClosedRange<Double>
    public let allowed: ClosedRange<Double>
    public let unit: String
    public let sectors: Int

    public var description: String {
        "\(kind.rawValue): \(input) \(printed(values.lowerBound))…\(printed(values.upperBound)) \(unit), allowed "
            + "\(printed(allowed.lowerBound))…\(printed(allowed.upperBound)) \(unit), \(sectors) sectors"
    }

    /// One line per kind and input, sorted.
    static func summary(of sectors: [Sector], parameters: CoverageParameters) throws(PropagationError) -> [Self] {
        struct Key: Hashable { let kind: Caution.Kind, input: String, allowed: ClosedRange<Double>, unit: String }
        var found: [Key: (least: Double, most: Double, count: Int)] = [:]
        func note(_ caution: Caution) {
            let e = caution.excursion
            let key = Key(kind: caution.kind, input: e.input, allowed: e.allowed, unit: e.unit)
            let old = found[key] ?? (e.value, e.value, 0)
            found[key] = (min(old.least, e.value), max(old.most, e.value), old.count + 1)
        }
        for sector in sectors {
            let model = try HataFamily(
                carrier: sector.carrier, baseHeight: sector.height, terminalHeight: parameters.terminalHeight,
                environment: .urban, city: parameters.city)
            for caution in model.inputCautions { note(caution) }
            // Every map has cells in the first kilometre; far ones only when the radius is that large.
            let nearest = Length.metres(Double(DistanceAxis.nearestSquared).squareRoot())
            for distance in [nearest, parameters.maximumRadius] {
                let caution = try HataFamily.distances.admit(distance, extrapolate: true)
                if let caution, distance == nearest || distance > HataFamily.distances.allowed.upperBound {
                    note(caution)
                }
            }
        }
        return found.map { key, value in
            let isDistance = key.input == HataFamily.distances.name
            return CoverageCaution(
                kind: key.kind, input: key.input, values: value.least...value.most, allowed: key.allowed,
                unit: key.unit, sectors: isDistance ? sectors.count : value.count)
        }
        .sorted { ($0.input, $0.kind.rawValue) < ($1.input, $1.kind.rawValue) }
    }
}
