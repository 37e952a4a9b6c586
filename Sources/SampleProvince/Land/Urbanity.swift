import Foundation
import Geometry

/// How urban a place is: the people of every commune weighed by exp(−d / 3 km) from its hub, on a
/// lattice of 400 m, read between lattice points.
struct Urbanity: Sendable {
    private let origin: Coordinate
    private let cell = 400.0
    private let columns: Int
    private let rows: Int
    private let values: [Double]

    init(_ communes: [CommuneUnit], box: Box) {
        origin = Coordinate(box.minX - cell, box.minY - cell)
        columns = Int(box.width / cell) + 4
        rows = Int(box.height / cell) + 4
        var values = [Double](repeating: 0, count: columns * rows)
        for commune in communes where commune.population > 0 {
            for row in 0..<rows {
                let dy = origin.y + Double(row) * cell - commune.hub.y
                for column in 0..<columns {
                    let dx = origin.x + Double(column) * cell - commune.hub.x
                    let d = (dx * dx + dy * dy).squareRoot()
                    if d < 30_000 { values[row * columns + column] += Double(commune.population) * exp(-d / 3000) }
                }
            }
        }
        let most = values.max() ?? 1
        self.values = values.map { $0 / max(1e-12, most) }
    }

    /// 0 … 1, 1 at the densest place of the province.
    func callAsFunction(_ c: Coordinate) -> Double {
        let x = min(Double(columns - 2), max(0, (c.x - origin.x) / cell))
        let y = min(Double(rows - 2), max(0, (c.y - origin.y) / cell))
        let i = Int(x), j = Int(y)
        let tx = x - Double(i), ty = y - Double(j)
        let at = j * columns + i
        return (values[at] * (1 - tx) + values[at + 1] * tx) * (1 - ty)
            + (values[at + columns] * (1 - tx) + values[at + columns + 1] * tx) * ty
    }
}
