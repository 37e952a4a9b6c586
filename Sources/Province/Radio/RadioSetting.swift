import GeoStore
import Geometry
import Units

/// What a prediction over terrain needs besides the terrain: the air and what stands on the land.
public struct RadioSetting: Sendable {
    /// Of the place in the table that is nearest to the province.
    public let climate: RadioClimateTable.Entry
    public let clutter: ClutterTable
    /// The table's path as the report prints it; nil for the one of the data folder.
    public let clutterPath: String?
    /// Corrections learnt from a drive test.
    public let calibration: CalibrationFile?

    public init(
        climate: RadioClimateTable.Entry, clutter: ClutterTable, clutterPath: String? = nil,
        calibration: CalibrationFile? = nil
    ) {
        self.calibration = calibration
        self.climate = climate
        self.clutter = clutter
        self.clutterPath = clutterPath
    }

    /// - Parameters:
    ///   - dataFolder: the folder GeoData.
    ///   - studyArea: box of the communes in the study's CRS.
    init(_ workspace: Workspace, _ province: Workspace.Province, dataFolder: String, studyArea: Box)
        throws(ProvinceError)
    {
        let middle = try ProvinceError.wrap(workspace.file) {
            try Transformer(from: workspace.crs, to: .wgs84).transform(studyArea.centre)
        }
        climate = try RadioClimateTable(dataFolder: dataFolder).nearest(to: middle)
        clutter = try ClutterTable(path: province.coverage.clutter ?? dataFolder + "/radio/clutter.csv")
        calibration = try province.coverage.calibration.map { (path) throws(ProvinceError) in
            try CalibrationFile(path: path)
        }
        clutterPath = province.coverage.clutter.map(workspace.displayPath)
    }
}
