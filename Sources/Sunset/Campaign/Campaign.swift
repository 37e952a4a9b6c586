import Foundation

/// What a commune needs so that few enough old terminals are left on the day.
public struct CommuneCampaign: Hashable, Sendable {
    /// Handsets to hand out beyond those who move by themselves.
    public let handsets: Int
    /// Points needed to hand them out in time; 0 without handsets.
    public let exchangePoints: Int
    public let homeVisits: Int
    /// Handsets paid by the public telecommunications fund and by the province; households or operators pay the rest.
    public let fromFund: Int
    public let fromProvince: Int

    /// - Parameters:
    ///   - left: old terminals left on the day without it; the upper tenth, so that four times of five fewer do.
    ///   - lines: all lines of the commune.
    ///   - months: between today and the day.
    public init(left: Double, lines: Int, months: Double, parameters: ParameterSet) throws(SunsetError) {
        let allowed = try parameters.value("residual_limit") * Double(lines)
        handsets = max(0, Int((left - allowed).rounded(.up)))
        let perPoint = try parameters.value("exchange_point_capacity") * max(1, months)
        exchangePoints = Int((Double(handsets) / perPoint).rounded(.up))
        homeVisits = Int((Double(handsets) * (try parameters.value("home_visit_share"))).rounded(.up))
        fromFund = Int((Double(handsets) * (try parameters.value("subsidy_share_fund"))).rounded(.down))
        fromProvince = min(
            handsets - fromFund,
            Int((Double(handsets) * (try parameters.value("subsidy_share_province"))).rounded(.down)))
    }
}
