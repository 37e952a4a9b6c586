public import PermitRules
public import Province
public import Units

/// Everything that can be said of one site.
public struct SiteCheck: Sendable {
    public var site: Site
    public var ground: SiteGround
    /// One entry per date of the law, in order.
    public var dates: [DateCheck]
    /// Nil when nothing is said of its antennas.
    public var exposure: ExposureCheck?
    /// Where else, when the site itself is not good; for the last date.
    public var alternatives: [Alternative]
    public var ring: SearchRing?

    /// The answers by the law of one day.
    public struct DateCheck: Sendable {
        public var date: CalendarDate
        /// Of the approval the site stands on, if any.
        public var approval: Observation?
        public var structures: [StructureCheck]
    }

    /// The verdicts on one structure class under both readings.
    public struct StructureCheck: Sendable {
        public var structure: StructureClass
        public var papers: Verdict
        public var plan: Verdict
        /// How each rule came to speak or not, under both readings; empty unless asked for.
        public var papersTrace: [RuleTrace] = []
        public var planTrace: [RuleTrace] = []
    }
}

/// How good a verdict is, for looking for a better place: smaller is better.
enum VerdictTier {
    static func of(_ papers: Decision, _ plan: Decision) -> Int {
        let worst = max(tier(papers.headline, papers.firmness), tier(plan.headline, plan.firmness))
        // Good by the papers and blocked by the plan rests on a disputed reading.
        let reading = tier(papers.headline, papers.firmness)
        return reading < 3 && worst > 3 ? 3 : max(reading, min(worst, 3))
    }

    /// Nothing above is lawful without more being known.
    static let lawful = 3

    private static func tier(_ headline: Headline, _ firmness: Int?) -> Int {
        switch headline {
        case .permitted, .exempt: 0
        case .conditional: firmness ?? 1
        case .undetermined: 4
        case .conflict: 5
        case .prohibited: 6
        }
    }
}
