import Geometry
public import PermitRules
public import Province
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
        private let facts: FactReader
        private var boundaries = BoundaryMemo()

        /// - Throws: ``StudyError`` when the working grid is none.
        public init(_ study: CheckStudy) throws(StudyError) {
            self.study = study
            facts = try StudyError.wrap(study.scene.workspace.file) { try FactReader(study.scene) }
        }

        /// The site's facts prepared, with the dates they hold on: neighbouring dates of equal facts share a place.
        public func places(of site: Site) throws(StudyError) -> [(place: PreparedPlace, dates: Range<Int>)] {
            try StudyError.wrap("site \(site.id)") {
                var site = site
                _ = try boundaries.expose(&site, in: study.scene)
                let ground = facts.ground(at: site.position)
                let lasting = try facts.lasting(site, ground)
                var last: PlaceFacts?
                var places: [(place: PreparedPlace, dates: Range<Int>)] = []
                for (index, date) in study.dates.enumerated() {
                    let dated = try facts.dated(lasting, site, ground, on: date)
                    if dated == last {
                        places[places.count - 1].dates = places[places.count - 1].dates.lowerBound..<index + 1
                    } else {
                        places.append((study.scene.book.prepare(dated), index..<index + 1))
                        last = dated
                    }
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

        /// The classes a site is judged as on a day, an index into the study's dates.
        public func classes(of site: Site, date: Int) -> [StructureClass] {
            study.classes(of: site, on: study.dates[date])
        }
    }
}
