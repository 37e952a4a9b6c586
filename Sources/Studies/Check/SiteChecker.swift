import Geometry
import PermitRules
import Propagation
public import Province
public import Units

extension CheckStudy {
    /// Checks sites one after another, with every text; one per task, because transformations are not shared.
    public final class Checker {
        private let study: CheckStudy
        private let facts: FactReader
        private let finder: AlternativeFinder?
        private var boundaries = BoundaryMemo()

        /// - Throws: ``StudyError`` when the working grid is none.
        public init(_ study: CheckStudy, run: Run = Run()) throws(StudyError) {
            self.study = study
            (facts, finder) = try StudyError.wrap(study.scene.workspace.file) {
                let facts = try FactReader(study.scene)
                return (
                    facts,
                    try study.dates.last.map { try AlternativeFinder(study, facts: facts, date: $0, run: run) }
                )
            }
        }

        /// - Throws: ``StudyError``, e.g. for an antenna the regulation gives no limit for.
        public func check(_ site: Site, extras: Extras = Extras()) throws(StudyError) -> SiteCheck {
            try StudyError.wrap("site \(site.id)") {
                var site = site
                let exposure = try boundaries.expose(&site, in: study.scene)
                let ground = facts.ground(at: site.position)
                let lasting = try facts.lasting(site, ground)
                var result = SiteCheck(site: site, ground: ground, dates: [], exposure: exposure, alternatives: [])
                for (date, law) in zip(study.dates, study.laws) {
                    let dated = try facts.dated(lasting, site, ground, on: date)
                    let place = study.scene.book.prepare(dated)
                    result.dates.append(
                        .init(
                            date: date, approval: dated.observations[.positionState],
                            structures: study.classes(of: site, on: date).map { structure in
                                verdicts(structure, at: place, law, traces: extras.traces)
                            }))
                }
                if let finder, let date = study.dates.last, let structure = study.classes(of: site, on: date).first {
                    if extras.alternatives { result.alternatives = try finder.alternatives(to: site, structure) }
                    if let radius = extras.ring {
                        result.ring = try finder.ring(around: site, radius: radius, structure)
                    }
                }
                return result
            }
        }

        private func verdicts(
            _ structure: StructureClass, at place: PreparedPlace, _ law: LawDay, traces: Bool
        ) -> SiteCheck.StructureCheck {
            let book = study.scene.book
            let papers = book.decide(place, structure: structure, on: law, reading: .papers)
            let plan = book.decide(place, structure: structure, on: law, reading: .plan)
            return .init(
                structure: structure, papers: book.verdict(papers, at: place), plan: book.verdict(plan, at: place),
                papersTrace: traces ? book.explain(papers, at: place) : [],
                planTrace: traces ? book.explain(plan, at: place) : [])
        }
    }
}

/// The compliance boundaries met so far: many sites of a list have antennas that radiate alike.
struct BoundaryMemo {
    private var known: [Site.Antenna: ComplianceBoundary] = [:]

    /// Works out where a site's field exceeds the limit, and hands the rules what that meets unless the list says it.
    mutating func expose(_ site: inout Site, in scene: FactScene) throws(PropagationError) -> ExposureCheck? {
        guard let antenna = site.antenna else { return nil }
        let exposure = ExposureCheck(try boundary(of: antenna), antenna, at: site, in: scene)
        if site.observations[.exposureOverlap] == nil {
            site.observations[.exposureOverlap] = Observation(.flag(!exposure.complies))
        }
        return exposure
    }

    /// The same at every height.
    private mutating func boundary(of antenna: Site.Antenna) throws(PropagationError) -> ComplianceBoundary {
        var key = antenna
        key.height = 0
        if let boundary = known[key] { return boundary }
        let boundary = ComplianceBoundary(try antenna.radiation())
        known[key] = boundary
        return boundary
    }
}
