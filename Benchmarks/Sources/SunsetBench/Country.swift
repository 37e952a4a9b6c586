import Sunset
import Units

/// Terminals left in every commune of a country: 1,000 scenarios, 24 months, three strata.
struct Country {
    private let areas: [MigrationArea]
    private let scenarios: ScenarioTable

    init(communes: Int) throws {
        var random = SplitMix(state: 1)
        areas = MigrationArea.made(communes, using: &random)
        let start = CalendarDate(2026, 9, 30), cut = CalendarDate(2028, 9, 30)
        let posterior = try Forecaster.posterior(
            history: [Observation(date: start, value: 1_000_000, precision: .exact)],
            announcements: [Announcement(announced: CalendarDate(2026, 1, 1), deadline: cut, class: .state)],
            learningFrom: nil)
        scenarios = try ScenarioTable(posterior, dates: ScenarioTable.steps(from: start, to: cut), scenarios: 1000)
    }

    func run(folder: String) throws {
        let (clock, processor, result) = try SunsetBench.measured { try Migration(areas, scenarios) }
        let steps = scenarios.dates.count
        try SunsetBench.write(
            (0..<steps).flatMap { step in (0..<1000).map { scenarios.fall(step: step, scenario: $0) } },
            to: "\(folder)/falls-\(areas.count).f32")
        try SunsetBench.write(
            (0..<steps).map { scenarios.lengthInMonths(step: $0) }, to: "\(folder)/months-\(areas.count).f32")
        try SunsetBench.write(
            areas.flatMap { area in
                area.counts.map(Float.init) + area.paces.map(Float.init) + [Float(area.capacity ?? -1)]
            },
            to: "\(folder)/areas-\(areas.count).f32")
        try SunsetBench.print([
            "operation": "scenarios", "communes": areas.count, "seconds": clock, "cpu_seconds": processor,
            "answer": result.areas.reduce(0) { $0 + ($1.last?.p50 ?? 0) },
        ])
    }
}
