import Foundation
public import Units

/// Forecasts any series of a library by the deadline hazard, with the class's parameters learned from other files.
public struct Forecaster: Sendable {
    public let library: SeriesLibrary
    /// Announcements up to this day are believed even if they were made after a series' last row.
    public let announcementsUntil: CalendarDate?

    /// A series with fewer rows teaches nothing about others.
    static let fewestRowsToLearnFrom = 3
    /// ASSUMPTION: the initial prior counts like this many fully informative series.
    static let priorCount = 2.0

    /// What each series says by itself about the parameters of its class.
    private let lessons: [(file: String, kind: SwitchOffClass, moments: [(mean: Double, variance: Double)])]

    public init(
        library: SeriesLibrary, announcementsUntil: CalendarDate? = nil, run: Run = Run()
    ) throws(Cancelled) {
        self.library = library
        self.announcementsUntil = announcementsUntil
        let long = library.series.filter { $0.rows.count >= Self.fewestRowsToLearnFrom }
        lessons = try run.map(long) { series in
            let announcements = Self.believed(series, in: library, until: announcementsUntil)
            let kind = announcements.last?.class ?? .none
            let posterior = HazardPosterior(series: series, announcements: announcements, prior: .initial(kind))
            return (series.key.file, kind, posterior.moments)
        }
    }

    /// - Parameter day: up to which rows of other operators are known; nil takes all.
    public func posterior(for series: CountSeries, knownOn day: CalendarDate? = nil) -> HazardPosterior {
        let announcements = believed(series)
        let relatives = library.relatives(of: series.key).compactMap { relative in
            day.map { relative.known(on: $0) } ?? relative
        }
        return HazardPosterior(
            series: series, announcements: announcements,
            prior: prior(announcements.last?.class ?? .none, withoutFile: series.key.file),
            relatives: relatives.map { ($0, believed($0)) })
    }

    /// A province's own counts, of which one is enough: what its study starts from.
    ///
    /// - Parameters:
    ///   - history: by date, at least one.
    ///   - announcements: at least one; the last decides the class.
    ///   - library: series the class is learned from; nil leaves the initial prior.
    public static func posterior(
        history: [Observation], announcements: [Announcement], learningFrom library: SeriesLibrary?, run: Run = Run()
    ) throws(Cancelled) -> HazardPosterior {
        let kind = announcements.last?.class ?? .none
        let key = SeriesKey(file: "", operator: SeriesLibrary.allOperators, metric: "")
        let series = CountSeries(key: key, rows: history)
        let learned = try library.map { library throws(Cancelled) in
            try Forecaster(library: library, run: run).prior(kind, withoutFile: "")
        }
        return HazardPosterior(series: series, announcements: announcements, prior: learned ?? .initial(kind))
    }

    private func believed(_ series: CountSeries) -> [Announcement] {
        Self.believed(series, in: library, until: announcementsUntil)
    }

    private static func believed(
        _ series: CountSeries, in library: SeriesLibrary, until day: CalendarDate?
    ) -> [Announcement] {
        let last = series.last.date
        return library.announcements(for: series.key, until: day.map { max($0, last) } ?? last)
    }

    /// Rate and growth are learned from all other files, the pull of the deadline from those of the same class only.
    ///
    /// Each series counts by how much it narrowed the initial prior: 0 when it told nothing, 1 when it told all.
    func prior(_ kind: SwitchOffClass, withoutFile file: String) -> HazardPrior {
        var prior = HazardPrior.initial(kind)
        var counts = prior.means.map { _ in Self.priorCount }
        var sums = prior.means.map { $0 * Self.priorCount }
        for lesson in lessons where lesson.file != file {
            for parameter in lesson.kind == kind ? 0..<4 : 0..<2 {
                let deviation = HazardPrior.initial(lesson.kind).deviations[parameter]
                let weight = max(0, 1 - lesson.moments[parameter].variance / (deviation * deviation))
                counts[parameter] += weight
                sums[parameter] += weight * lesson.moments[parameter].mean
            }
        }
        prior.means = zip(sums, counts).map { $0 / $1 }
        return prior
    }
}
