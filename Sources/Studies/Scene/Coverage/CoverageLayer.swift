public import GeoStore
public import Propagation
public import Units

/// The coverage of one operator with one technology.
public struct CoverageLayer: Sendable {
    public var `operator`: String
    public var technology: Technology
    /// Received level in dBm per cell; no data where the terrain has none, or no sector reaches.
    public var level: Raster
    public var threshold: PowerLevel
    /// What has to be said about the model's domain, see ``CoverageCaution``.
    public var cautions: [CoverageCaution]
    /// Cells without an answer because the terrain is void.
    public var noDataCells: Int
    /// nil unless asked for.
    public var serving: ServingMap?
}
