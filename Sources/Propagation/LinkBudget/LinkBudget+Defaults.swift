import Units

extension LinkBudget {
    /// A usual macro sector, for networks of which only technology and place are known.
    ///
    /// ASSUMPTION: no list of a Vietnamese operator gives power or antenna. GSM 20 W and 17 dBi; UMTS 20 W with a
    /// tenth on the pilot; LTE 40 W on 20 MHz (100 blocks), 17 dBi; NR 200 W on 100 MHz (273 blocks) with 20 dBi for
    /// the swept beams that carry the synchronisation signal. Feeder 0.5 dB (radio near the antenna), none for NR.
    public static func assumed(for technology: Technology) -> LinkBudget {
        let panel = Decibels(17)
        let jumper = Decibels(0.5)
        let none = Decibels(0)
        switch technology {
        case .gsm:
            return LinkBudget(
                unchecked: .dBm(43), share: .wholeCarrier, antennaGain: panel, feederLoss: jumper, bodyLoss: none)
        case .umts:
            return LinkBudget(
                unchecked: .dBm(43), share: .pilot(Decibels(10)), antennaGain: panel, feederLoss: jumper, bodyLoss: none
            )
        case .lte:
            return LinkBudget(
                unchecked: .dBm(46.0206), share: .resourceBlocks(100), antennaGain: panel, feederLoss: jumper,
                bodyLoss: none)
        case .nr:
            return LinkBudget(
                unchecked: .dBm(53.0103), share: .resourceBlocks(273), antennaGain: Decibels(20), feederLoss: none,
                bodyLoss: none)
        }
    }
}
