/// What a line's terminal can do, by the newest network on which it can make a call.
public enum Terminal: String, CaseIterable, Sendable {
    case twoGOnly = "two_g_only"
    case threeGOnly = "three_g_only"
    /// 4G data; calls fall back to 3G or 2G.
    case fourGWithoutVoLTE = "four_g_no_volte"
    case fourGWithVoLTE = "four_g_volte"
    case fiveG = "five_g"
}

/// A network that can be switched off.
public enum LegacyLayer: String, CaseIterable, Sendable {
    case twoG = "2G"
    case threeG = "3G"

    /// Terminals that cannot call once the layer is gone, other layers as the law leaves them: 3G terminals and 4G ones
    /// without VoLTE call on 3G as long as it is there; 2G goes before 3G.
    public var dependentTerminals: [Terminal] {
        switch self {
        case .twoG: [.twoGOnly]
        case .threeG: [.twoGOnly, .threeGOnly, .fourGWithoutVoLTE]
        }
    }
}

/// Where a number comes from.
public enum Origin: String, CaseIterable, Sendable {
    /// Given by whoever counts.
    case reported
    /// Arithmetic on given numbers.
    case derived
    /// Spread or estimated by a model.
    case modelled
}
