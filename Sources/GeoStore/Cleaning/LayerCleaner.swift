public import Geometry
public import Units

/// The geometry part of an import: what is wrong with a layer is refused, repaired with its change of area on
/// record, set aside or noted; nothing changes without an entry.
///
/// Give it a whole layer, not batches: duplicates and doubts about the coordinate system need all of it.
///
/// ```swift
/// let table = try VectorSource("zoning.shp").readAll()
/// let result = try LayerCleaner(source: "zoning.shp").clean(table)
/// ledger.add(contentsOf: result.entries)
/// ```
public struct LayerCleaner: Sendable {
    public struct Settings: Sendable, Hashable {
        /// Where the study is, longitude and latitude in degrees; features elsewhere are doubted.
        public var studyArea: Box?
        /// How far outside a system's area of use coordinates may lie, degrees.
        public var areaMargin: Double
        /// Parts of polygons narrower than this on average are noted as slivers, metres.
        public var sliverWidth: Double

        /// Whether the layer is to hold areas: lines and points are then set aside, or read as outlines.
        public var areasOnly: Bool

        public init(
            studyArea: Box? = nil, areaMargin: Double = 1, sliverWidth: Double = 0.2, areasOnly: Bool = false
        ) {
            self.areasOnly = areasOnly
            self.studyArea = studyArea
            self.areaMargin = areaMargin
            self.sliverWidth = sliverWidth
        }
    }

    public struct Result: Sendable {
        public var table: FeatureTable
        public var entries: [LedgerEntry]
    }

    public let source: String
    public let settings: Settings

    /// - Parameter source: how entries and errors name the file.
    public init(source: String, settings: Settings = Settings()) {
        self.source = source
        self.settings = settings
    }

    /// - Throws: ``StoreError/crsMissing(path:layer:extent:fitting:)``,
    ///   ``StoreError/crsImplausible(path:layer:declared:cause:extent:fitting:)``. A table without any shape is
    ///   returned as it is. `Cancelled`.
    public func clean(_ table: FeatureTable, run: Run = Run()) throws -> Result {
        guard table.features.contains(where: { $0.shape != nil }) else { return Result(table: table, entries: []) }
        let place = try CRSCheck(source: source, settings: settings, table: table).place()
        var report = CleaningReport(source: source, layer: table.name, place: place)
        let validity = ValidityCheck(topology: Topology())
        let slivers = SliverCheck(width: settings.sliverWidth)
        let position = PositionCheck(settings: settings, place: place)
        var duplicates = DuplicateCheck()
        if !place.isTied {
            report.add(
                nil, .crsDoubtful, .noted,
                "\(place.details.name): no known way to WGS 84; declare the system by its EPSG code")
        }
        var areas = AreaCheck(table)
        if table.geometryKind == .mixed, !settings.areasOnly {
            report.add(nil, .mixedGeometry, .noted, "points, lines and polygons in one layer")
        }
        var cleaned = table
        cleaned.features.removeAll(keepingCapacity: true)
        for (number, var feature) in table.features.enumerated() {
            if number.isMultiple(of: 256) { try run.check() }
            guard AbsenceCheck.passes(feature, &report) else { continue }
            if settings.areasOnly, !areas.passes(&feature, &report) { continue }
            RepeatedPoints.remove(&feature, &report)
            do throws(GeometryError) {
                guard try validity.repair(&feature, &report) else { continue }
            } catch {
                throw StoreError.geometry(path: source, layer: table.name, feature: String(feature.id), error)
            }
            guard position.passes(feature, &report), duplicates.passes(feature, &report) else { continue }
            slivers.note(feature, &report)
            cleaned.features.append(feature)
        }
        areas.finish(&report)
        return Result(table: cleaned, entries: report.entries)
    }
}
