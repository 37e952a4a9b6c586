package import Units

/// The urban flag by a unit's rank.
package enum UrbanByUnit {
    /// Under later law an old thị trấn may lie in a new phường or a new xã: then it is not known.
    package static func isUrban(_ rank: UnitRank, on date: CalendarDate) -> Bool? {
        rank == .township && isLate(date) ? nil : rank.isUrban
    }

    package static func isLate(_ date: CalendarDate) -> Bool { date > Workspace.lastDayOfDistricts }
}
