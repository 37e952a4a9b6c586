import Foundation
import GeoStore
import PermitRules
import Propagation
import Synchronization
import Testing
import Units

@testable import Province
@testable import Studies

/// Every study stops when its run is cancelled, wherever it is, and shares what it made with the others of its scene.
@Suite struct RunOfStudiesTests {
    /// Three communes with subscribers of two operators, cells of 500 m.
    private static func scene(hasTerrain: Bool = false) throws -> (Scene, TemporaryFile) {
        let book = try HandWorkedProvince.book
        var world =
            try hasTerrain
            ? TerrainCoverTests.world { east, north in Float((20 + east / 100 + north / 300).rounded()) }
            : HandWorkedProvince.world(
                HandWorkedProvince.communes.filter { ["served", "z1", "reachable"].contains($0.code) },
                catalogue: book.catalogue)
        let file = try TemporaryFile(SunsetStudyTests.lines)
        world.province.coverage.cell = 500
        world.province.subscribers = Workspace.Subscribers(source: file.path, shares: nil, history: nil)
        return (Scene(world, book), file)
    }

    private final class TemporaryFile: Sendable {
        let path: String
        init(_ text: String) throws {
            path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).csv"
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        }
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    enum Study: String, CaseIterable, CustomTestStringConvertible {
        case zones, cover, sunset, siting, lawChange, report, check, calibration, facts
        var testDescription: String { rawValue }

        func run(_ scene: Scene, _ run: Run) throws {
            let dates = HandWorkedProvince.dates
            let data = HandWorkedProvince.dataFolder
            switch self {
            case .zones: _ = try ZonesStudy(scene: scene).run(run)
            case .cover: _ = try CoverStudy(scene: scene).run(run)
            case .sunset:
                _ = try SunsetStudy(
                    scene: scene, dataFolder: data + "/sunset", options: .init(scenarios: 20)
                ).run(run)
            case .siting:
                var options = SitingOptions(target: .sites(1), date: dates[0])
                options.seconds = 1
                _ = try SitingStudy(scene: scene, dataFolder: data + "/siting", options: options).run(run)
            case .lawChange: _ = try LawChangeStudy(scene: scene).run(dates: dates, run)
            case .report:
                let result = try ZonesStudy(scene: scene).run(run)
                _ = try UnitStudies(scene: scene, result: result, run: run)
            case .check:
                let study = try CheckStudy(scene: scene, dates: dates, run: run)
                let reader = try FactReader(try scene.facts(run))
                let site = try reader.site(at: HandWorkedProvince.centre(0))
                _ = try CheckStudy.Checker(study, run: run).check(site)
            case .calibration: _ = try CalibrationScene(scene, run: run)
            case .facts: _ = try scene.facts(run)
            }
        }
    }

    @Test(
        "Asked to stop at any moment, it throws that it was cancelled, or ends with its answer",
        arguments: Study.allCases)
    func stops(study: Study) throws {
        var stopped = 0
        for patience in [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 100_000] {
            let (scene, file) = try Self.scene(hasTerrain: study == .calibration)
            let asked = Atomic(0)
            let run = Run(threads: 1, isCancelled: { asked.add(1, ordering: .relaxed).oldValue >= patience })
            do {
                try study.run(scene, run)
                break
            } catch StudyError.cancelled {
                stopped += 1
            } catch is Cancelled {
                stopped += 1
            }
            withExtendedLifetime(file) {}
        }
        // Facts of a province without layers of its own are read at once, and three parcels are soon looked through.
        let least = study == .facts ? 0 : study == .check ? 1 : 3
        #expect(stopped >= least, "stopped \(stopped) times")
    }

    @Test("What one cancelled study began, the next one finishes")
    func goesOn() throws {
        let (scene, _) = try Self.scene()
        let asked = Atomic(0)
        #expect(throws: StudyError.self) {
            try ZonesStudy(scene: scene).run(
                Run(threads: 1, isCancelled: { asked.add(1, ordering: .relaxed).oldValue >= 20 }))
        }
        #expect(try ZonesStudy(scene: scene).run().zones.count == 3)
    }

    @Test("An import stops too, and says so")
    func importStops() throws {
        let fixture = try CheckFixture()
        let workspace = try Workspace(path: fixture.folder)
        let study = ImportStudy(workspace: workspace, catalogue: try HandWorkedProvince.book.catalogue)
        for patience in 0..<8 {
            let asked = Atomic(0)
            let run = Run(threads: 1, isCancelled: { asked.add(1, ordering: .relaxed).oldValue >= patience })
            do {
                _ = try study.run(run)
                Issue.record("read to the end after \(patience) questions")
            } catch ProvinceError.cancelled {}
        }
        #expect(try study.run().parcels.count == 4)
    }

    @Test("Zones, switch-off and coverage of one scene predict each map once")
    func predictsOnce() throws {
        let (scene, file) = try Self.scene()
        let zones = try ZonesStudy(scene: scene).run()
        #expect(scene.predictedMaps == zones.coverage.count)
        #expect(zones.coverage.count == zones.operators.count)
        try Study.sunset.run(scene, Run())
        try Study.lawChange.run(scene, Run())
        try Study.siting.run(scene, Run())
        #expect(scene.predictedMaps == zones.coverage.count)
        // Coverage asks for servers and quality besides: the maps are made again with them, and then serve everybody.
        try Study.cover.run(scene, Run())
        #expect(scene.predictedMaps == 2 * zones.coverage.count)
        let again = try ZonesStudy(scene: scene).run()
        #expect(scene.predictedMaps == 2 * zones.coverage.count)
        func bits(_ result: ZonesResult) -> [UInt32] { result.coverage.flatMap { $0.level.values.map(\.bitPattern) } }
        let isSame = bits(again) == bits(zones)
        #expect(isSame)
        #expect(again.coverage.allSatisfy { $0.serving == nil })
        withExtendedLifetime(file) {}
    }

    @Test("Threads that share a scene get what each alone would get")
    func sharedByThreads() throws {
        let (scene, file) = try Self.scene()
        let alone = try ZonesStudy(scene: Self.scene().0).run()
        let results = Parallel.map(4, threads: 4) { number in
            Result { try number == 0 ? [] : ZonesStudy(scene: scene).run(Run(threads: 1)).zones }
        }
        try Study.sunset.run(scene, Run())
        for zones in try results.dropFirst().map({ try $0.get() }) {
            #expect(zones.map(\.id) == alone.zones.map(\.id))
            #expect(zones.map(\.coverage) == alone.zones.map(\.coverage))
            #expect(zones.map { $0.atDates.map(\.wayOut) } == alone.zones.map { $0.atDates.map(\.wayOut) })
            #expect(zones.map { $0.atDates.map(\.blockedPlan) } == alone.zones.map { $0.atDates.map(\.blockedPlan) })
        }
        withExtendedLifetime(file) {}
    }
}
