public import Units

/// A place with every question of the rule book answered as far as its facts go: made once, then judged many times.
public struct PreparedPlace: Sendable {
    public let place: PlaceFacts
    let answers: TestSet
    /// Questions whose answer depends on the day of the law: months since a day of the file.
    let ages: [(question: Int, range: NumberRange, since: CalendarDate)]
    let parts: [Parcel.Part]
    /// The shares of an area that rules allow to be taken, the whole included.
    let shares: [Double]
    /// The same place as other records have it.
    let rivals: [PreparedPlace]

    init(_ place: PlaceFacts, _ compiled: CompiledRules, _ catalogue: LandUseCatalogue) {
        let tests = compiled.tests
        var place = place
        place.observations = place.observations.withRatios(compiled.ratios)
        self.place = place
        rivals = place.rivals.map { rival in
            var other = place
            other.rivals = []
            (other.recorded, other.planned, other.parcelArea) = (rival.recorded, rival.planned, rival.parcelArea)
            return PreparedPlace(other, compiled, catalogue)
        }
        shares = compiled.shares
        var answers = TestSet()
        var ages: [(question: Int, range: NumberRange, since: CalendarDate)] = []
        func answer(_ fact: Fact, _ value: Observation.Value) {
            for question in tests.byFact[fact] ?? [] {
                if case .monthsAgo(let range) = tests.questions[question].predicate {
                    if case .day(let day) = value {
                        ages.append((question, range, day))
                    } else {
                        answers[question] = false
                    }
                } else if let holds = tests.questions[question].predicate.holds(value) {
                    answers[question] = holds
                }
            }
        }
        for (fact, observation) in place.observations { answer(fact, observation.value) }
        for (fact, value) in place.derived(catalogue) where place.observations[fact] == nil {
            answer(fact, .flag(value))
        }
        for (fact, use) in [(Fact.planned, place.planned), (.parcel, place.recorded)] {
            for question in tests.byFact[fact] ?? [] {
                guard case .selected(let selector, let all) = tests.questions[question].predicate else { continue }
                answers[question] = PlaceFacts.selected(use, selector, all: all, catalogue)
            }
        }
        (self.answers, self.ages) = (answers, ages)
        let single = place.recorded.parts.count == 1
        parts = place.recorded.parts.map { part in
            Parcel.Part(code: part.code, entry: part.entry, area: part.area ?? (single ? place.parcelArea : nil))
        }
    }

    /// The place as one of its records has it: 0 its own, then the rivals.
    func record(_ number: Int) -> PreparedPlace { number == 0 ? self : rivals[number - 1] }

    /// Equal keys of one book for the same days give equal outcomes on each of them, for every structure and reading; what
    /// was measured and the areas that texts print may still differ.
    public func key(on days: ArraySlice<CalendarDate>) -> Key { Key(self, days) }

    public struct Key: Hashable, Sendable {
        /// By day; one where the days make no difference.
        private let answers: [TestSet]
        private let entries: [Int32]
        private let areas: [Double?]
        private let compound: Double?
        /// For one part: whether the compound fits under each share that a rule allows. For several, each of which it fits
        /// under the least share: that it does.
        private let fits: [Bool]
        private let province: String?
        private let combined: Double?
        private let rivals: [Key]

        init(_ site: PreparedPlace, _ days: ArraySlice<CalendarDate>) {
            answers = site.ages.isEmpty ? [site.answers] : days.map { site.answers(on: $0) }
            entries = site.parts.map(\.entry)
            province = site.place.province
            combined = site.place.combinedArea
            rivals = site.rivals.map { $0.key(on: days) }
            let taken = site.place.combinedArea ?? 0
            if let wanted = site.place.compoundArea, site.parts.count == 1, let area = site.parts[0].area {
                fits = site.shares.map { area * $0 - taken >= wanted } + [area >= wanted]
                (areas, compound) = ([0], 0)
            } else if let wanted = site.place.compoundArea, let share = site.shares.first, wanted > 0,
                site.parts.allSatisfy({ ($0.area ?? 0) * share - taken >= wanted })
            {
                (fits, areas, compound) = ([true], [], 0)
            } else {
                fits = []
                let wanted = site.place.compoundArea
                compound = wanted
                // Without a compound to fit in, only whether areas are known matters.
                areas = site.parts.map { part in wanted == nil ? part.area.map { _ in 0 } : part.area }
            }
        }
    }

    func answers(on day: CalendarDate) -> TestSet {
        if ages.isEmpty { return answers }
        var answers = answers
        for age in ages { answers[age.question] = age.range.contains(Double(day.wholeMonths(since: age.since))) }
        return answers
    }
}

extension CalendarDate {
    /// Whole months from `start` to this day; negative before it. 31 January to 28 February is 0 months.
    func wholeMonths(since start: CalendarDate) -> Int {
        let months = (year - start.year) * 12 + month - start.month
        return day < start.day ? months - 1 : months
    }
}
