public import Geometry

/// What was found wrong with a feature, a row or a layer.
public enum Defect: String, Hashable, Sendable, Codable, CaseIterable {
    // sources
    case layersJoined, notRead, descriptionRead, indexMissing
    // geometry
    case nullGeometry, emptyGeometry, repeatedPoints, unclosedRing, degenerateRing, selfIntersection
    case invalid, duplicateGeometry, sliver, mixedGeometry, notFinite, notAnArea, notAPoint, severalPoints
    // place
    case outsideAreaOfUse, outsideStudyArea, otherCommune, axesSwapped, crsAssumed, crsDeclared, crsDoubtful
    // tables
    case badCoordinate, missingValue, badValue, totalRow, numberingRow, titleRow, headingRepeated, northEastColumns
    // text
    case encodingDetected, undecodableText
    // labels in drawings
    case labelOutside, shapeWithoutLabel, severalLabels, unknownLevel, openOutline
    // stations, recorded by the modules above
    case notInService, sameOperator, rowsGrouped
    // joins and codes, recorded by the modules above
    case joinedByName, unmatched, ambiguous, unknownCode, overlap, gap, noData
    /// A plan drawn up for units that no longer exist at a date of the study.
    case outlivesUnits
    /// Two units hold each other's polygon.
    case polygonsExchanged
}

/// What was done about it.
public enum LedgerAction: String, Hashable, Sendable, Codable, CaseIterable {
    /// Changed; area before and after are recorded.
    case repaired
    /// Taken out of the layer, listed here.
    case setAside
    /// Left in as it is although it is wrong.
    case kept
    /// Left in; worth knowing, not wrong.
    case noted
    /// Not data at all: title and total rows.
    case dropped
}

/// One line of the list of defects: nothing of the input is lost without one.
public struct LedgerEntry: Hashable, Sendable, Codable {
    public typealias Action = LedgerAction

    public var source: String
    public var layer: String
    /// The feature's id or row number as the source counts.
    public var feature: String
    public var defect: Defect
    public var action: Action
    public var detail: String
    /// Square metres: planar in a projected system, on the WGS 84 ellipsoid in a geographic one.
    public var areaBefore: Double?
    public var areaAfter: Double?
    /// Longitude and latitude, WGS 84 degrees, if known.
    public var location: Coordinate?

    public init(
        source: String, layer: String, feature: String, defect: Defect, action: Action, detail: String,
        areaBefore: Double? = nil, areaAfter: Double? = nil, location: Coordinate? = nil
    ) {
        self.source = source
        self.layer = layer
        self.feature = feature
        self.defect = defect
        self.action = action
        self.detail = detail
        self.areaBefore = areaBefore
        self.areaAfter = areaAfter
        self.location = location
    }
}

/// Every defect met during an import, in the order it was met.
public struct Ledger: Sendable, Hashable, Codable {
    public private(set) var entries: [LedgerEntry]

    public init(_ entries: [LedgerEntry] = []) { self.entries = entries }

    public var isEmpty: Bool { entries.isEmpty }

    public mutating func add(_ entry: LedgerEntry) { entries.append(entry) }
    public mutating func add(contentsOf more: some Sequence<LedgerEntry>) { entries.append(contentsOf: more) }
    public mutating func add(contentsOf other: Ledger) { entries.append(contentsOf: other.entries) }

    /// How often each defect was met and what was done.
    public struct Count: Hashable, Sendable, Codable {
        public var source: String
        public var layer: String
        public var defect: Defect
        public var action: LedgerAction
        public var count: Int
    }

    /// Counts by source, layer, defect and action; sources in order of appearance.
    public var summary: [Count] {
        struct Key: Hashable { var source: String, layer: String, defect: Defect, action: LedgerAction }
        var order: [Key] = []
        var counts: [Key: Int] = [:]
        for entry in entries {
            let key = Key(source: entry.source, layer: entry.layer, defect: entry.defect, action: entry.action)
            if counts[key] == nil { order.append(key) }
            counts[key, default: 0] += 1
        }
        return order.map {
            Count(
                source: $0.source, layer: $0.layer, defect: $0.defect, action: $0.action, count: counts[$0] ?? 0)
        }
    }

    /// The ledger as a layer of points (WGS 84) for the map, or as rows for ``CSVWriter``.
    public func table(name: String = "ledger") -> FeatureTable {
        var table = FeatureTable(
            name: name, crs: .wgs84,
            fields: [
                FieldDefinition("source", .text), FieldDefinition("layer", .text),
                FieldDefinition("feature", .text), FieldDefinition("defect", .text),
                FieldDefinition("action", .text), FieldDefinition("detail", .text),
                FieldDefinition("area_before_m2", .real), FieldDefinition("area_after_m2", .real),
                FieldDefinition("longitude", .real), FieldDefinition("latitude", .real),
            ])
        table.features.reserveCapacity(entries.count)
        for (index, entry) in entries.enumerated() {
            func real(_ value: Double?, _ digits: Double) -> FieldValue {
                value.map { .real(($0 * digits).rounded() / digits) } ?? .null
            }
            table.features.append(
                Feature(
                    id: Int64(index + 1), shape: entry.location.map { .point($0) },
                    values: [
                        .text(entry.source), .text(entry.layer), .text(entry.feature),
                        .text(entry.defect.rawValue), .text(entry.action.rawValue), .text(entry.detail),
                        real(entry.areaBefore, 1e2), real(entry.areaAfter, 1e2),
                        real(entry.location?.x, 1e7), real(entry.location?.y, 1e7),
                    ]))
        }
        return table
    }

    /// Writes the ledger as CSV; see ``CSVWriter``.
    public func writeCSV(to path: String) throws(StoreError) {
        try CSVWriter.write(table(), to: path)
    }
}
