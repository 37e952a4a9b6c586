import Geometry
public import PermitRules
public import Province
public import Units

/// May this be built here, on what basis, and if not, where is the nearest place that it may?
public struct CheckStudy: Sendable {
    public let scene: FactScene
    /// What places are compared by; nil for a workspace of layers only.
    let surroundings: Scene?
    public let dates: [CalendarDate]
    /// Classes judged where a site names none.
    public let structures: [StructureClass]
    let laws: [LawDay]

    /// - Parameter dates: of the law, ascending; not empty.
    public init(scene: FactScene, dates: [CalendarDate], structures: [StructureClass] = StructureClass.allCases) {
        self.init(scene, Scene(scene), dates, structures)
    }

    /// Of a province whose other studies share what is made for this one.
    ///
    /// - Throws: ``StudyError``
    public init(
        scene: Scene, dates: [CalendarDate], structures: [StructureClass] = StructureClass.allCases, run: Run = Run()
    ) throws(StudyError) {
        self.init(try scene.facts(run), scene, dates, structures)
    }

    private init(_ scene: FactScene, _ surroundings: Scene?, _ dates: [CalendarDate], _ structures: [StructureClass]) {
        (self.scene, self.surroundings) = (scene, surroundings)
        self.dates = dates
        self.structures = structures.isEmpty ? StructureClass.allCases : structures
        laws = dates.map { scene.book.law(on: $0) }
    }

    /// Layers that the rules of its days would ask and the workspace does not have: their facts stay not evaluated.
    public var missingLayers: [String] { scene.missingLayers(on: dates) }

    /// What else is looked for beside the verdicts.
    public struct Extras: Hashable, Sendable {
        public var alternatives: Bool
        /// Radius of a search ring, m.
        public var ring: Double?
        /// The reasoning rule by rule.
        public var traces: Bool

        public init(alternatives: Bool = true, ring: Double? = nil, traces: Bool = false) {
            (self.alternatives, self.ring, self.traces) = (alternatives, ring, traces)
        }
    }

    /// - Throws: ``StudyError``, e.g. for an antenna the regulation gives no limit for.
    public func check(_ site: Site, extras: Extras = Extras()) throws(StudyError) -> SiteCheck {
        try Checker(self).check(site, extras: extras)
    }

    /// The site's own class; for a roof of which enough is measured, the class those measures give.
    func classes(of site: Site, on date: CalendarDate) -> [StructureClass] {
        guard let structure = site.structure else { return structures }
        if structure == .bulkyRoofMast,
            case .known(let measured) = scene.book.classify(.building, site.observations, on: date)
        {
            return [measured]
        }
        return [structure]
    }
}
