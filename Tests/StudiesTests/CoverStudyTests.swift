import GeoStore
import Geometry
import PermitRules
import Propagation
import Testing
import Units

@testable import Province
@testable import Studies

/// Coverage figures of the small province whose zones are worked by hand.
@Suite struct CoverStudyTests {
    static let result = Swift.Result {
        let catalogue = try HandWorkedProvince.book.catalogue
        return try CoverStudy(scene: Scene(HandWorkedProvince.world(catalogue: catalogue), HandWorkedProvince.book))
            .run()
    }

    @Test("Communes add up to the province, in people, cells and coverage")
    func sums() throws {
        let result = try Self.result.get()
        let province = try #require(result.units.first)
        #expect(province.level == .province)
        let communes = result.units.filter { $0.level == .commune }
        #expect(communes.reduce(0) { $0 + $1.people } == province.people)
        for (index, figures) in province.figures.enumerated() {
            let area = communes.reduce(0) { $0 + ($1.figures[index].area[.covered]?.squareMetres ?? 0) }
            #expect(area == figures.area[.covered]?.squareMetres)
            let people = communes.reduce(0) { $0 + ($1.figures[index].people[.covered] ?? 0) }
            #expect(abs(people - (figures.people[.covered] ?? -1)) < 1e-6)
        }
    }

    @Test("At least one operator covers no less than each, every one no more, and strength only narrows")
    func order() throws {
        let result = try Self.result.get()
        for unit in result.units {
            for technology in Set(unit.figures.map(\.technology)) {
                let all = unit.figures.filter { $0.technology == technology }
                func area(_ coverer: CoverResult.Coverer) -> Double? {
                    all.first { $0.coverer == coverer }?.area[.covered]?.squareMetres
                }
                for name in result.operators {
                    guard let own = area(.operator(name)), let any = area(.any), let every = area(.all) else {
                        continue
                    }
                    #expect(every <= own && own <= any)
                }
            }
            for figures in unit.figures {
                let areas = CoverResult.Strength.allCases.compactMap { figures.area[$0]?.squareMetres }
                #expect(zip(areas, areas.dropFirst()).allSatisfy { $0 >= $1 })
                #expect((figures.people[.covered] ?? 0) <= Double(unit.people) + 1e-6)
                let covered = figures.people[.covered] ?? 0
                #expect(figures.peopleIfWeaker <= covered && covered <= figures.peopleIfStronger)
                // 3 dB lie between the strengths that are 10 dB apart.
                #expect(figures.peopleIfWeaker >= figures.people[.good] ?? 0)
                #expect(figures.peopleIfStronger <= figures.people[.weak] ?? 0)
            }
        }
    }

    @Test("A commune's figure is the count of its cells at or above the threshold")
    func countsCells() throws {
        let result = try Self.result.get()
        let world = HandWorkedProvince.world(catalogue: try HandWorkedProvince.book.catalogue)
        let layer = try #require(result.layers.first)
        let unit = try #require(result.units.first { $0.level == .commune })
        let box = try #require(world.communes.first { $0.code == unit.code }).shape.box
        // The communes are squares, so a cell is inside when its centre is inside the box.
        var count = 0
        for row in 0..<layer.level.frame.rows {
            for column in 0..<layer.level.frame.columns {
                let centre = layer.level.frame.centre(row: row, column: column)
                guard box.contains(centre), let level = layer.level[row, column] else { continue }
                if Double(level) >= layer.threshold.dBm { count += 1 }
            }
        }
        let cell = layer.level.frame.cellWidth * layer.level.frame.cellHeight
        let figures = try #require(
            unit.figures.first {
                $0.coverer == .operator(layer.operator) && $0.technology == layer.technology
            })
        #expect(figures.area[.covered]?.squareMetres == Double(count) * cell)
    }
}
