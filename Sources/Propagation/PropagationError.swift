/// What stopped a prediction. Cases carry facts; the faces word them for users.
public enum PropagationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// An input outside the interval a model or the engine is made for.
    case outsideDomain(Excursion)
    /// The environment raster has another number of cells than the grid.
    case environmentSize(cells: Int, expected: Int)
    /// A cell of the environment raster holds a class that is not declared.
    case environmentClass(value: UInt8, cell: Int)
    /// A grid without cells, with a cell size that is not positive, or a coordinate that is not finite.
    case unusableGrid(field: String, value: Double)
    /// A mast whose coordinates are not finite numbers.
    case unusablePosition(easting: Double, northing: Double)
    /// A terrain profile no path can be computed over.
    case unusableProfile(ProfileDefect)
    /// A mast outside the terrain or over a void of it.
    case offTerrain(x: Double, y: Double)
    /// Models of one area with different effective Earth radii: their geometry is not the same.
    case mixedClimates
    /// The caller asked to stop.
    case cancelled
    /// A table of curves that lacks values.
    case unusableTable(String)
    /// A file with an antenna's pattern that cannot be used.
    case patternFile(PatternDefect)
    /// A group of measured losses too small to learn a correction from.
    case tooFewSamples(group: String, samples: Int, needed: Int)

    public var description: String {
        switch self {
        case .outsideDomain(let excursion):
            if let suspect = excursion.suspectedUnit {
                "\(excursion): the number looks like \(suspect), give it in \(excursion.unit)"
            } else {
                "\(excursion)"
            }
        case .environmentSize(let cells, let expected):
            "environment has \(cells) cells, the grid has \(expected): give one class per cell"
        case .environmentClass(let value, let cell):
            "environment class \(value) in cell \(cell) is not one of 0 (open), 1 (suburban), 2 (urban), 255 (no data)"
        case .unusableGrid(let field, let value):
            "grid \(field) is \(printed(value)): it has to be positive and finite"
        case .unusablePosition(let easting, let northing):
            "mast position (\(printed(easting)), \(printed(northing))) is not a pair of finite metres"
        case .offTerrain(let x, let y):
            "no terrain height at the mast (\(printed(x)), \(printed(y))): it lies outside the terrain or over a void"
        case .mixedClimates: "carriers of one area need the same lapse rate: compute each climate apart"
        case .cancelled: "cancelled"
        case .unusableProfile(let defect): defect.description
        case .unusableTable(let reason): "curve table: \(reason)"
        case .patternFile(let defect): "antenna pattern: \(defect)"
        case .tooFewSamples(let group, let samples, let needed):
            "“\(group)” has \(samples) measured losses, a correction needs \(needed): join it with another group"
        }
    }
}
