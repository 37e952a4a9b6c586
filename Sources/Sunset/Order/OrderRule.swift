/// Orders that are in use where nobody computes one; what ours is compared with.
public enum OrderRule: String, CaseIterable, Sendable {
    case lowestTrafficFirst
    case fewestUsersFirst
    /// Everything at the last month, whatever the limits.
    case allAtOnce
}

extension OrderProblem {
    /// Clusters by the rule's key, each at the first month that the limits allow.
    ///
    /// - Parameters:
    ///   - traffic: of each cluster, in any unit.
    ///   - users: old terminals of each cluster at the start.
    public func order(by rule: OrderRule, traffic: [Double], users: [Double]) -> SwitchOffOrder {
        let keys: [Double]
        switch rule {
        case .allAtOnce: return SwitchOffOrder(months: clusters.map { _ in months - 1 })
        case .lowestTrafficFirst: keys = traffic
        case .fewestUsersFirst: keys = users
        }
        var state = OrderState(self)
        for cluster in precedenceOrder(by: keys) {
            for month in 0..<months where state.tryMove(cluster, to: month) { break }
        }
        return SwitchOffOrder(months: state.chosen)
    }
}
