import Siting

/// Who is served today and by sites added since, counted cell by cell without the solver. People are means over the
/// operators.
struct ServedCells {
    let scene: SitingScene
    private var isServed: [[Bool]]
    /// People served, by unit.
    private(set) var byUnit: [Double]

    /// As it stands today.
    init(_ scene: SitingScene) {
        self.scene = scene
        isServed = scene.served
        byUnit = [Double](repeating: 0, count: scene.units.count)
        for layer in isServed {
            for cell in layer.indices where layer[cell] { byUnit[Int(scene.unitOfCell[cell])] += part(cell) }
        }
    }

    var people: Double { byUnit.reduce(0, +) }

    private func part(_ cell: Int) -> Double { scene.people[cell] / Double(scene.operators.count) }

    /// People a site would newly serve.
    func gain(_ footprint: [CoverageMatrix.Run], _ operators: [Int]) -> Double {
        var sum = 0.0
        for run in footprint {
            for cell in Int(run.from)..<Int(run.to) {
                for name in operators where !isServed[name][cell] { sum += part(cell) }
            }
        }
        return sum
    }

    mutating func add(_ footprint: [CoverageMatrix.Run], _ operators: [Int]) {
        for run in footprint {
            for cell in Int(run.from)..<Int(run.to) {
                for name in operators where !isServed[name][cell] {
                    isServed[name][cell] = true
                    byUnit[Int(scene.unitOfCell[cell])] += part(cell)
                }
            }
        }
    }
}
