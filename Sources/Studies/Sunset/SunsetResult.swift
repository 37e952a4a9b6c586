public import Geometry
public import Province
public import Sunset
public import Units

/// Who loses service at a switch-off, commune by commune, and what a province can do about it.
public struct SunsetResult: Sendable {
    public var name: String
    public var crs: CRS
    public var layer: LegacyLayer
    public var deadline: CalendarDate
    /// Day of the counts.
    public var dataDate: CalendarDate
    /// Day before which nothing is planned.
    public var from: CalendarDate
    public var scenarios: Int
    public var operators: [String]
    /// Ends of the months; the last is the deadline.
    public var dates: [CalendarDate]
    /// Sorted by code.
    public var communes: [SunsetCommune]
    public var strata: [Stratum]
    /// Old terminals of the whole province by step.
    public var total: [Range80]
    /// At the deadline by stratum, mean over scenarios.
    public var leftByStratum: [Double]
    /// Concentration of the people harmed over communes from the least to the best covered; nil when nobody is.
    public var concentration: Double?
    /// The same total if the deadline were a month earlier, and later.
    public var monthEarlier: Range80
    public var monthLater: Range80
    public var plan: SunsetPlan
    public var money: SunsetMoney
    public var stages: [LegalStage]
    public var parameters: ParameterSet
    public var notes: [Assumption]

    /// Share of a stratum's old terminals left at the deadline over that of all; nil where none are.
    public func ratio(ofStratum index: Int) -> Double? {
        Equity.ratio(
            lost: leftByStratum[index], people: communes.reduce(0.0) { $0 + Double($1.byStratum[index]) },
            allLost: leftByStratum.reduce(0, +), allPeople: communes.reduce(0.0) { $0 + Double($1.device) })
    }
}

/// One commune at the switch-off.
public struct SunsetCommune: Sendable {
    public var code: String
    public var name: String
    public var isUrban: Bool
    public var district: String?
    public var shape: Shape
    public var people: Int?
    public var lines: Int
    /// Lines per operator, in the order of the study's operators.
    public var linesByOperator: [Int]
    /// Old terminals at the day of the counts.
    public var device: Int
    public var deviceByOperator: [Int]
    public var byStratum: [Int]
    public var machines: Int
    /// Of the lines and what their terminals can do: the weakest of its operators'.
    public var origin: Origin
    /// Old terminals left by step.
    public var left: [Range80]
    public var leftByStratum: [Double]
    /// Lines used where nothing that stays on reaches, outdoors; of which even with roaming.
    public var coverage: Int
    public var coverageIndoors: Int
    public var coverageWithRoaming: Int
    /// On the day of the deadline, device at its median.
    public var affected: AffectedPeople
    /// Harmed share of lines over the province's; nil where there are none.
    public var ratio: Double?
    public var campaign: CommuneCampaign
    /// Stations with the layer and nothing that stays on, to be upgraded first.
    public var upgrades: [Station]
    /// Of ``coverage``, lines that 4G on the upgraded stations of all communes would reach.
    public var restored: Int
    /// Stations of the layer.
    public var stations: Int
    /// Step at which it is cut.
    public var cut: Int
}

/// When each commune is cut and what other ways of ordering are worth.
public struct SunsetPlan: Sendable {
    public var value: Double
    public var bound: Double
    public var gap: Double
    /// Value and broken limits of each rule in use.
    public var rules: [(rule: OrderRule, value: Double, violations: Int)]
    public var stationMonthsSaved: Double
}

/// Costs and benefits of the plan against the national date with no action of the province.
public struct SunsetMoney: Sendable {
    public var quantities: CostBenefit.Quantities
    /// Present values per view at each rate.
    public var rates: [Double]
    public var values: [(view: CostBenefit.View, present: [Double], ratio: [Double?], internalRate: Double?)]
    /// Of society's present value at the middle rate.
    public var tornado: [TornadoBar]
    public var low: Double
    public var high: Double
    public var breakEvenHandset: Double?

    /// A single present value may be quoted only when none of the three widest inputs is assumed.
    public var isQuotable: Bool { !tornado.prefix(3).contains { $0.parameter.status == .assumed } }
}
