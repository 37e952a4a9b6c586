import Geometry
public import PermitRules
public import Units

/// May this be built here, on what basis, and if not, where is the nearest place that it may?
public struct CheckStudy: Sendable {
    public let scene: CheckScene
    public let dates: [CalendarDate]
    /// Classes judged where a site names none.
    public let structures: [StructureClass]
    let laws: [LawDay]

    /// - Parameter dates: of the law, ascending; not empty.
    public init(scene: CheckScene, dates: [CalendarDate], structures: [StructureClass] = StructureClass.allCases) {
        self.scene = scene
        self.dates = dates
        self.structures = structures.isEmpty ? StructureClass.allCases : structures
        laws = dates.map { scene.book.law(on: $0) }
    }

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
        var site = site
        let exposure = try site.antenna.map { (antenna) throws(StudyError) in
            try ExposureCheck(antenna, at: site, in: scene)
        }
        if let exposure, site.observations[.exposureOverlap] == nil {
            site.observations[.exposureOverlap] = Observation(.flag(!exposure.complies))
        }
        return try check(site, exposure, extras)
    }

    private func check(_ site: Site, _ exposure: ExposureCheck?, _ extras: Extras) throws(StudyError) -> SiteCheck {
        try StudyError.wrap("site \(site.id)") {
            let facts = try SiteFacts(scene)
            let ground = facts.ground(at: site.position)
            let lasting = try facts.lasting(site, ground)
            var result = SiteCheck(site: site, ground: ground, dates: [], exposure: exposure, alternatives: [])
            for (date, law) in zip(dates, laws) {
                let dated = try facts.dated(lasting, site, ground, on: date)
                let place = scene.book.prepare(dated)
                func structureCheck(_ structure: StructureClass) -> SiteCheck.StructureCheck {
                    let book = scene.book
                    let papers = book.decide(place, structure: structure, on: law, reading: .papers)
                    let plan = book.decide(place, structure: structure, on: law, reading: .plan)
                    return .init(
                        structure: structure, papers: book.verdict(papers, at: place),
                        plan: book.verdict(plan, at: place),
                        papersTrace: extras.traces ? book.explain(papers, at: place) : [],
                        planTrace: extras.traces ? book.explain(plan, at: place) : [])
                }
                result.dates.append(
                    .init(
                        date: date, approval: dated.observations[.positionState],
                        structures: classes(of: site, on: date).map(structureCheck)))
            }
            if let date = dates.last, let structure = classes(of: site, on: date).first {
                let finder = try AlternativeFinder(scene: scene, facts: facts, date: date)
                if extras.alternatives { result.alternatives = try finder.alternatives(to: site, structure) }
                if let radius = extras.ring { result.ring = try finder.ring(around: site, radius: radius, structure) }
            }
            return result
        }
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
