public import Geometry

/// What the user declares about a source; everything declared wins over what the file says.
public struct SourceOptions: Sendable, Hashable {
    /// The layers or sheets to read, as one. None takes all there are, when they have the same columns.
    public var layers: [String]
    /// Needed when the file carries no CRS.
    public var crs: CRS?
    /// The encoding of the text as stored; also undoes TCVN3 or VNI text that sits in a Unicode file.
    public var encoding: TextEncoding?
    /// Columns of a table that hold easting or longitude, and northing or latitude.
    public var xField: String?
    public var yField: String?
    /// DGN level number or DXF layer name → land-use code.
    public var levels: [String: String]?
    /// An OGR SQL “where” clause.
    public var filter: String?
    /// Row of the column names in a sheet or text table, counted from 1 as spreadsheets do; 0 for a table without
    /// names, whose columns are then called “column 1” and so on. Nil searches.
    public var headerRow: Int?
    /// For lists that are answered row by row: rows of a table whose coordinates cannot be read stay, without a shape,
    /// and a long text table is read piece by piece, each with its own kinds of columns.
    public var isRowByRow: Bool

    public init(
        layer: String? = nil, layers: [String] = [], crs: CRS? = nil, encoding: TextEncoding? = nil,
        xField: String? = nil,
        yField: String? = nil, levels: [String: String]? = nil, filter: String? = nil, headerRow: Int? = nil,
        isRowByRow: Bool = false
    ) {
        self.layers = layer.map { [$0] } ?? layers
        self.crs = crs
        self.encoding = encoding
        self.xField = xField
        self.yField = yField
        self.levels = levels
        self.filter = filter
        self.headerRow = headerRow
        self.isRowByRow = isRowByRow
    }

    /// Whether a layer of this name is to be read, or any.
    func wants(_ name: String) -> Bool {
        layers.isEmpty || layers.contains { NormalForm.composed($0).lowercased() == name.lowercased() }
    }
}
