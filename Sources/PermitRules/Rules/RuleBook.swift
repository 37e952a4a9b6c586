import Foundation
public import Units

/// The law of one country as data, loaded and checked once, then asked from any number of tasks.
///
/// ```swift
/// let book = try RuleBook(folder: "GeoData")
/// let use = book.catalogue.parse("ODT", namespace: "vn-plan-2014")
/// let verdict = book.verdict(
///     for: PlaceFacts(recorded: use), structure: .groundMast, on: day, reading: .papers)
/// ```
public struct RuleBook: Sendable {
    public let catalogue: LandUseCatalogue
    public let register: LawRegister
    /// In order of file and line.
    public let rules: [Rule]
    /// Paths of the files it was read from, for naming the bytes it rests on.
    public let files: [String]
    let compiled: CompiledRules
    /// For each transitional provision, which rules it has read as of its day.
    let transitional: [Int: [Bool]]

    /// - Parameters:
    ///   - folder: the data folder, which holds `landuse` and `law`.
    ///   - country: folder below `law`.
    ///   - catalogue: the code tables of those folders, if loaded already.
    ///   - overlays: folders of the same shape laid over it: code tables, facts and rules of a user, or a whole country.
    /// - Throws: ``RuleError`` with file and line of the first thing wrong.
    public init(
        folder: String, country: String = "vn", overlays: [String] = [], catalogue: LandUseCatalogue? = nil
    ) throws(RuleError) {
        let catalogue = if let catalogue { catalogue } else { try LandUseCatalogue(folder: folder, overlays: overlays) }
        let folder = DataFolder(folder, overlays: overlays)
        let register = try LawRegister(folder, country: country)
        let reader = RuleReader(register: register, catalogue: catalogue)
        var rules: [Rule] = []
        for file in try folder.files(in: "law/\(country)/rules") { rules += try reader.rules(in: file) }
        try RuleChecks.check(rules)
        try self.init(
            rules, register, catalogue,
            files: folder.paths(below: ["landuse", "law", "law/\(country)", "law/\(country)/rules"]))
    }

    init(
        _ rules: [Rule], _ register: LawRegister, _ catalogue: LandUseCatalogue, files: [String] = []
    ) throws(RuleError) {
        self.files = files
        self.catalogue = catalogue
        self.register = register
        self.rules = rules
        compiled = try CompiledRules(rules, register, catalogue)
        var transitional: [Int: [Bool]] = [:]
        for (index, rule) in rules.enumerated() {
            guard let change = rule.readsAsOf else { continue }
            transitional[index] = zip(Self.governed(by: change.instrument, rules, register), rules).map {
                $0 && $1.readsAsOf == nil
            }
        }
        self.transitional = transitional
    }

    /// Every fact the rules may ask for.
    public var facts: [FactDefinition] { register.facts }

    /// The facts that rules ask for which are in force on one of the days and hold in a province; those a ratio is made of
    /// included.
    public func facts(askedOn days: [CalendarDate], in province: String?) -> [FactDefinition] {
        var asked: Set<Fact> = []
        for rule in rules where days.contains(where: rule.interval.contains) {
            guard rule.provinces.isEmpty || province.map(rule.provinces.contains) ?? true else { continue }
            for test in rule.when.joined() { asked.insert(test.fact) }
        }
        for definition in facts where asked.contains(definition.fact) {
            if case .ratio(let above, let below)? = definition.source { asked.formUnion([above, below]) }
        }
        return facts.filter { asked.contains($0.fact) }
    }

    public var instruments: [Instrument] { register.instruments }

    /// The sentence that says how a headline word is derived; print it under every table of headlines.
    public var headlineRule: LocalizedText { text(.headlineRule) }

    /// - Returns: the rule in force that day, or the rule with exactly this id.
    public func rule(_ id: String, on date: CalendarDate? = nil) -> Rule? {
        rules.first { rule in
            rule.id == id || (rule.base == id && date.map(rule.interval.contains) ?? false)
        }
    }

    func text(_ key: EngineText) -> LocalizedText { register.text(key) }
}
