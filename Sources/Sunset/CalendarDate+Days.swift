public import Units

extension CalendarDate {
    /// Days since 1 March of the year 0 of the Gregorian calendar carried backwards; only differences mean anything.
    public var dayNumber: Int {
        let y = month > 2 ? year : year - 1
        let m = month > 2 ? month - 3 : month + 9  // months since March, so that the leap day comes last
        return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1
    }

    /// Days from `earlier` to this date; negative when it is later.
    public func days(since earlier: CalendarDate) -> Double { Double(dayNumber - earlier.dayNumber) }

    /// The last day of the month `count` months on.
    public func endOfMonth(after count: Int) -> CalendarDate {
        let index = year * 12 + (month - 1) + count + 1  // the month after the one asked for
        let next = CalendarDate(year: index / 12, month: index % 12 + 1, day: 1) ?? self
        return next.previous ?? self
    }
}
