public import Units

/// Everything the rules refer to by id: instruments, articles, conditions, questions, remedies, texts.
public struct LawRegister: Sendable {
    public internal(set) var instruments: [Instrument] = []
    public internal(set) var articles: [Article] = []
    public internal(set) var conditions: [Condition] = []
    public internal(set) var questions: [OpenQuestion] = []
    public internal(set) var remedies: [Remedy] = []
    /// When a structure on a building is not bulky.
    public internal(set) var classTests: [ClassTest] = []
    /// Obstacle surfaces by the id that facts name.
    public internal(set) var surfaces: [ObstacleSurface] = []
    public internal(set) var procedures: [Procedure] = []
    /// Every fact a rule may ask for, in order of declaration.
    public internal(set) var facts: [FactDefinition] = []
    /// Sentences of the engine itself, with `{name}` where values go.
    public internal(set) var texts: [String: LocalizedText] = [:]
    var notEvaluated: [NotEvaluatedItem] = []
    var bases: [String: LegalBasis] = [:]

    public func instrument(_ id: String) -> Instrument? { instruments.first { $0.id == id } }

    public func definition(_ fact: Fact) -> FactDefinition? { facts.first { $0.fact == fact } }

    func text(of fact: Fact) -> LocalizedText {
        definition(fact)?.text ?? LocalizedText(vi: fact.rawValue, en: fact.rawValue)
    }

    func text(_ key: EngineText) -> LocalizedText { texts[key.rawValue] ?? LocalizedText(vi: "", en: "") }

    /// What the register can say about articles in force that day, for the face that prints legal bases.
    public func basis(_ article: String) -> LegalBasis? { bases[article] }
}

/// A listed gap: which verdicts it belongs to.
struct NotEvaluatedItem: Hashable, Sendable {
    let item: NotEvaluated
    let structures: [StructureClass]
    let interval: DayInterval
    let provinces: [String]
    let exceptProvinces: [String]
    let printing: Printing

    enum Printing: String, CaseIterable, Hashable, Sendable {
        /// With every verdict it belongs to.
        case always
        /// When a rule that names it wants a fact.
        case whenUnknown
        /// In the register only.
        case register
    }

    /// - Parameter province: nil when unknown; an item about some provinces then stays silent.
    func applies(structure: StructureClass, day: CalendarDate, province: String?) -> Bool {
        guard printing == .always, interval.contains(day), structures.contains(structure) else { return false }
        if !provinces.isEmpty { return province.map(provinces.contains) ?? false }
        if !exceptProvinces.isEmpty { return province.map { !exceptProvinces.contains($0) } ?? false }
        return true
    }
}

extension LawRegister {
    /// What is listed as not evaluated, with its reason and the days it belongs to, whenever it is printed.
    public var listedGaps: [(item: NotEvaluated, interval: DayInterval)] {
        notEvaluated.map { ($0.item, $0.interval) }
    }
}
