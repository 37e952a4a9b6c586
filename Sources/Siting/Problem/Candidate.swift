/// A place that might carry a station, or one that already does.
public struct Candidate: Sendable, Equatable {
    public enum Status: Sendable, Equatable {
        case open
        /// To be built whatever the solver thinks; costs and counts.
        case fixed
        /// Not to be built.
        case forbidden
        /// Stands already: serves, costs nothing, does not count as a site.
        case existing
    }

    public let id: String
    /// In the unit of the budget; 0 or more.
    public var cost: Double
    public var status: Status

    public init(id: String, cost: Double = 1, status: Status = .open) {
        self.id = id
        self.cost = cost
        self.status = status
    }
}
