import Geometry
public import PermitRules
public import Units

extension CheckStudy {
    /// The two decisions on one structure on one day.
    public struct Decided: Sendable {
        public var structure: StructureClass
        public var date: CalendarDate
        public var papers: Decision
        public var plan: Decision
    }

    /// Decides sites one after another; one per task, because transformations are not shared.
    public final class Decider {
        private let study: CheckStudy
        private let facts: SiteFacts

        /// - Throws: ``StudyError`` when the working grid is none.
        public init(_ study: CheckStudy) throws(StudyError) {
            self.study = study
            facts = try StudyError.wrap(study.scene.workspace.file) { try SiteFacts(study.scene) }
        }

        /// The site's facts at every date, in order; the same place is prepared once.
        public func places(of site: Site) throws(StudyError) -> [PreparedPlace] {
            try StudyError.wrap("site \(site.id)") {
                let ground = facts.ground(at: site.position)
                let lasting = try facts.lasting(site, ground)
                var last: PlaceFacts?
                var places: [PreparedPlace] = []
                for date in study.dates {
                    let dated = try facts.dated(lasting, site, ground, on: date)
                    if let place = places.last, dated == last {
                        places.append(place)
                    } else {
                        places.append(study.scene.book.prepare(dated))
                    }
                    last = dated
                }
                return places
            }
        }

        /// The decisions on one date, one per structure class.
        ///
        /// - Parameters:
        ///   - place: the site's at that date.
        ///   - date: index into ``CheckStudy/dates``.
        public func decide(_ site: Site, at place: PreparedPlace, date: Int) -> [Decided] {
            let (book, law) = (study.scene.book, study.laws[date])
            return classes(of: site, date: date).map { structure in
                Decided(
                    structure: structure, date: study.dates[date],
                    papers: book.decide(place, structure: structure, on: law, reading: .papers),
                    plan: book.decide(place, structure: structure, on: law, reading: .plan))
            }
        }

        public func classes(of site: Site, date: Int) -> [StructureClass] {
            study.classes(of: site, on: study.dates[date])
        }
    }
}
