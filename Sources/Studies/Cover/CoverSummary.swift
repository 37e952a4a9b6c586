import GeoStore
import Geometry
import Propagation
import Units

/// Adds up cells and people of each commune by who covers them how strongly, then communes to districts and province.
struct CoverSummary {
    typealias Strength = CoverResult.Strength

    let units: [CoverResult.Unit]

    init(world: World, grid: StudyGrid, people: CellPeople, layers: [CoverageLayer]) {
        let cellArea = grid.frame.cellWidth * grid.frame.cellHeight  // m²
        var cells = [[Int]](repeating: [], count: world.communes.count)
        for (cell, commune) in people.commune.enumerated() where commune >= 0 { cells[Int(commune)].append(cell) }
        let masks = Self.coverers(layers)

        let communes = world.communes.enumerated().map { number, unit in
            let own = cells[number]
            let noData = own.reduce(0) { $0 + (grid.environment[$1] == Environment.noData ? 1 : 0) }
            return CoverResult.Unit(
                level: .commune, code: unit.code, name: unit.name, shape: unit.shape, people: unit.people ?? 0,
                peopleWithoutPlace: people.unplaced[number],
                area: .squareMetres(Double(own.count) * cellArea),
                noDataArea: .squareMetres(Double(noData) * cellArea),
                figures: masks.map { mask in
                    var figures = CoverResult.Figures(coverer: mask.coverer, technology: mask.technology)
                    for strength in Strength.allCases {
                        let count = own.reduce(0) { $0 + (mask.reaches(strength, $1) ? 1 : 0) }
                        figures.area[strength] = .squareMetres(Double(count) * cellArea)
                        figures.people[strength] = people.places[number].reduce(0) {
                            $0 + (mask.reaches(strength, $1.cell) ? $1.people : 0)
                        }
                    }
                    return figures
                })
        }
        let districts = world.districts.enumerated().map { number, unit in
            Self.sum(
                zip(communes, world.communes).filter { $1.district == number }.map(\.0), level: .district,
                code: unit.code, name: unit.name, shape: unit.shape)
        }
        let province = Self.sum(
            communes, level: .province, code: world.workspace.province, name: world.workspace.name, shape: nil)
        units = [province] + districts + communes
    }

    /// Level above the threshold per cell of one coverer: the strongest, or the weakest of all operators.
    private struct Mask {
        let coverer: CoverResult.Coverer
        let technology: Technology
        /// dB; NaN where there is none.
        let excess: [Float]

        /// False for NaN.
        func reaches(_ strength: Strength, _ cell: Int) -> Bool { excess[cell] >= Float(strength.rawValue) }
    }

    private static func coverers(_ layers: [CoverageLayer]) -> [Mask] {
        var masks: [Mask] = []
        for technology in Technology.allCases {
            let own = layers.filter { $0.technology == technology }.map { layer in
                let threshold = Float(layer.threshold.dBm)
                return Mask(
                    coverer: .operator(layer.operator), technology: technology,
                    excess: layer.level.values.map { $0 - threshold })
            }
            masks += own
            guard own.count > 1, let first = own.first else { continue }
            var any = first.excess, all = first.excess
            for mask in own.dropFirst() {
                for cell in any.indices {
                    let value = mask.excess[cell]
                    // Swift.max of a NaN is unspecified; a level that is not there never counts.
                    if any[cell].isNaN || value > any[cell] { any[cell] = value }
                    if value.isNaN || value < all[cell] { all[cell] = value }
                }
            }
            masks.append(Mask(coverer: .any, technology: technology, excess: any))
            masks.append(Mask(coverer: .all, technology: technology, excess: all))
        }
        return masks
    }

    private static func sum(
        _ members: [CoverResult.Unit], level: CoverResult.Level, code: String, name: String, shape: Shape?
    ) -> CoverResult.Unit {
        var total = CoverResult.Unit(
            level: level, code: code, name: name, shape: shape, people: 0, peopleWithoutPlace: 0,
            area: .squareMetres(0), noDataArea: .squareMetres(0),
            figures: (members.first?.figures ?? []).map {
                CoverResult.Figures(coverer: $0.coverer, technology: $0.technology)
            })
        for member in members {
            total.people += member.people
            total.peopleWithoutPlace += member.peopleWithoutPlace
            total.area = total.area + member.area
            total.noDataArea = total.noDataArea + member.noDataArea
            for (index, figures) in member.figures.enumerated() {
                total.figures[index].people.merge(figures.people, uniquingKeysWith: +)
                total.figures[index].area.merge(figures.area) { $0 + $1 }
            }
        }
        return total
    }
}
