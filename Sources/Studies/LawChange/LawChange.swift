public import PermitRules
public import Province
public import Units

/// What one step of the law does to the zones of a province, under one reading, with everything else frozen: the same
/// land, plan, people and units on both days (field review, 20).
public struct LawChange: Sendable {
    public var from: CalendarDate
    public var to: CalendarDate
    public var reading: Reading
    /// The transition matrix: every zone is in exactly one cell. By district, then class before, then class after.
    public var cells: [Cell]
    /// Zones whose class a ground mast's land got better or worse, by the instruments that did it: each zone counts once.
    public var attributions: [Attribution]
    /// Changes that release and block nothing: the permit, who decides, the papers.
    public var permits: Count
    public var authorities: Count
    public var papers: Count

    /// Whether a ground mast is prohibited inside: `Blocked` without its share.
    public enum State: String, CaseIterable, Hashable, Sendable, Codable {
        case yes, partly, no, undetermined
    }

    /// Zones of one district that were of one class before and are of one after.
    public struct Cell: Hashable, Sendable {
        /// nil in a province without districts.
        public var district: UnitReference?
        public var before: State
        public var after: State
        public var count: Count
    }

    /// Zones with their people and ground.
    public struct Count: Hashable, Sendable {
        public var zones = 0
        public var people = 0
        /// m².
        public var area = 0.0

        public init() {}

        mutating func add(_ other: Count) {
            zones += other.zones
            people += other.people
            area += other.area
        }
    }

    /// Zones that one cause moved.
    public struct Attribution: Hashable, Sendable {
        public var cause: Cause
        public var released: Count
        public var newlyBlocked: Count
    }

    /// Which instruments, by id and ascending, move a zone to where it ends up when the others stay as they were.
    public enum Cause: Hashable, Sendable {
        case one(String)
        /// Each of them does it alone.
        case anyOf([String])
        /// None of them does it alone, the two together do.
        case both(String, String)
        /// It takes more than two.
        case several

        /// By id; empty where it takes more than two.
        public var instruments: [String] {
            switch self {
            case .one(let id): [id]
            case .anyOf(let ids): ids
            case .both(let first, let second): [first, second]
            case .several: []
            }
        }
    }

    /// Blocked before in whole or part, not blocked after.
    public var released: Count {
        sum {
            $0 == .yes || $0 == .partly
        } after: {
            $0 == .no
        }
    }
    /// Not blocked before, blocked after in whole or part.
    public var newlyBlocked: Count {
        sum {
            $0 == .no
        } after: {
            $0 == .yes || $0 == .partly
        }
    }
    /// All zones, changed or not.
    public var total: Count {
        sum { _ in
            true
        } after: { _ in
            true
        }
    }

    private func sum(_ before: (State) -> Bool, after: (State) -> Bool) -> Count {
        cells.reduce(into: Count()) { sum, cell in
            if before(cell.before), after(cell.after) { sum.add(cell.count) }
        }
    }
}
