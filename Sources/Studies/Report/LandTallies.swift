import Geometry
import PermitRules
import Province
import Units

/// What the law says of a ground mast on every recorded parcel, summed by commune and land-use code.
struct LandTallies {
    let byCommune: [[LandTally]]

    init(_ scene: Scene, locator: PolygonLocator, run: Run) throws {
        let (world, places) = (scene.world, try scene.places(run))
        let verdicts = places.verdicts
        let dates = world.workspace.asOf
        let none = [LandTally.Opinions](repeating: .init(), count: dates.count)
        var tallies = [[String: LandTally]](repeating: [:], count: world.communes.count)
        for (number, parcel) in zip(world.parcels.numbers, world.parcels) {
            if number.index.isMultiple(of: 256) { try run.check() }
            guard let commune = locator.covering(places.position(ofParcel: number)).first else { continue }
            let code = parcel.use.parts.map(\.code).joined(separator: "+")
            let area = parcel.shape.area
            var tally =
                tallies[commune][code]
                ?? LandTally(
                    commune: world.communes[commune].reference, code: code, area: .squareMetres(0), parcels: 0,
                    papers: none, plan: none)
            tally.area = tally.area + .squareMetres(area)
            tally.parcels += 1
            for (index, date) in dates.enumerated() {
                let facts = try places.facts(ofParcel: number, on: date)
                tally.papers[index].add(
                    area, verdicts.verdict(facts, .groundMast, on: date, reading: .papers).headline)
                tally.plan[index].add(area, verdicts.verdict(facts, .groundMast, on: date, reading: .plan).headline)
            }
            tallies[commune][code] = tally
        }
        byCommune = tallies.map { codes in codes.values.sorted { $0.code < $1.code } }
    }
}

extension LandTally.Opinions {
    fileprivate mutating func add(_ squareMetres: Double, _ headline: Headline) {
        let area = Area.squareMetres(squareMetres)
        switch headline {
        case .permitted, .exempt: lawful = lawful + area
        case .conditional: conditional = conditional + area
        case .prohibited: unlawful = unlawful + area
        case .undetermined, .conflict: open = open + area
        }
    }
}
