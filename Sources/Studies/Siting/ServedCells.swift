import Siting

/// Who and what is served today and by sites added since, counted cell by cell without the solver. People are means over
/// the operators; those of priority places stand apart.
struct ServedCells {
    let scene: SitingScene
    private var isServed: [[Bool]]
    private var isPlaceServed: [[Bool]]
    /// People served, by unit.
    private(set) var byUnit: [Double]

    /// What a site would newly serve.
    struct Gain {
        var people = 0.0
        /// People of priority places.
        var atPlaces = 0.0
        /// Priority places of which some cell is newly served.
        var places: [Int] = []
    }

    /// As it stands today.
    init(_ scene: SitingScene) {
        self.scene = scene
        isServed = scene.served
        isPlaceServed = scene.places.map(\.isServed)
        byUnit = [Double](repeating: 0, count: scene.units.count)
        for layer in isServed {
            for cell in layer.indices where layer[cell] { byUnit[Int(scene.unitOfCell[cell])] += part(cell) }
        }
    }

    var people: Double { byUnit.reduce(0, +) }

    /// Share of a priority place's area that is served.
    func share(ofPlace place: Int) -> Double {
        Double(isPlaceServed[place].count { $0 }) / Double(isPlaceServed[place].count)
    }

    private func part(_ cell: Int) -> Double { scene.people[cell] / Double(scene.operators.count) }

    func gain(_ site: SiteCandidate, _ operators: [Int]) -> Gain {
        var gain = Gain()
        for run in site.footprint {
            for cell in Int(run.from)..<Int(run.to) {
                for name in operators where !isServed[name][cell] { gain.people += part(cell) }
            }
        }
        for reach in site.places where operators.contains(where: scene.places[reach.place].counts) {
            let cells = reach.cells.count { !isPlaceServed[reach.place][$0] }
            guard cells > 0 else { continue }
            gain.atPlaces += Double(cells) * scene.places[reach.place].part
            gain.places.append(reach.place)
        }
        return gain
    }

    mutating func add(_ site: SiteCandidate, _ operators: [Int]) {
        for run in site.footprint {
            for cell in Int(run.from)..<Int(run.to) {
                for name in operators where !isServed[name][cell] {
                    isServed[name][cell] = true
                    byUnit[Int(scene.unitOfCell[cell])] += part(cell)
                }
            }
        }
        for reach in site.places where operators.contains(where: scene.places[reach.place].counts) {
            for cell in reach.cells { isPlaceServed[reach.place][cell] = true }
        }
    }
}
