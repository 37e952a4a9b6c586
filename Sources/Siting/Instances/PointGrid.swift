/// Points sorted into squares, so that those near a place lie together: their numbers form runs.
struct PointGrid {
    /// Original number of each point, in the order of the squares.
    let order: [Int]
    private let points: [(x: Double, y: Double)]
    private let starts: [Int]
    private let minX: Double, minY: Double, side: Double
    private let columns: Int, rows: Int

    /// - Parameter cell: radius of the queries to come; squares are a quarter of it, but no more than a million.
    init(_ unsorted: [(x: Double, y: Double)], cell: Double) {
        let minX = unsorted.reduce(Double.infinity) { min($0, $1.x) }
        let minY = unsorted.reduce(Double.infinity) { min($0, $1.y) }
        let width = unsorted.reduce(0) { max($0, $1.x - minX) }, height = unsorted.reduce(0) { max($0, $1.y - minY) }
        let side = max(cell / 4, max(width, height) / 1000, .leastNormalMagnitude)
        let columns = Int(width / side) + 1, rows = Int(height / side) + 1
        let squares = unsorted.map { Int(($0.y - minY) / side) * columns + Int(($0.x - minX) / side) }
        order = unsorted.indices.sorted { (squares[$0], $0) < (squares[$1], $1) }
        points = order.map { unsorted[$0] }
        var starts = [Int](repeating: 0, count: columns * rows + 1)
        for square in squares { starts[square + 1] += 1 }
        for square in 0..<(columns * rows) { starts[square + 1] += starts[square] }
        (self.starts, self.minX, self.minY, self.side, self.columns, self.rows) = (
            starts, minX, minY, side, columns, rows
        )
    }

    /// Places in ``order`` of the points within a distance, borders included.
    func places(within distance: Double, of centre: (x: Double, y: Double)) -> [Int] {
        func clamp(_ value: Double, _ count: Int) -> Int { Int(max(0, min(value, Double(count - 1)))) }
        let firstColumn = clamp((centre.x - distance - minX) / side - 1, columns)
        let lastColumn = clamp((centre.x + distance - minX) / side + 1, columns)
        let firstRow = clamp((centre.y - distance - minY) / side - 1, rows)
        let lastRow = clamp((centre.y + distance - minY) / side + 1, rows)
        var result: [Int] = []
        for row in firstRow...lastRow {
            for place in starts[row * columns + firstColumn]..<starts[row * columns + lastColumn + 1] {
                let dx = points[place].x - centre.x, dy = points[place].y - centre.y
                if dx * dx + dy * dy <= distance * distance { result.append(place) }
            }
        }
        return result
    }
}
