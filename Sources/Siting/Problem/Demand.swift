/// What is to be served: cells with a weight (people, traffic, duty), in layers of equal size.
///
/// A layer is a cell's demand for one operator or one technology; it is a copy of the same places. Cells are numbered
/// layer by layer, on a grid row by row. Neighbouring numbers should be neighbouring places: then coverage is a few
/// long runs.
public struct Demand: Sendable {
    public enum Shape: Sendable, Equatable {
        /// Raster cells, row by row.
        case grid(width: Int, height: Int)
        /// Places in any order.
        case list(count: Int)

        public var cells: Int {
            switch self {
            case .grid(let width, let height): width * height
            case .list(let count): count
            }
        }
    }

    public let shape: Shape
    /// Worth of the first cover of each cell of each layer; 0 or more.
    public let weights: [Double]
    /// Worth of a second cover (backup), at most the weight; nil when a second cover is worth nothing.
    public let secondWeights: [Double]?
    /// The unit (0, 1, …: a district, a place of its own) whose minimum share the cell counts for; nil without units.
    public let units: [Int32]?
    /// Units from this number on stand apart: their cells count for their own share, not for that of the whole. The most
    /// weight for sites or a budget counts all cells.
    public let firstUnitApart: Int32

    /// - Throws: ``SitingError`` for a weight that is negative or not finite, for arrays of other lengths, without demand.
    public init(
        shape: Shape, weights: [Double], secondWeights: [Double]? = nil, units: [Int32]? = nil,
        firstUnitApart: Int32 = .max
    ) throws(SitingError) {
        guard shape.cells > 0, !weights.isEmpty else { throw .noDemand }
        guard weights.count.isMultiple(of: shape.cells) else {
            throw .arraysDisagree(what: "weights", expected: shape.cells, found: weights.count)
        }
        for (cell, weight) in weights.enumerated() where !(weight >= 0 && weight.isFinite) {
            throw .negativeWeight(cell: cell, value: weight)
        }
        if let secondWeights {
            guard secondWeights.count == weights.count else {
                throw .arraysDisagree(what: "second weights", expected: weights.count, found: secondWeights.count)
            }
            for (cell, second) in secondWeights.enumerated() where !(second >= 0 && second <= weights[cell]) {
                throw .secondCoverWorthMore(cell: cell, first: weights[cell], second: second)
            }
        }
        if let units {
            guard units.count == weights.count else {
                throw .arraysDisagree(what: "units", expected: weights.count, found: units.count)
            }
            if let cell = units.firstIndex(where: { $0 < 0 }) {
                throw .badObjective(name: "unit of cell \(cell)", value: Double(units[cell]), allowed: "0 or more")
            }
        }
        self.shape = shape
        self.weights = weights
        self.secondWeights = secondWeights
        self.units = units
        self.firstUnitApart = firstUnitApart
    }

    /// Whether a cell counts for the share of the whole.
    func isInWhole(_ cell: Int) -> Bool { units.map { $0[cell] < firstUnitApart } ?? true }

    var unitCount: Int { units.map { Int($0.max() ?? -1) + 1 } ?? 0 }
}
