import GeoStore
import Geometry
import Propagation
import Province
import Units

/// Adds up cells and people of each commune by who covers them how strongly, then communes to districts and province.
struct CoverSummary {
    typealias Strength = CoverResult.Strength

    let units: [CoverResult.Unit]

    init(world: World, grid: StudyGrid, people: CellPeople, layers: [CoverageLayer]) throws(PropagationError) {
        let entryLosses = try CoverageMaker.entryLosses(world.province)
        let cellArea = grid.frame.cellArea  // m²
        var cells = [[Int]](repeating: [], count: world.communes.count)
        for (cell, commune) in people.commune.enumerated() where commune >= 0 { cells[Int(commune)].append(cell) }
        let masks = Self.coverers(layers), placed = people.places
        let service = world.province.service
        let shadowing = try Shadowing(deviation: service.shadowing)
        // The thresholds have the margin in them; the level itself is above what it must be by that much more.
        let margin = Float(service.margin.decibels)

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
                    func area(_ excess: Float) -> Area {
                        .squareMetres(Double(own.count { mask.excess[$0] >= excess }) * cellArea)
                    }
                    func people(_ excess: Float) -> Double {
                        placed[number].reduce(0) { $0 + (mask.excess[$1.cell] >= excess ? $1.people : 0) }
                    }
                    for strength in Strength.allCases {
                        figures.area[strength] = area(Float(strength.rawValue))
                        figures.people[strength] = people(Float(strength.rawValue))
                    }
                    figures.peopleExpected = placed[number].reduce(0) { sum, place in
                        let excess = mask.excess[place.cell] + margin
                        guard !excess.isNaN else { return sum }
                        return sum + place.people * shadowing.probability(ofExcess: Decibels(Double(excess)))
                    }
                    let doubt = Float(CoverResult.doubt.decibels)
                    (figures.peopleIfWeaker, figures.peopleIfStronger) = (people(doubt), people(-doubt))
                    let entry = Float(entryLosses[mask.technology]?.decibels ?? 0)
                    (figures.areaIndoors, figures.peopleIndoors) = (area(entry), people(entry))
                    return figures
                })
        }
        let districts = world.districts.enumerated().map { number, unit in
            Self.sum(
                zip(communes, world.communes).filter { $1.district == number }.map(\.0), level: .district,
                code: unit.code, name: unit.name, shape: unit.shape)
        }
        let province = Self.sum(
            communes, level: .province, code: world.province.code, name: world.workspace.name, shape: nil)
        units = [province] + districts + communes
    }

    /// Level above the threshold per cell of one coverer: the strongest, or the weakest of all operators.
    private struct Mask {
        let coverer: CoverResult.Coverer
        let technology: Technology
        /// dB; NaN where there is none, which is not above anything.
        let excess: [Float]
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
                total.figures[index].peopleIfWeaker += figures.peopleIfWeaker
                total.figures[index].peopleIfStronger += figures.peopleIfStronger
                total.figures[index].peopleExpected += figures.peopleExpected
                total.figures[index].peopleIndoors += figures.peopleIndoors
                total.figures[index].areaIndoors = total.figures[index].areaIndoors + figures.areaIndoors
            }
        }
        return total
    }
}
