public import Geometry
public import Units

/// A position for a station that a decision or a yearly plan approves.
public struct ApprovedSite: Hashable, Sendable {
    public var site: String
    public var `operator`: String
    /// In the study's CRS.
    public var position: Coordinate
    public var decision: String?
    public var approvedOn: CalendarDate?
    /// Approved as part of a yearly plan, which does not keep a position for ever.
    public var isYearly: Bool
    /// Granted six more months for force majeure.
    public var isExtended: Bool
    public var withdrawnOn: CalendarDate?
    public var withdrawnBy: String?

    /// What became of an approval.
    public enum State: String, CaseIterable, Hashable, Sendable, Codable {
        case notYetApproved, active
        /// The year of the plan is over: the position is under review, not void.
        case reviewDue
        /// By a decision; nothing else withdraws.
        case withdrawn
    }

    /// The state of the approval on a day, built or not.
    ///
    /// Quyết định 72/2025/QĐ-UBND of Bắc Ninh, Đ4 k4: twelve months after the approval of the yearly plan an unbuilt position
    /// is reviewed, six months later for force majeure; field review, 13: only a decision withdraws it.
    /// ASSUMPTION: other provinces review after the same time.
    public func state(on date: CalendarDate) -> State {
        if let withdrawnOn, withdrawnOn <= date { return .withdrawn }
        guard let approvedOn else { return .active }
        if date < approvedOn { return .notYetApproved }
        guard isYearly, let end = approvedOn.adding(months: isExtended ? 18 : 12) else { return .active }
        return date > end ? .reviewDue : .active
    }
}

extension CalendarDate {
    /// The same day so many months later, or the last day of that month when it has no such day.
    func adding(months: Int) -> CalendarDate? {
        let count = year * 12 + month - 1 + months
        return (0...3).lazy.compactMap { CalendarDate(year: count / 12, month: count % 12 + 1, day: self.day - $0) }
            .first
    }
}
