public import Propagation
public import Units

/// What is asked of a plan of new sites.
public struct SitingOptions: Hashable, Sendable {
    /// What is to be reached with what.
    public enum Target: Hashable, Sendable {
        /// Most people with so many sites; an operator's structure of its own is a site.
        case sites(Int)
        /// Most people for so much money, million VND.
        case budget(Double)
        /// Least cost for a share of all people.
        case cover(Double)
    }

    /// What is to be reached.
    public var target: Target
    /// Share of the people of each district (commune, without districts); with ``Target/cover(_:)`` only.
    public var minSharePerUnit = 0.0
    /// Whether operators may build one structure together.
    public var isShared = false
    /// Layers switched off: people count as served where any layer that stays serves them. Empty: where the workspace's
    /// technology does.
    public var afterSwitchOff: Set<Technology> = []
    /// The day whose law decides.
    public var date: CalendarDate
    /// Longest search for one answer, seconds; the curve and each relaxed rule are answers of their own.
    public var seconds = 60.0
    public var seed: UInt64 = 1
    /// Whether to price the law, rule by rule.
    public var pricesLaw = false
    /// Whether parcels may be added to the land-use plan where the target is out of lawful reach.
    public var cures = false

    public init(target: Target, date: CalendarDate) { (self.target, self.date) = (target, date) }
}
