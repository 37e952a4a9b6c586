/// Whether a loss falls on the poor and the remote.
public enum Equity {
    /// A place's share lost over the whole's; nil when the whole loses nothing or nobody lives there.
    public static func ratio(lost: Double, people: Double, allLost: Double, allPeople: Double) -> Double? {
        guard people > 0, allPeople > 0, allLost > 0 else { return nil }
        return (lost / people) / (allLost / allPeople)
    }

    /// Concentration index of losses over places ranked from worst off to best: −1…1, negative when the worst off lose more,
    /// 0 when all lose alike. C = 2/(n̄·μ)·cov(loss, rank), the covariance form (Kakwani, Wagstaff and van Doorslaer 1997,
    /// Journal of Econometrics 77, 87–103), places weighted by their people.
    ///
    /// - Parameter places: by rank, the worst off first.
    public static func concentration(_ places: [(people: Double, lost: Double)]) -> Double? {
        let people = places.reduce(0) { $0 + $1.people }
        let lost = places.reduce(0) { $0 + $1.lost }
        guard people > 0, lost > 0 else { return nil }
        var below = 0.0
        var sum = 0.0
        for place in places {
            sum += place.lost * (below + place.people / 2) / people
            below += place.people
        }
        return 2 * sum / lost - 1
    }
}
