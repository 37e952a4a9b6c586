import Formats
public import GeoStore
public import Geometry
public import PermitRules

/// A list of sites, read in batches: text tables, sheets and map layers, in any coordinate system.
public final class SiteList {
    public let path: String
    private let source: VectorSource
    private let reading: SiteListReading

    /// - Parameters:
    ///   - crs: of the list; needed when it has none of its own and no columns named longitude and latitude.
    ///   - studyArea: in the working grid; sites outside are refused, each with the slip that would explain it.
    /// - Throws: ``ProvinceError/store(_:)``.
    public init(
        _ path: String, layer: String?, crs: CRS?, workspace: Workspace, facts: [FactDefinition], studyArea: Box?
    ) throws(ProvinceError) {
        self.path = path
        reading = SiteListReading(path: path, workspace: workspace, definitions: facts, studyArea: studyArea)
        source = try ProvinceError.wrap(path) {
            let mapped = workspace.siteFields
            return try VectorSource(
                path,
                options: SourceOptions(
                    layer: layer, crs: crs, xField: mapped["longitude"] ?? mapped["x"],
                    yField: mapped["latitude"] ?? mapped["y"], isRowByRow: true))
        }
    }

    /// About how many rows; exact but for text tables with line ends inside cells.
    public var rowCount: Int { (try? source.featureCount()) ?? 0 }

    /// Names the bytes of the list, for going on after a stop; nil for what is no plain file.
    public var fingerprint: String? { Digest.of(file: path) }

    /// What was met while reading: title and total rows dropped, systems assumed.
    public var ledger: Ledger { source.ledger }

    /// One row of the list, with its site unless something fatal is wrong with it.
    public struct Row: Sendable {
        public var row: Int64
        public var id: String
        public var site: Site?
        public var problems: [SiteProblem]

        public init(row: Int64, id: String, site: Site?, problems: [SiteProblem]) {
            (self.row, self.id, self.site, self.problems) = (row, id, site, problems)
        }
    }

    /// Neighbouring rows as they stand in the list; made into sites on whichever thread has time.
    public struct Batch: Sendable {
        let table: FeatureTable
        let list: SiteListReading

        /// Rows of the batch.
        public var count: Int { table.features.count }

        /// The rows in order, but for as many as were done before.
        ///
        /// - Throws: ``ProvinceError``, also when the list has no coordinate system.
        public func rows(skipping done: Int = 0) throws(ProvinceError) -> [Row] {
            let reading = try list.reading(table)
            return table.features.enumerated().dropFirst(done).map { number, feature in
                let row = reading.read(feature, at: number)
                return Row(row: feature.id, id: reading.id(of: feature), site: row.site, problems: row.problems)
            }
        }
    }

    /// Batches in order of the list.
    ///
    /// - Throws: ``ProvinceError/store(_:)``, or whatever `body` throws.
    public func readBatches(of size: Int, _ body: (Batch) throws -> Void) throws {
        do {
            var count = 0
            try source.read(batchSize: size) { table in
                count += table.features.count
                try body(Batch(table: table, list: reading))
            }
            if count == 0 {
                throw StoreError.noFeatures(path: path, layer: source.layerNames.joined(separator: ", "), filter: nil)
            }
        } catch let error as StoreError {
            throw ProvinceError.store(error)
        }
    }

    /// Rows in order of the list.
    ///
    /// - Throws: ``ProvinceError``, also when the list has no coordinate system, or whatever `body` throws.
    public func read(batchSize: Int = 8192, _ body: ([Row]) throws -> Void) throws {
        try readBatches(of: batchSize) { try body(try $0.rows()) }
    }
}

/// What is known of a list beside its rows.
struct SiteListReading: Sendable {
    let path: String
    let workspace: Workspace
    let definitions: [FactDefinition]
    let studyArea: Box?

    func reading(_ table: FeatureTable) throws(ProvinceError) -> SiteReading {
        guard table.features.contains(where: { $0.shape != nil }) || table.coordinateFields != nil || table.crs != nil
        else {
            throw .store(
                .fieldMissing(
                    path: path, layer: table.name, field: "longitude, latitude",
                    available: table.fields.map(\.name)))
        }
        return try ProvinceError.wrap(path) {
            let toGeographic = try Transformer(from: workspace.crs, to: .wgs84)
            var area: Box?
            if let studyArea { area = Box(try studyArea.corners.map { try toGeographic.transform($0) }) }
            guard let crs = table.crs else {
                throw StoreError.systemMissing(of: table, path: path, studyArea: area)
            }
            try StoreError.checkSystem(of: table, path: path, studyArea: area)
            let columns = SiteColumns(table, mapped: workspace.siteFields, facts: definitions)
            return SiteReading(
                columns: columns, cells: SiteCells(table, columns, workspace),
                toGeographic: try Transformer(from: crs, to: .wgs84),
                toGrid: try Transformer(from: .wgs84, to: workspace.crs), studyArea: studyArea)
        }
    }
}
