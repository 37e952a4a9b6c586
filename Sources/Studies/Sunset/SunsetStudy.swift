import Foundation
import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
public import Sunset
public import Units

/// Who loses service when a layer is switched off, from an imported province.
public struct SunsetStudy: Sendable {
    /// What is switched off, when, and how many scenarios are drawn.
    public struct Options: Sendable {
        public var layer: LegacyLayer
        /// nil: the layer's own radio-off day.
        public var deadline: CalendarDate?
        /// Day before which nothing can be done: no commune is cut and no handset handed out; nil or earlier than the counts:
        /// their day.
        public var from: CalendarDate?
        public var scenarios: Int
        /// Series the class's parameters are learned from; nil leaves the initial ones.
        public var library: SeriesLibrary?

        public init(
            layer: LegacyLayer = .threeG, deadline: CalendarDate? = nil, from: CalendarDate? = nil,
            scenarios: Int = 1000, library: SeriesLibrary? = nil
        ) {
            (self.layer, self.deadline, self.from, self.scenarios) = (layer, deadline, from, scenarios)
            self.library = library
        }
    }

    private let scene: Scene
    private var world: World { scene.world }
    /// Folder with `stages.csv`, `strata.csv` and `parameters.csv`.
    public let dataFolder: String
    public let options: Options

    /// Months before the deadline in which communes may be cut.
    static let planMonths = 24
    /// Rates present values are given for, per year.
    static let rates = [0.05, 0.09, 0.12]

    public init(scene: Scene, dataFolder: String, options: Options) {
        (self.scene, self.dataFolder, self.options) = (scene, dataFolder, options)
    }

    /// - Throws: ``StudyError``
    public func run(_ run: Run = Run()) throws(StudyError) -> SunsetResult {
        try StudyError.wrap(world.workspace.name) { try compute(run) }
    }

    private func compute(_ run: Run) throws -> SunsetResult {
        guard let files = world.province.subscribers else {
            throw StudyError.failed(
                world.workspace.file, reason: "no subscribers: name the file with lines per commune and operator")
        }
        var rows = try SubscriberRow.read(try CSVTable(path: files.source))
        let parameters = try ParameterSet(try CSVTable(path: dataFolder + "/parameters.csv"))
        let strata = try Stratum.read(try CSVTable(path: dataFolder + "/strata.csv"))
        let calendar = try SunsetCalendar(
            try LegalStage.read(try CSVTable(path: dataFolder + "/stages.csv")), layer: options.layer,
            deadline: options.deadline)
        guard let dataDate = rows.map(\.date).max() else { throw SunsetError.noCounts(file: files.source) }
        guard dataDate < calendar.deadline else {
            throw SunsetError.deadlineBeforeData(deadline: calendar.deadline, last: dataDate)
        }
        let from = max(dataDate, options.from ?? dataDate)
        guard from < calendar.deadline else {
            throw SunsetError.startAfterDeadline(start: from, deadline: calendar.deadline)
        }
        let operators = Set(rows.map(\.operator)).sorted()
        guard let layer = Technology(rawValue: options.layer.rawValue) else {
            throw StudyError.failed(options.layer.rawValue, reason: "unknown layer")
        }
        let staying = Technology.allCases.filter { $0 != layer && calendar.staysOn($0.rawValue) }
        let loss = try LayerLoss(
            scene, operators: operators, layer: layer, staying: staying, run: run)
        let places = try places(strata, shares: files.shares)
        rows = try StockSpread(strata, parameters).complete(
            rows, over: places, province: world.province.code, country: world.workspace.law.country.uppercased(),
            file: world.workspace.displayPath(files.source)
        ) { place, name in
            operators.firstIndex(of: name).map { loss.replaced[place][$0] } ?? 0
        }
        let stock = try SunsetStock(
            world: world, rows: rows, operators: operators, terminals: calendar.terminals, strata: strata,
            places: places, layer: layer, staying: staying, loss: loss, parameters: parameters)
        run.report(.people, 0.5)

        let history = try files.history.map { path in
            try CountHistory(try CSVTable(path: path))
                .observations(of: calendar.terminals, until: dataDate, file: world.workspace.displayPath(path))
        }
        let counted = Observation(date: dataDate, value: Double(max(1, stock.device)), precision: .exact)
        let posterior = try Forecaster.posterior(
            history: history.flatMap { $0.isEmpty ? nil : $0 } ?? [counted],
            announcements: calendar.announcements(on: dataDate), learningFrom: options.library, run: run)
        func simulate(_ deadline: CalendarDate) throws -> (ScenarioTable, Migration) {
            try run.check()
            let table = try ScenarioTable(
                posterior, announcements: calendar.announcements(on: dataDate, deadline: deadline), from: dataDate,
                dates: ScenarioTable.steps(from: dataDate, to: deadline), scenarios: options.scenarios)
            return (table, try Migration(stock.areas, table, run: run))
        }
        let (table, migration) = try simulate(calendar.deadline)
        let later = try simulate(calendar.deadline.endOfMonth(after: 1)).1
        let before = calendar.deadline.endOfMonth(after: -1)
        let earlier = before > dataDate ? try simulate(before).1 : migration

        let planning = try SunsetPlanning(
            stock: stock, migration: migration, months: min(Self.planMonths, table.dates.count { $0 > from } - 1),
            parameters: parameters)
        let plan = try planning.plan(run)
        let communes = try stock.communes(
            migration, cuts: planning.steps(of: plan.order), dates: table.dates, from: from,
            stages: calendar.stagesAtDeadline, parameters: parameters)
        let money = try SunsetMoney(
            communes: communes, plan: plan.summary, parameters: parameters, rates: Self.rates)
        let notes = SunsetNotes(
            world: world, options: options, calendar: calendar, operators: operators, loss: loss, from: from,
            origins: communes.map(\.origin), hasCountedShares: files.shares != nil,
            hasHistory: history?.isEmpty == false,
            publishedReach: try parameters.value("country_reach"))
        return SunsetResult(
            name: world.workspace.name, crs: world.workspace.crs, layer: options.layer, deadline: calendar.deadline,
            dataDate: dataDate, from: from, scenarios: options.scenarios, operators: operators, dates: table.dates,
            communes: communes, strata: strata, total: migration.total,
            leftByStratum: strata.indices.map { k in migration.strata.reduce(0) { $0 + $1[k] } },
            concentration: stock.concentration(communes), monthEarlier: earlier.total.last ?? Range80(0),
            monthLater: later.total.last ?? Range80(0), plan: plan.summary, money: money,
            stages: calendar.stages, parameters: parameters, notes: notes.all)
    }

    /// The communes as a spread of lines sees them.
    private func places(_ strata: [Stratum], shares: String?) throws -> [StockSpread.Place] {
        let counted = try shares.map { try Stratum.counted(try CSVTable(path: $0), strata) } ?? [:]
        return world.communes.map { unit in
            let urban = unit.rank?.isUrban == true ? 1.0 : 0
            return StockSpread.Place(
                code: unit.code, name: unit.name, people: unit.people ?? 0, urban: urban,
                shares: counted[unit.code] ?? Stratum.shares(strata, urban: urban))
        }
    }
}
