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
    let compiled: CompiledRules

    /// - Parameters:
    ///   - folder: the data folder, which holds `landuse` and `law`.
    ///   - country: folder below `law`.
    /// - Throws: ``RuleError`` with file and line of the first thing wrong.
    public init(folder: String, country: String = "vn") throws(RuleError) {
        let folder = DataFolder(folder)
        let catalogue = try LandUseCatalogue(folder: folder.path)
        let register = try LawRegister(folder, country: country)
        let reader = RuleReader(register: register, catalogue: catalogue)
        var rules: [Rule] = []
        for file in try folder.files(in: "law/\(country)/rules") { rules += try reader.rules(in: file) }
        try RuleChecks.check(rules)
        self.catalogue = catalogue
        self.register = register
        self.rules = rules
        compiled = CompiledRules(rules, register, catalogue)
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
