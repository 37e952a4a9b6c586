import Formats
import Foundation
import PermitRules
import Province
public import Studies
import Units

/// The law comparison for programs; stable keys.
public struct LawChangeDocument: Encodable, Sendable {
    var steps: [Step]

    struct Step: Encodable, Sendable {
        var from, to: CalendarDate
        var reading: String
        var cells: [Cell]
        var released, newlyBlocked, total, permits, authorities, papers: Figures
        var attributions: [Attribution]
    }

    struct Cell: Encodable, Sendable {
        var district, districtName: String?
        var before, after: String
        var count: Figures
    }

    struct Attribution: Encodable, Sendable {
        /// one, anyOf (each of them does it alone), both (only the two together), several (more than two)
        var cause: String
        var instruments: [String]
        var released, newlyBlocked: Figures
    }

    struct Figures: Encodable, Sendable {
        var zones, people: Int
        var areaM2: Double

        init(_ count: LawChange.Count) {
            (zones, people) = (count.zones, count.people)
            areaM2 = (count.area * 10).rounded() / 10
        }
    }

    public init(_ changes: [LawChange]) {
        steps = changes.map { change in
            Step(
                from: change.from, to: change.to, reading: change.reading.rawValue,
                cells: change.cells.map {
                    Cell(
                        district: $0.district?.code, districtName: $0.district?.name, before: $0.before.rawValue,
                        after: $0.after.rawValue, count: Figures($0.count))
                },
                released: Figures(change.released), newlyBlocked: Figures(change.newlyBlocked),
                total: Figures(change.total), permits: Figures(change.permits),
                authorities: Figures(change.authorities), papers: Figures(change.papers),
                attributions: change.attributions.map {
                    Attribution(
                        cause: $0.cause.word, instruments: $0.cause.instruments, released: Figures($0.released),
                        newlyBlocked: Figures($0.newlyBlocked))
                })
        }
    }

    /// Sorted keys, so that the same comparison gives the same bytes.
    public func json() throws -> String {
        try JSONDocument.text(self)
    }
}

extension LawChange.Cause {
    fileprivate var word: String {
        switch self {
        case .one: "one"
        case .anyOf: "anyOf"
        case .both: "both"
        case .several: "several"
        }
    }
}
